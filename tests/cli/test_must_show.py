"""What issue 2 promises on a machine without data: the demo, METI's figures, the methods, an honest scorecard."""
import re
import tomllib
import unittest

import support
from support import CliTest, OK, REFUSED, ROOT, comtrade_csv, comtrade_rows, hashes, noroshi, sql

# METHODS 2.11: one row at least for each of these.
PUBLICATIONS = ("Cabinet Office", "White Paper", "GeoDep", "Vicard", "SWD(2021) 352", "wiiw", "Productivity Commission",
                "OECD, Inventory", "OECD (2025)", "MGI", "METI (Japan), action plan")
# The plan's placements (PRODUCT.md section 4).
PLACEMENTS = {"all_solid_state_batteries": 1, "perovskite_pv": 1, "mlcc": 2, "optical_fibre": 2, "multifunction_printers": 2,
              "carbon_fibre": 2, "ampicillin_sulbactam": 3, "piperacillin_tazobactam": 3, "cefazolin": 3, "cefmetazole": 3,
              "large_forgings": 3, "large_castings": 3, "legacy_logic_chips": 3}
METHODS = ("supplier_concentration", "dominant_supplier", "geodep", "ec2021", "uk_three_lenses", "australia", "oecd_significant_concentration",
           "cabinet_office_2021", "meti_2024", "china_majority", "fragility", "own_advantage", "complexity")


class Fresh(CliTest):
    """One workspace from the bundled atlas, nothing imported."""

    @classmethod
    def setUpClass(cls):
        cls.shared = support.for_class(cls)
        cls.home = cls.shared.workspace()

    def ask(self, *words):
        return self.succeeds(*words, workspace=self.home)


class Demo(CliTest):
    def test_demo_on_an_empty_folder(self):
        place = self.folder / "demo"
        for language, title, following in (("en", "Chokepoints of Japan", "Next:"), ("ja", "日本のチョークポイント", "次の手順")):
            with self.subTest(language=language):
                ran = self.succeeds("demo", "--lang", language, workspace=place)
                self.assertIn(title, ran.out)
                self.assertGreaterEqual(len(re.findall(r"(?m)^\d{4,6} ", ran.out)), 10, "a ranking of goods")
                self.assertIn(following, ran.err)
                self.assertIn("noroshi dossier", ran.err)
                self.assertNotIn(following, ran.out)
        self.assertTrue((place / "noroshi.db").exists())
        pages = list(place.rglob("*.html")) + list(self.folder.glob("*.html"))
        self.assertTrue(pages, "the demo writes one dossier beside the data, as its help says")
        for page in pages:
            self.assertGreater(page.stat().st_size, 10_000)

    def test_demo_is_safe_to_repeat(self):
        place = self.folder / "demo"
        first = self.succeeds("demo", "--format", "csv", workspace=place)
        before = hashes(place)
        self.assertEqual(self.succeeds("demo", "--format", "csv", workspace=place).bytes, first.bytes)
        after = hashes(place)
        data = [k for k in before if not k.endswith(".html")]
        self.assertEqual({k: after.get(k) for k in data}, {k: before[k] for k in data})

    def test_demo_csv_is_the_ranking(self):
        rows = self.succeeds("demo", "--format", "csv", workspace=self.folder / "demo").rows
        self.assertGreaterEqual(len(rows), 20)
        self.assertEqual({r["importer"] for r in rows}, {"JPN"})

    def test_demo_touches_no_folder_of_somebody_else(self):
        self.write("mine.txt", "mine")
        self.fails(REFUSED, "demo", workspace=self.folder)
        self.assertEqual(list(hashes(self.folder)), ["mine.txt"])

    def test_demo_keeps_a_workspace_with_data(self):
        home = self.workspace()
        self.succeeds("import", "comtrade", self.write("a.csv", comtrade_csv(comtrade_rows())), workspace=home)
        self.succeeds("demo", workspace=home)
        self.assertEqual(sql(home, "SELECT count(*) AS n FROM trade WHERE feed = 'comtrade'"), [{"n": "40"}])


