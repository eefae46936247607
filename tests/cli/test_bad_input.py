"""Bad input, each kind tried: exit code, what is wrong, where, what to do, in both languages; nothing half done."""
import unittest

import support
from support import (CliTest, INVALID, NOT_FOUND, OK, REFUSED, comtrade_csv, comtrade_rows, gzip_bytes, hashes, noroshi, sql)

GOOD = comtrade_rows()


def shared_workspace(cls):
    """A workspace with one delivery for all tests of a class: none of them may change it."""
    shared = support.for_class(cls)
    home = shared.workspace()
    shared.succeeds("import", "comtrade", shared.write("first.csv", comtrade_csv(GOOD)), workspace=home)
    return home, shared


class RefusedFiles(CliTest):
    """Files that cannot be taken. The workspace keeps every byte."""

    @classmethod
    def setUpClass(cls):
        cls.home, cls.shared = shared_workspace(cls)
        cls.before = hashes(cls.home)

    def refuses(self, code, content, name="bad.csv", en=(), ja=(), feed="comtrade", more=()):
        path = self.write(name, content) if content is not None else self.folder / name
        for language, says, error in (("en", en, "error:"), ("ja", ja, "エラー:")):
            with self.subTest(language=language):
                ran = self.fails(code, "import", feed, path, *more, "--lang", language, says=(error, *says), workspace=self.home)
                self.assertIn("where:" if language == "en" else "箇所:", ran.err)
                self.assertEqual(hashes(self.home), self.before, "a refusal changes nothing")

    def test_truncated_gzip(self):
        packed = gzip_bytes(comtrade_csv(comtrade_rows(products=[f"28{n:04d}" for n in range(100, 200)])))
        for kept in (len(packed) // 2, len(packed) - 4):
            with self.subTest(kept=kept):
                self.refuses(INVALID, packed[:kept], "cut.csv.gz", en=("gzip", "cut off", "Download", "cut.csv.gz"),
                             ja=("gzip", "途中で切れて", "ダウンロード", "cut.csv.gz"))

    def test_damaged_gzip(self):
        packed = bytearray(gzip_bytes(comtrade_csv(GOOD)))
        packed[-6] ^= 0xFF  # in the checksum
        self.refuses(INVALID, bytes(packed), "damaged.csv.gz", en=("gzip", "damaged.csv.gz"), ja=("gzip", "damaged.csv.gz"))

    def test_empty_file(self):
        self.refuses(INVALID, b"", en=("empty", "bad.csv"), ja=("空です", "bad.csv"))

    def test_empty_file_in_gzip(self):
        self.refuses(INVALID, gzip_bytes(""), "bad.csv.gz", en=("empty", "bad.csv.gz"), ja=("空です", "bad.csv.gz"))

    def test_header_only(self):
        self.refuses(REFUSED, comtrade_csv([]), en=("0 usable rows", "Check"), ja=("0件", "確認"))

    def test_not_a_csv(self):
        self.refuses(INVALID, "Dear reader,\nthis is a letter and no table.\n", en=("primaryValue", "Check", "bad.csv"),
                     ja=("primaryValue", "確認", "bad.csv"))

    def test_binary(self):
        self.refuses(INVALID, bytes(range(256)) * 20, en=("binary", "CSV", "bad.csv"), ja=("バイナリ", "CSV", "bad.csv"))

    def test_web_page(self):
        self.refuses(INVALID, "<!DOCTYPE html><html><body>Please log in</body></html>", en=("web page", "Download"),
                     ja=("ウェブページ", "ダウンロード"))

    def test_pdf(self):
        self.refuses(INVALID, b"%PDF-1.7\n" + b"x" * 500, en=("PDF", "CSV"), ja=("PDF", "CSV"))

    def test_missing_column(self):
        header = support.COMTRADE_HEADER.replace("primaryValue", "value")
        self.refuses(INVALID, comtrade_csv(GOOD, header), en=("primaryValue", "Check"), ja=("primaryValue", "確認"))

    def test_open_quotation(self):
        rows = list(GOOD)
        rows[7] = '2023,H6,392,"156,M,850760,100,1000.5'
        self.refuses(INVALID, comtrade_csv(rows), en=("line 9", "quotation", "bad.csv:9"), ja=("9行目", "引用符", "bad.csv:9"))

    def test_too_many_bad_rows_name_the_first_with_its_place(self):
        bad = ["2023,H6,392,9999,M,850760,1,1"] * 5
        self.refuses(REFUSED, comtrade_csv(GOOD[:5] + bad), en=("5 of 10 rows", "country", "bad.csv:7:", "--force"),
                     ja=("10件中5件", "国・地域", "bad.csv:7:", "--force"))

    def test_wrong_feed_name(self):
        path = self.write("good.csv", comtrade_csv(GOOD))
        self.fails(NOT_FOUND, "import", "comtrad", path, says=("comtrad", "Did you mean 'comtrade'"), workspace=self.home)
        self.fails(NOT_FOUND, "import", "comtrad", path, "--lang", "ja", says=("comtrad", "「comtrade」"), workspace=self.home)
        self.assertEqual(hashes(self.home), self.before)

    def test_file_of_another_feed(self):
        self.refuses(INVALID, comtrade_csv(GOOD), "BACI_HS17_Y2023_V202501.csv", feed="baci", en=("column", "BACI_HS17"), ja=("列", "BACI_HS17"))

    def test_baci_without_edition_in_its_name(self):
        self.refuses(INVALID, support.baci_csv(1), "trade.csv", feed="baci", en=("edition", "trade.csv"), ja=("HSの版", "trade.csv"))

    def test_missing_file(self):
        self.refuses(NOT_FOUND, None, "absent.csv", en=("no such file", "absent.csv"), ja=("ファイルがありません", "absent.csv"))

    def test_folder_as_file(self):
        (self.folder / "folder.csv").mkdir()
        ran = noroshi("import", "comtrade", self.folder / "folder.csv", workspace=self.home)
        self.assertIn(ran.code, (INVALID, support.IO), ran)
        self.assertIn("folder.csv", ran.err)
        self.assertEqual(hashes(self.home), self.before)

    def test_one_bad_file_of_two_refuses_the_delivery(self):
        good, bad = self.write("a.csv", comtrade_csv(comtrade_rows(year=2022))), self.write("b.csv", b"")
        self.fails(INVALID, "import", "comtrade", good, bad, says=("empty", "b.csv"), workspace=self.home)
        self.assertEqual(hashes(self.home), self.before)

    def test_generic_without_mapping(self):
        self.refuses(INVALID, comtrade_csv(GOOD), feed="generic", en=("--mapping",), ja=("--mapping",))

    def test_mapping_with_an_unknown_key_names_its_line(self):
        mapping = self.write("m.toml", 'id = "mine"\npublisher = "me"\nlicence = "none"\n[columns]\nvalu = "primaryValue"\n')
        self.refuses(INVALID, comtrade_csv(GOOD), feed="generic", more=("--mapping", mapping), en=("valu", "m.toml:5"), ja=("valu", "m.toml:5"))

    def test_retrieved_that_is_no_date(self):
        self.refuses(INVALID, comtrade_csv(GOOD), more=("--retrieved", "yesterday"), en=("yesterday", "--retrieved"), ja=("yesterday", "--retrieved"))


class RejectedRows(CliTest):
    """Single bad rows: the rest is taken, the row is kept with its place and reason, and counted."""

    def setUp(self):
        super().setUp()
        self.home = self.workspace()

    def rejects(self, row, reason, field, en, ja, content, rows=GOOD, unplaced=0):
        line = len(rows) + 2  # 1 is the header
        for language, words in (("en", en), ("ja", ja)):
            with self.subTest(language=language):
                path = self.write(f"bad_{language}.csv", comtrade_csv([*rows, row]))
                ran = self.succeeds("import", "comtrade", path, "--lang", language, "--format", "csv", workspace=self.home)
                self.assertEqual([(r["year"], r["stored"]) for r in ran.rows], [("2023", str(len(rows) + unplaced))], ran)
                self.assertIn(f"{path.name}:{line}:{field}", ran.err)
                self.assertIn(words, ran.err)
        kept = sql(self.home, "SELECT file, record, field, reason, content FROM rejected JOIN deliveries d ON d.id = delivery ORDER BY file")
        self.assertEqual([(k["file"], k["record"], k["field"], k["reason"]) for k in kept],
                         [(f"bad_{language}.csv", str(line), field, reason) for language in ("en", "ja")])
        for k in kept:
            self.assertTrue(k["content"].startswith(content), k)
        counted = sql(self.home, "SELECT accepted, rejected FROM deliveries WHERE feed = 'comtrade'")
        self.assertEqual([(c["accepted"], c["rejected"]) for c in counted], [(str(len(rows)), "1")] * 2)

    def test_unknown_country(self):
        self.rejects("2023,H6,392,9999,M,850760,1,1", "unknown_area", "partnerCode", "country", "国・地域", "9999",
                     unplaced=1)  # its value stays with the product, as not identified

    def test_lost_leading_zero(self):
        self.rejects("2023,H6,392,156,M,10121,1,1", "lost_leading_zero", "cmdCode", "leading zero", "先頭のゼロ", "10121")

    def test_negative_value(self):
        self.rejects("2023,H6,392,156,M,280461,1,-5", "negative_value", "primaryValue", "negative", "負", "-5")

    def test_value_of_1e300(self):
        self.rejects("2023,H6,392,156,M,280461,1,1e300", "out_of_range", "primaryValue", "large", "大きすぎる", "1e+300")

    def test_infinite_value(self):
        self.rejects("2023,H6,392,156,M,280461,1,inf", "out_of_range", "primaryValue", "finite", "有限", "inf")

    def test_value_that_is_nan(self):
        self.rejects("2023,H6,392,156,M,280461,1,nan", "out_of_range", "primaryValue", "finite", "有限", "nan")

    def test_code_with_a_fraction(self):
        """Whole numbers are not made by rounding: 392.7 is not Japan's 392 (BACI writes areas as numbers)."""
        path = self.write("BACI_HS17_Y2023_V202501.csv", support.baci_csv(1) + "2023,392,156.7,280461,1,1\n")
        self.succeeds("import", "baci", path, workspace=self.home)
        self.assertEqual(sql(self.home, "SELECT record, field, reason, content FROM rejected"),
                         [{"record": "464", "field": "j", "reason": "unreadable_number", "content": "156.7"}])

    def test_line_of_a_duplicate_in_the_second_of_two_files(self):
        first = self.write("first.csv", comtrade_csv(GOOD[:5]))
        second = self.write("second.csv", comtrade_csv(["2023", *GOOD[5:], GOOD[0]], support.COMTRADE_HEADER.replace("primaryValue", "primary_value")))
        bad = self.write("third.csv", comtrade_csv(["2023,H6,392,156,M,280461,1,-5"], support.COMTRADE_HEADER.replace("primaryValue", "primary_value")))
        self.succeeds("import", "comtrade", first, second, bad, "--force", workspace=self.home)
        self.assertEqual(sql(self.home, "SELECT file, record, field, reason FROM rejected ORDER BY file, record"),
                         [{"file": "second.csv", "record": "2", "field": "", "reason": "wrong_column_count"},
                          {"file": "second.csv", "record": str(len(GOOD) - 5 + 3), "field": "", "reason": "duplicate_key"},
                          {"file": "third.csv", "record": "2", "field": "primary_value", "reason": "negative_value"}])
        counted = sql(self.home, "SELECT accepted, rejected FROM deliveries WHERE feed = 'comtrade'")
        self.assertEqual(counted, [{"accepted": str(len(GOOD)), "rejected": "3"}])

    def test_not_a_number(self):
        self.rejects("2023,H6,392,156,M,280461,1,abc", "unreadable_number", "primaryValue", "number", "数値", "abc")

    def test_duplicate_key(self):
        self.rejects(GOOD[0], "duplicate_key", "", "same flow", "重複", "2023")

    def test_field_of_10_megabytes(self):
        self.rejects("2023,H6,392,156,M,280461,1," + "9" * 10_000_000, "oversized_field", "", "larger than the limit", "上限", "2023,H6,392,156")

    def test_quoted_field_of_10_megabytes(self):
        self.rejects('2023,H6,392,156,M,280461,1,"' + "x" * 10_000_000 + '"', "oversized_field", "", "larger than the limit", "上限", "2023,H6,392,156")

    def test_too_few_columns(self):
        self.rejects("2023,H6,392,156,M", "wrong_column_count", "", "columns", "列の数", "2023")

    def test_unknown_flow(self):
        self.rejects("2023,H6,392,156,Q,280461,1,1", "unknown_flow", "flowCode", "import nor export", "輸出入", "Q")

    def test_unreadable_period(self):
        self.rejects("20x3,H6,392,156,M,280461,1,1", "malformed_period", "period", "year or month", "年または月", "20x3")

    def test_missing_value(self):
        self.rejects("2023,H6,392,156,M,280461,1,", "missing_field", "primaryValue", "empty", "空", "")

    def test_force_takes_the_rest_and_is_remembered(self):
        path = self.write("many.csv", comtrade_csv(GOOD[:5] + ["2023,H6,392,9999,M,850760,1,1"] * 5))
        self.succeeds("import", "comtrade", path, "--force", workspace=self.home)
        self.assertEqual(sql(self.home, "SELECT accepted, rejected, forced FROM deliveries WHERE feed = 'comtrade'"),
                         [{"accepted": "5", "rejected": "5", "forced": "true"}])
        self.assertEqual(sql(self.home, "SELECT count(*) AS n FROM rejected"), [{"n": "5"}])


class OtherEncodings(CliTest):
    """Files that are fine once their writing is understood: the same rows as in plain UTF-8."""

    QUERY = "SELECT partner, product, value_usd, mass_kg FROM trade WHERE feed = 'comtrade' ORDER BY ALL"

    @classmethod
    def setUpClass(cls):
        plain, cls.shared = shared_workspace(cls)
        cls.expected = sql(plain, cls.QUERY)

    def same_rows(self, content, says=None, name="other.csv"):
        other = self.workspace("other")
        ran = self.succeeds("import", "comtrade", self.write(name, content), workspace=other)
        if says:
            self.assertIn(says, ran.err + ran.out)
        self.assertEqual(len(self.expected), len(GOOD))
        self.assertEqual(sql(other, self.QUERY), self.expected)
        self.assertEqual(sql(other, "SELECT count(*) AS n FROM rejected"), [{"n": "0"}])

    def test_utf16(self):
        for encoding in ("utf-16-le", "utf-16-be"):
            with self.subTest(encoding=encoding):
                self.folder = self.folder / encoding
                self.folder.mkdir()
                self.same_rows(("\ufeff" + comtrade_csv(GOOD)).encode(encoding), "UTF-16")

    def test_shift_jis(self):
        rows = [f"{r},電池の輸入（ソ能表）" for r in GOOD]
        self.same_rows(comtrade_csv(rows, support.COMTRADE_HEADER + ",備考").encode("shift_jis"), "Shift_JIS")

    def test_byte_order_mark(self):
        self.same_rows("\ufeff" + comtrade_csv(GOOD))

    def test_crlf(self):
        self.same_rows(comtrade_csv(GOOD, end="\r\n"))

    def test_byte_order_mark_and_crlf_in_gzip(self):
        self.same_rows(gzip_bytes("\ufeff" + comtrade_csv(GOOD, end="\r\n")), "gzip", "other.csv.gz")

    def test_no_newline_at_the_end(self):
        self.same_rows(comtrade_csv(GOOD).rstrip("\n"))


class WrongRequests(CliTest):
    """Questions that cannot be answered: a code, what, where and what to do instead."""

    @classmethod
    def setUpClass(cls):
        cls.home, cls.shared = shared_workspace(cls)
        cls.before = hashes(cls.home)

    def wrong(self, code, *words, en=(), ja=()):
        for language, says in (("en", ("error:", *en)), ("ja", ("エラー:", *ja))):
            with self.subTest(language=language):
                ran = self.fails(code, *words, "--lang", language, says=says, workspace=self.home)
                self.assertNotIn("..", ran.err.replace("...", "").replace(" .. ", ""), "two full stops")
                self.assertNotIn("。。", ran.err)
        self.assertEqual(hashes(self.home), self.before)

    def test_unknown_method(self):
        self.wrong(NOT_FOUND, "chokepoints", "--method", "geodepp", en=("geodepp", "Did you mean 'geodep'"), ja=("geodepp", "「geodep」"))

    def test_unknown_option_of_a_method(self):
        self.wrong(INVALID, "chokepoints", "--set", "geodep.import_hh=0.5", en=("import_hh", "noroshi methods"), ja=("import_hh", "noroshi methods"))

    def test_option_out_of_range(self):
        self.wrong(INVALID, "chokepoints", "--set", "geodep.import_hhi=7", en=("import_hhi", "0 .. 1"), ja=("import_hhi", "0 .. 1"))

    def test_option_without_a_method(self):
        self.wrong(INVALID, "chokepoints", "--set", "geodep=7", en=("METHOD.OPTION=VALUE",), ja=("geodep=7",))

    def test_setting_of_an_unknown_method(self):
        self.wrong(INVALID, "chokepoints", "--set", "geodepp.import_hhi=0.5", en=("geodepp", "'geodep'"), ja=("geodepp", "「geodep」"))

    def test_unknown_command_line_option(self):
        self.wrong(INVALID, "chokepoints", "--yaer", "2023", en=("--yaer", "'--year'"), ja=("--yaer", "「--year」"))

    def test_unknown_command(self):
        self.wrong(INVALID, "chokpoints", en=("chokpoints", "'chokepoints'"), ja=("chokpoints", "「chokepoints」"))

    def test_year_without_data(self):
        self.wrong(NOT_FOUND, "chokepoints", "--year", "1950", en=("1950", "2023"), ja=("1950", "2023"))

    def test_year_that_is_no_year(self):
        self.wrong(INVALID, "chokepoints", "--year", "abc", en=("abc", "--year"), ja=("abc", "--year"))

    def test_unknown_importer(self):
        self.wrong(NOT_FOUND, "chokepoints", "--importer", "Atlantis", en=("Atlantis", "ISO"), ja=("Atlantis", "ISO"))

    def test_importer_without_data(self):
        self.wrong(NOT_FOUND, "chokepoints", "--importer", "FRA", en=("FRA", "noroshi sources"), ja=("FRA", "noroshi sources"))

    def test_product_without_data(self):
        self.wrong(NOT_FOUND, "chokepoints", "--product", "999998", en=("JPN", "noroshi sources"), ja=("JPN", "noroshi sources"))

    def test_product_that_is_no_code(self):
        self.wrong(INVALID, "chokepoints", "--product", "abc", en=("abc", "270900"), ja=("abc", "270900"))

    def test_unknown_source(self):
        self.wrong(NOT_FOUND, "chokepoints", "--source", "bacci", en=("bacci", "'baci'"), ja=("bacci", "「baci」"))

    def test_as_of_that_is_no_date(self):
        self.wrong(INVALID, "chokepoints", "--as-of", "yesterday", en=("yesterday", "--as-of"), ja=("yesterday", "--as-of"))

    def test_every_question_about_trade_refuses_a_wrong_source_or_day(self):
        for question in (("dependence", "reverse"), ("convert", "--to", "ISIC3")):
            self.wrong(NOT_FOUND, *question, "--source", "bacci", en=("bacci", "atlas"), ja=("bacci", "atlas"))
            self.wrong(INVALID, *question, "--as-of", "yesterday", en=("yesterday", "--as-of"), ja=("yesterday", "--as-of"))

    def test_limit_of_zero(self):
        self.wrong(INVALID, "chokepoints", "--limit", "0", en=("--limit",), ja=("--limit",))

    def test_unknown_format(self):
        self.wrong(INVALID, "chokepoints", "--format", "cvs", en=("cvs", "'csv'"), ja=("cvs", "「csv」"))

    def test_output_whose_ending_says_nothing(self):
        self.wrong(INVALID, "chokepoints", "--output", str(self.folder / "out.dat"), en=("--format",), ja=("--format",))
        self.assertFalse((self.folder / "out.dat").exists())

    def test_output_into_a_missing_folder(self):
        ran = noroshi("chokepoints", "--output", self.folder / "no" / "out.csv", workspace=self.home)
        self.assertIn(ran.code, (NOT_FOUND, support.IO), ran)
        self.assertIn("out.csv", ran.err)

    def test_unknown_good(self):
        self.wrong(NOT_FOUND, "dossier", "unobtainium", "--format", "csv", en=("unobtainium",), ja=("unobtainium",))

    def test_unknown_good_of_the_level(self):
        self.wrong(NOT_FOUND, "level", "--good", "unobtainium", en=("unobtainium",), ja=("unobtainium",))

    def test_month_that_is_no_month(self):
        self.wrong(INVALID, "level", "--month", "2026-13", en=("2026-13", "2026-11", "month"), ja=("2026-13", "2026-11", "month"))

    def test_unknown_table(self):
        self.wrong(INVALID, "sql", "SELECT * FROM nosuch", en=("nosuch", "trade"), ja=("nosuch", "trade"))

    def test_sql_that_would_change_something(self):
        target = self.folder / "out.csv"
        for query in ("DELETE FROM trade", "UPDATE trade SET year = 1", "INSERT INTO trade SELECT * FROM trade", "SELECT 1; DROP VIEW trade",
                      "SELECT 1; SELECT 2", "CREATE TABLE t AS SELECT 1", f"COPY trade TO '{target}'", "ATTACH 'x.db'", "INSTALL httpfs",
                      f"EXPLAIN ANALYZE COPY trade TO '{self.home / 'out.csv'}'", "SET enable_external_access = true"):
            with self.subTest(query=query):
                self.wrong(REFUSED, "sql", query, en=("SELECT", "Tables here: ", "trade"), ja=("SELECT", "使える表: ", "trade"))
        self.assertEqual(hashes(self.home), self.before)
        self.assertFalse(target.exists())
        self.wrong(REFUSED, "sql", "DROP VIEW trade", en=("SELECT",), ja=("SELECT",))

    def test_sql_that_reads_a_file_outside_the_workspace(self):
        secret = self.write("secret.csv", "a\n1\n")
        for query in (f"SELECT * FROM read_csv('{secret}')", f"SELECT * FROM '{secret}'", f"SELECT * FROM read_text('{secret}')",
                      f"SELECT * FROM glob('{self.folder}/*')"):
            with self.subTest(query=query):
                self.wrong(REFUSED, "sql", query, en=("own Parquet files",), ja=("Parquetファイル",))

    def test_rejected_rows_are_a_table_before_there_are_any(self):
        self.assertEqual(sql(self.home, "SELECT count(delivery) AS n FROM rejected"), [{"n": "0"}])

    def test_empty_question(self):
        ran = noroshi("sql", workspace=self.home, stdin=b"")
        self.assertIn(ran.code, (INVALID, REFUSED), ran)
        self.assertIn("error:", ran.err)

    def test_no_workspace(self):
        nowhere = self.folder / "nowhere"
        for command in (("sources",), ("chokepoints",), ("sql", "SELECT 1"), ("scorecard",), ("import", "comtrade", "x.csv")):
            with self.subTest(command=command):
                self.fails(NOT_FOUND, *command, says=("no workspace", "noroshi init"), workspace=nowhere)
                self.fails(NOT_FOUND, *command, "--lang", "ja", says=("ワークスペース", "noroshi init"), workspace=nowhere)
        self.assertFalse(nowhere.exists())

    def test_init_in_a_folder_with_other_files(self):
        self.write("mine.txt", "mine")
        self.fails(REFUSED, "init", says=("not empty",), workspace=self.folder)
        self.fails(REFUSED, "init", "--lang", "ja", says=("空で",), workspace=self.folder)
        self.assertEqual(list(hashes(self.folder)), ["mine.txt"])

    def test_init_again_leaves_everything(self):
        self.succeeds("init", workspace=self.home)
        self.assertEqual(sql(self.home, "SELECT count(*) AS n FROM trade WHERE feed = 'comtrade'"), [{"n": str(len(GOOD))}])
        self.assertEqual(hashes(self.home), self.before)


if __name__ == "__main__":
    support.main()