class Atlas(Fresh):
    def share(self, good, country, code):
        rows = sql(self.home, f"""SELECT share, note FROM production WHERE feed = 'atlas' AND commodity = '{good}'
                                  AND area IN ('{country}', '{code}') AND note LIKE '%meti_plan_2024%'""")
        self.assertEqual(len(rows), 1, rows)
        return float(rows[0]["share"])

    def test_figures_of_the_plan_by_sql(self):
        self.assertAlmostEqual(self.share("pv_wafers", "China", "CHN"), 0.98)
        self.assertAlmostEqual(self.share("polysilicon", "China", "CHN"), 0.7, delta=0.05)
        self.assertAlmostEqual(self.share("iodine", "Chile", "CHL"), 0.6, delta=0.05)
        self.assertAlmostEqual(self.share("iodine", "Japan", "JPN"), 0.3, delta=0.05)

    def test_figures_of_the_plan_in_the_dossier(self):
        for good, country, share in (("pv_wafers", "China|CHN", 0.98), ("polysilicon", "China|CHN", 0.7),
                                     ("iodine", "Chile|CHL", 0.6), ("iodine", "Japan|JPN", 0.3)):
            with self.subTest(good=good, country=country):
                tables = self.ask("dossier", good, "--format", "json", "--lang", "en").tables
                stages = next(t["rows"] for t in tables if t["id"] == "stages")
                shown = [r["countries"] for r in stages if "plan" in r["measure"]]
                self.assertTrue(any(re.search(rf"(?:{country}) {share * 100:.0f} %", c) for c in shown), stages)

    def test_placements_of_the_plan(self):
        for good, domain in PLACEMENTS.items():
            with self.subTest(good=good):
                with open(ROOT / "data" / "atlas" / "goods" / f"{good}.toml", "rb") as file:
                    self.assertEqual(tomllib.load(file)["domain"]["value"], domain)

    def test_placement_stands_in_the_dossier(self):
        for good in ("all_solid_state_batteries", "mlcc", "cefazolin"):
            with self.subTest(good=good):
                tables = self.ask("dossier", good, "--format", "json", "--lang", "en").tables
                found = re.findall(r"[Dd]omain\D{0,40}(\d)", str(tables))
                self.assertIn(str(PLACEMENTS[good]), found)

    def test_at_least_eighty_goods_each_with_a_dossier_by_name_and_code(self):
        goods = sorted(p.stem for p in (ROOT / "data" / "atlas" / "goods").glob("*.toml"))
        self.assertGreaterEqual(len(goods), 80)
        titles = {str(self.ask("dossier", word, "--format", "json").tables[0]["rows"]) for word in ("crude_oil", "270900", "原油")}
        self.assertEqual(len(titles), 1, "id, code and name lead to the same good")

    def test_dossier_is_one_page_in_both_languages_that_opens_no_connection(self):
        page = self.ask("dossier", "iodine").out
        self.assertTrue(page.lstrip().lower().startswith("<!doctype html>"))
        self.assertIn("ヨウ素", page)
        self.assertIn("Iodine", page)
        self.assertNotRegex(page, r"""<(?:script|img|link|iframe)[^>]+(?:src|href)\s*=\s*["']?(?:https?:)?//""")
        self.assertNotRegex(page, r"url\(\s*[\"']?https?:")
        self.assertIn("@media print", page)

    def test_level_has_five_elements_with_evidence_and_no_false_three(self):
        rows = self.ask("level", "--good", "gallium,crude_oil", "--format", "csv").rows
        self.assertTrue(rows)
        said = str(rows).lower()
        for element in ("granularity", "timeliness", "scope", "simulation", "detection"):
            self.assertIn(element, said)
        tables = self.ask("level", "--good", "crude_oil", "--format", "json").tables
        row = tables[0]["rows"][0]
        for element in ("simulation", "detection"):
            self.assertEqual(row[element], 1, element)
        for element in ("timeliness", "scope"):
            self.assertIn(row[element], (0, 1), "yearly figures of an atlas are neither timely nor the world's")
        for element in ("granularity", "timeliness", "scope", "simulation", "detection"):
            self.assertTrue(row[element + "_evidence"]["en"] and row[element + "_evidence"]["ja"])


class Methods(Fresh):
    def test_all_methods_with_rule_source_and_kind(self):
        rows = self.succeeds("methods", "--format", "csv").rows
        self.assertLessEqual(set(METHODS), {r["method"] for r in rows})
        for row in rows:
            with self.subTest(method=row["method"]):
                for column in ("title", "rule", "source", "kind"):
                    self.assertTrue(row[column].strip(), column)
        catalogue = re.findall(r"(?m)^NOROSHI_INDICATOR\((\w+)\)", (ROOT / "src" / "indicators" / "catalog.def").read_text())
        self.assertEqual([r["method"] for r in rows], catalogue)

    def test_methods_in_japanese(self):
        for row in self.succeeds("methods", "--format", "csv", "--lang", "ja").rows:
            self.assertRegex(row["rule"], r"[ぁ-んァ-ヶ一-龠]")

    def test_what_data_cannot_tell_is_unknown_and_never_clear(self):
        """The atlas holds Japan's imports only: methods that need the world's exports know nothing, and none of several
        conditions of a method can be known to hold together."""
        rows = self.ask("chokepoints", "--format", "csv", "--quiet").rows
        self.assertTrue(rows)
        for method in ("fragility", "own_advantage", "complexity"):
            self.assertEqual({r[method] for r in rows}, {""}, method)
        for method in ("geodep", "ec2021", "uk_three_lenses"):
            self.assertNotIn("flagged", {r[method] for r in rows}, method)
            concentrated = {r[method] for r in rows if float(r["hhi_low"] or 0) > 0.4}  # whoever sells the rest
            self.assertEqual(concentrated, {""}, f"{method}: concentrated imports are not clear while the rest is unknown")

    def test_methods_stand_side_by_side_with_their_overlaps(self):
        self.assertTrue(self.ask("chokepoints", "--overlaps", "--format", "csv", "--quiet").rows)


class Words(Fresh):
    """What a reader sees of names, numbers and periods."""

    def test_every_column_has_an_id_of_its_own(self):
        header = self.ask("chokepoints", "--format", "csv", "--quiet").out.splitlines()[0].split(",")
        self.assertEqual(header[:9], ["importer", "year", "product", "revision", "import_value_usd", "suppliers", "top_supplier",
                                      "top_share", "hhi"])
        methods = [r["method"] for r in self.succeeds("methods", "--format", "csv").rows]
        self.assertEqual(header[9:9 + len(methods)], methods)
        self.assertEqual(len(header), len(set(header)))

    def test_every_product_of_the_atlas_has_a_name(self):
        rows = self.ask("chokepoints", "--format", "csv", "--quiet").rows
        self.assertEqual([r["product"] for r in rows if not r["name"]], [])
        names = {r["product"]: r["name"] for r in rows}
        self.assertEqual(names["282520"], "Lithium hydroxide, among others")
        self.assertEqual(names["750120"], "Nickel (part)")

    def test_suppliers_are_named_in_tables_and_coded_in_files(self):
        self.assertIn("China", self.ask("chokepoints").out)
        self.assertIn("中国", self.ask("chokepoints", "--lang", "ja").out)
        self.assertRegex({r["top_supplier"] for r in self.ask("chokepoints", "--format", "csv").rows}.pop(), "^[A-Z]{3}$")

    def test_ranks_have_no_decimals_that_say_nothing(self):
        self.assertNotRegex(self.ask("chokepoints").out, r"\b\d+\.000\b(?=\s+\d+(\.\d)?\s+\d+(\.\d)?\s)")
        scorecard = self.ask("scorecard").out
        self.assertIn("Published: 1,133", scorecard)

    def test_overlaps_keep_the_limit(self):
        self.assertEqual(len(self.ask("chokepoints", "--overlaps", "--limit", "2", "--format", "csv", "--quiet").rows), 2)

    def test_tables_of_sentences_fit_a_page_in_a_pipe(self):
        for words in (("methods",), ("sources",), ("scorecard",), ("level", "--good", "gallium")):
            with self.subTest(words=words):
                longest = 150 if words == ("methods",) else 100  # its second table explains columns, one a line
                self.assertLessEqual(max(len(line) for line in self.ask(*words).out.splitlines()), longest)

    def test_the_atlas_is_described_among_the_sources(self):
        atlas = next(r for r in self.ask("sources", "--format", "csv").rows if r["feed"] == "atlas")
        self.assertIn("Atlas", atlas["title"])
        self.assertRegex(atlas["periods"], r"^\d{4}–\d{4}$")

    def test_sources_that_want_attention_end_a_daily_job_with_a_code_of_its_own(self):
        home = self.workspace()
        self.assertEqual(self.succeeds("sources", "--check", "--format", "csv", "--quiet", workspace=home).rows, [])
        self.succeeds("import", "comtrade", self.write("a.csv", comtrade_csv(comtrade_rows(year=2015))), workspace=home)
        ran = noroshi("sources", "--check", "--format", "csv", "--quiet", workspace=home)
        self.assertEqual(ran.code, support.ATTENTION, ran)
        self.assertEqual([r["feed"] for r in ran.rows], ["comtrade"])
        self.assertRegex(ran.rows[0]["attention"], r"overdue by \d+ days")
        self.assertEqual(ran.rows[0]["expected"], "2017-06-28")  # 31 December 2015, a year and 180 days
        self.succeeds("sources", "--quiet", workspace=home)
        self.assertIn("overdue, doubtful or unreadable", self.succeeds("sources", "--help").out)

    def test_goods_say_what_is_loaded_code_by_code(self):
        rows = {r["good"]: r for r in self.ask("goods", "--format", "csv", "--quiet").rows}
        self.assertIn("not loaded:", rows["gallium"]["loaded"])
        self.assertTrue(all(r["designated"] for r in self.ask("goods", "--designated", "--format", "csv", "--quiet").rows))
        dated = self.ask("goods", "--within", "3660", "--sort", "legal_dates", "--format", "csv", "--quiet").rows
        self.assertTrue(dated)

    def test_examples_of_options_work(self):
        page = self.succeeds("chokepoints", "--help").out + self.succeeds("methods").err
        settings = set(re.findall(r"\w+\.\w+=[\d.]+\d", page))
        self.assertTrue(settings)
        for setting in settings:
            self.ask("chokepoints", "--set", setting, "--quiet")


class Scorecard(Fresh):
    def card(self, home=None):
        return self.succeeds("scorecard", "--format", "csv", "--quiet", workspace=home or self.home).rows

    def own_checks(self, home):
        return self.succeeds("scorecard", "--format", "json", "--quiet", workspace=home).tables[1]["rows"]

    def test_numbers_of_our_own_are_no_published_numbers(self):
        ran = self.succeeds("scorecard", workspace=self.home)
        self.assertIn("Of 45 published numbers:", ran.out + ran.err)
        self.assertIn("Of 22 numbers that we computed ourselves", ran.out + ran.err)
        self.assertEqual(len(self.card()), 45)
        self.assertEqual([r["source"] for r in self.card() if "UN Comtrade" in r["source"]], [])
        self.assertEqual(len(self.own_checks(self.home)), 22)

    def test_every_published_number_has_a_row(self):
        rows = self.card()
        said = " | ".join(f"{r['group']}: {r['source']}" for r in rows)
        for name in PUBLICATIONS:
            self.assertIn(name, said)
        for row in rows:
            with self.subTest(row["claim"]):
                float(row["published"])
                self.assertTrue(row["data"].strip(), "which data, or which would be needed")

    def test_nothing_is_reproduced_without_its_data(self):
        for row in self.card():
            with self.subTest(row["claim"]):
                if row["status"] != "reproduced":
                    continue
                self.assertTrue(row["measured"], "reproduced and not measured")
                self.assertLessEqual(abs(float(row["measured"]) - float(row["published"])), float(row["tolerance"]) + 1e-9)
                self.assertRegex(row["source"] + row["data"], "atlas|METI \\(Japan\\), action plan|MGI", "the atlas cannot reproduce this")
                self.assertNotRegex(row["source"], "UN Comtrade|CEPII|Cabinet Office|White Paper|OECD|wiiw|Productivity")

    def test_missing_data_are_named(self):
        missing = [r for r in self.card() if r["status"].startswith("not reproducible")]
        self.assertGreaterEqual(len(missing), 10)
        for row in missing:
            with self.subTest(row["claim"]):
                self.assertEqual(row["measured"], "")
                self.assertGreater(len(row["data"]), 10)

    def test_a_few_invented_rows_do_not_reproduce_anything_more(self):
        home = self.workspace()
        before = [r["claim"] for r in self.card(home) if r["status"] == "reproduced"]
        rows = comtrade_rows(products=("270900", "850760", "271111"))
        self.succeeds("import", "comtrade", self.write("a.csv", comtrade_csv(rows)), workspace=home)
        self.assertEqual([r["claim"] for r in self.card(home) if r["status"] == "reproduced"], before)
        own = self.own_checks(home)
        self.assertEqual([r["claim"] for r in own if r["status"]["en"] == "reproduced"], [])
        crude = [r for r in own if r["measured"] is not None]
        self.assertTrue(crude, "Japan's imports of 2023 can be measured now")
        for row in crude:
            self.assertEqual(row["status"]["en"], "differs")
            self.assertAlmostEqual(float(row["difference"]), float(row["measured"]) - float(row["expected"]), places=6)

    def test_in_japanese(self):
        rows = self.succeeds("scorecard", "--format", "csv", "--quiet", "--lang", "ja", workspace=self.home).rows
        self.assertEqual(len(rows), len(self.card()))
        for row in rows:
            self.assertRegex(row["status"] + row["claim"], r"[ぁ-んァ-ヶ一-龠]")


if __name__ == "__main__":
    support.main()
