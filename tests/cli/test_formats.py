"""What comes out: CSV, JSON, XLSX, Parquet, a terminal; both languages; help with examples; shell completion."""
import csv
import json
import os
import pathlib
import pty
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as xml
import zipfile

import support
from support import CliTest, INVALID, OK, comtrade_csv, comtrade_rows, noroshi, sql

FRONT = ["importer", "year", "product", "revision", "import_value_usd", "suppliers", "top_supplier", "top_share", "hhi"]
SOURCE = pathlib.Path(__file__).resolve().parents[2] / "src"
# The catalogues are the list: a new command changes no test.
COMMANDS = [name for catalogue in ("use_cases/jobs.def", "interfaces/cli/commands.def")
            for name in re.findall(r"^NOROSHI_(?:JOB|COMMAND)\((\w+)\)", (SOURCE / catalogue).read_text(), re.M)]
IO_FEEDS = {file.stem for file in (SOURCE.parent / "data" / "io_feeds").glob("*.toml")}  # of `network import`


def typed(job):
    return job.replace("_", " ")


SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
QUESTION = ("chokepoints", "--year", 2023, "--source", "comtrade")


class Formats(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = support.for_class(cls)
        cls.home = cls.shared.workspace()
        cls.shared.succeeds("import", "comtrade", cls.shared.write("a.csv", comtrade_csv(comtrade_rows())), workspace=cls.home)

    def ask(self, *more, **how):
        return self.succeeds(*QUESTION, *more, workspace=self.home, **how)

    def test_csv_begins_with_the_promised_columns_then_the_methods(self):
        table = list(csv.reader(self.ask("--format", "csv").out.splitlines()))
        header, rows = table[0], table[1:]
        self.assertEqual(header[:9], FRONT)
        methods = [r["method"] for r in self.succeeds("methods", "--format", "csv").rows]
        self.assertGreaterEqual(len(methods), 10)
        self.assertEqual(header[9:9 + len(methods)], methods)
        self.assertEqual([c for c in header if c in ("rank", "rank_low", "rank_high")], ["rank", "rank_low", "rank_high"])
        self.assertEqual(len(rows), 4)
        for row in rows:
            self.assertEqual(len(row), len(header))
            self.assertEqual(row[:2], ["JPN", "2023"])
            self.assertIn(row[9], ("flagged", "clear", ""))

    def test_column_names_occur_once(self):
        header = next(csv.reader(self.ask("--format", "csv").out.splitlines()))
        self.assertEqual([c for c in header if header.count(c) > 1], [])

    def test_every_format_has_the_same_columns(self):
        header = next(csv.reader(self.ask("--format", "csv").out.splitlines()))
        self.assertEqual([c["id"] for c in self.ask("--format", "json").tables[0]["columns"]], header)
        out = self.readable_by_sql("r.parquet")
        self.addCleanup(out.unlink)
        self.ask("--output", out)
        names = [r["column_name"] for r in sql(self.home, f"DESCRIBE SELECT * FROM read_parquet('{out}')")]
        self.assertEqual(names, header)

    def test_csv_holds_full_numbers(self):
        row = next(r for r in self.ask("--format", "csv", "--product", "850760").rows)
        self.assertEqual(float(row["import_value_usd"]), sum(1000.5 + i for i in range(10)))
        self.assertEqual(row["product"], "850760")
        self.assertEqual(row["suppliers"], "10")

    def test_one_method_gives_one_column(self):
        header = next(csv.reader(self.ask("--format", "csv", "--method", "geodep").out.splitlines()))
        self.assertEqual(header[9], "geodep")
        self.assertNotIn("ec2021", header)

    def test_json(self):
        self.assertIsInstance(self.ask("--format", "json").json, list, "also of one table")
        both = self.ask("--format", "json").tables
        self.assertEqual(both[0]["schema"], "noroshi.table/1")
        self.assertEqual(len(both[0]["rows"]), 4)
        self.assertEqual(set(both[0]["title"]), {"en", "ja"})
        self.assertTrue(both[0]["provenance"])
        self.assertIsInstance(both[0]["rows"][0]["import_value_usd"], float)
        self.assertIsInstance(both[0]["rows"][0]["year"], int)
        one = self.ask("--format", "json", "--lang", "ja").tables
        self.assertIn("日本", str(one[0]["title"]))
        self.assertNotIn("Japan in", str(one[0]["title"]))

    def test_xlsx(self):
        out = self.folder / "ranking.xlsx"
        self.assertEqual(self.ask("--output", out).bytes, b"")
        with zipfile.ZipFile(out) as book:
            self.assertIsNone(book.testzip())
            strings = ["".join(t.text or "" for t in s.iter(SHEET + "t"))
                       for s in xml.fromstring(book.read("xl/sharedStrings.xml"))]
            cells = {}
            for cell in xml.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(SHEET + "c"):
                value = cell.find(SHEET + "v")
                if value is not None:
                    cells[cell.get("r")] = strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
        self.assertLessEqual({"JPN", "850760", "850511", "270900", "271111"}, {v for v in cells.values() if isinstance(v, str)})
        self.assertIn(sum(1000.5 + i for i in range(10)), cells.values(), "numbers are numbers")

    def readable_by_sql(self, name):
        """SQL reads the Parquet files of the workspace's own folders only; results of runs lie in this one."""
        folder = self.home / "runs"
        folder.mkdir(exist_ok=True)
        return folder / name

    def test_parquet(self):
        out = self.readable_by_sql("ranking.parquet")
        self.addCleanup(out.unlink)
        self.ask("--output", out)
        rows = sql(self.home, f"SELECT product, hhi, import_value_usd FROM read_parquet('{out}') ORDER BY product")
        def figure(cell):
            return float(cell) if cell else None

        expected = sorted((r["product"], figure(r["hhi"])) for r in self.ask("--format", "csv").rows)
        self.assertEqual([(r["product"], figure(r["hhi"])) for r in rows], expected)

    def test_the_lake_is_parquet_with_stable_names(self):
        files = list((self.home / "lake" / "trade" / "comtrade").glob("*.parquet"))
        self.assertEqual([f.name for f in files], ["2023.parquet"])
        self.assertEqual(files[0].read_bytes()[:4], b"PAR1")
        rows = sql(self.home, f"SELECT count(*) AS n, sum(value_usd) AS v FROM read_parquet('{files[0]}')")
        self.assertEqual(rows[0]["n"], "40")

    def test_csv_file_for_a_spreadsheet_and_for_a_pipe(self):
        out = self.folder / "ranking.csv"
        self.ask("--output", out)
        self.assertTrue(out.read_bytes().startswith(b"\xef\xbb\xbf" + b"importer,year"))
        self.assertTrue(self.ask("--format", "csv").bytes.startswith(b"importer,year"))

    def test_text_that_looks_like_a_formula(self):
        out = self.folder / "f.csv"
        self.succeeds("sql", "SELECT '=1+1' AS a, '+x' AS b, '@y' AS c, -1 AS d", "--output", out, workspace=self.home)
        row = out.read_text("utf-8-sig").splitlines()[1]
        self.assertEqual(row, "'=1+1,'+x,'@y,-1")

    def test_no_file_is_left_by_a_failed_command(self):
        out = self.folder / "out.csv"
        self.fails(support.NOT_FOUND, "chokepoints", "--importer", "Atlantis", "--output", out, workspace=self.home)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_stdout_is_clean_in_a_pipe(self):
        for words in (QUESTION, ("sources",), ("methods",), ("level", "--good", "gallium"), ("scorecard",)):
            for form in ("table", "csv", "json"):
                with self.subTest(words=words, form=form):
                    ran = self.succeeds(*words, "--format", form, workspace=self.home)
                    self.assertNotIn("\x1b", ran.out + ran.err)
                    self.assertNotIn("\r", ran.out)
                    self.assertNotIn("Note:", ran.out if form != "json" else "")
                    if form == "json":
                        json.loads(ran.out)
        quiet = self.ask("--format", "csv", "--quiet")
        self.assertEqual(quiet.err, "")
        self.assertEqual(quiet.bytes, self.ask("--format", "csv").bytes)

    def test_the_same_question_gives_the_same_bytes(self):
        self.assertEqual(self.ask("--format", "csv").bytes, self.ask("--format", "csv").bytes)

    def terminal(self):
        """Both ends of a pseudo-terminal; a bare root file system has none."""
        try:
            main, side = pty.openpty()
        except OSError as error:
            self.skipTest(f"needs a pseudo-terminal ({error})")
        self.addCleanup(os.close, main)
        return main, side

    def on_a_terminal(self, *words, **env):
        main, side = self.terminal()
        process = subprocess.Popen([str(support.BINARY), *map(str, words), "--workspace", str(self.home)], stdin=subprocess.DEVNULL,
                                   stdout=side, stderr=side, env=support.environment(TERM="xterm-256color", **env))
        os.close(side)
        out = b""
        while True:
            try:
                block = os.read(main, 1 << 16)
            except OSError:  # the other end is closed
                break
            if not block:
                break
            out += block
        self.assertEqual(process.wait(timeout=support.LIMIT), OK, out)
        return out.decode()

    def test_colours_on_a_terminal_only_when_wanted(self):
        self.assertIn("\x1b[", self.on_a_terminal(*QUESTION))
        self.assertNotIn("\x1b[3", self.on_a_terminal(*QUESTION, NO_COLOR="1"))
        self.assertNotIn("\x1b[3", self.on_a_terminal(*QUESTION, "--no-color"))

    def test_binary_is_not_for_a_terminal(self):
        main, side = self.terminal()
        done = subprocess.run([str(support.BINARY), *map(str, QUESTION), "--format", "xlsx", "--workspace", str(self.home)], stdout=side,
                              stderr=subprocess.PIPE, env=support.environment())
        os.close(side)
        self.assertEqual(done.returncode, INVALID)
        self.assertIn(b"--output", done.stderr)

    def test_language_by_option_and_environment(self):
        for more, env, expected in (((), {}, "Chokepoints of Japan"), (("--lang", "ja"), {}, "日本のチョークポイント"),
                                    ((), {"LANG": "ja_JP.UTF-8"}, "日本のチョークポイント"),
                                    ((), {"LANG": "ja_JP.UTF-8", "LC_ALL": "en_US.UTF-8"}, "Chokepoints of Japan"),
                                    (("--lang", "en"), {"LANG": "ja_JP.UTF-8"}, "Chokepoints of Japan")):
            with self.subTest(more=more, env=env):
                self.assertIn(expected, self.ask(*more, env=env).out)

    def test_sql_from_stdin(self):
        ran = self.succeeds("sql", "--format", "csv", workspace=self.home, stdin=b"SELECT 41 + 1 AS answer;\n")
        self.assertEqual(ran.out, "answer\n42\n")


class MethodPages(CliTest):
    def test_only_those_asked_for(self):
        rows = self.succeeds("methods", "geodep", "ec2021", "--format", "csv").rows
        self.assertEqual([r["method"] for r in rows], ["geodep", "ec2021"])

    def test_an_unknown_one_is_refused_with_the_nearest(self):
        self.fails(3, "methods", "geodeb", says=("geodep",))


class Help(CliTest):
    def test_every_command_has_a_page_with_an_example(self):
        overview = self.succeeds("--help").out
        for command in COMMANDS:
            for language, name, example in (("en", "NAME", "EXAMPLES"), ("ja", "名称", "例")):
                with self.subTest(command=command, language=language):
                    page = self.succeeds(*typed(command).split(), "--help", "--lang", language).out
                    self.assertTrue(page.startswith(name + "\n"), page[:80])
                    shown = re.search(rf"^{example}\n((?:  .*\n)+)", page, re.M)
                    self.assertTrue(shown, "no examples")
                    self.assertRegex(shown.group(1), rf"noroshi {typed(command)}\b")
            self.assertRegex(overview, rf"(?m)^  {typed(command)} ")
            self.assertEqual(self.succeeds("help", command).out, self.succeeds(command, "--help").out)

    def test_examples_use_options_that_exist(self):
        for command in COMMANDS:
            page = self.succeeds(command, "--help").out
            declared = set(re.findall(r"(?m)^  (?:-h, )?(--[a-z-]+)", page))
            for line in re.findall(r"(?m)^    (noroshi .*)$", page):
                with self.subTest(line=line):
                    self.assertLessEqual(set(re.findall(r"--[a-z-]+", line)), declared)

    def test_japanese_pages_are_in_japanese(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                page = self.succeeds(command, "--help", "--lang", "ja").out
                self.assertGreater(len(re.findall(r"[ぁ-んァ-ヶ一-龠]", page)), 300)

    def test_without_a_command(self):
        self.assertIn("USAGE", self.fails(INVALID).err)

    def test_version(self):
        self.assertRegex(self.succeeds("--version").out, r"^noroshi \d+\.\d+\.\d+\n$")


@unittest.skipUnless(shutil.which("bash"), "needs bash")
class Completion(CliTest):
    def completes(self, *words):
        script = self.write("completion.bash", self.succeeds("completion", "bash").bytes)
        line = f"source {script}; COMP_WORDS=({' '.join(repr(w) for w in words)}); COMP_CWORD={len(words) - 1}; _noroshi; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        done = subprocess.run(["bash", "--norc", "-c", line], capture_output=True, text=True, env=support.environment(), cwd=self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return set(done.stdout.split())

    def test_bash_takes_the_script(self):
        script = self.write("completion.bash", self.succeeds("completion", "bash").bytes)
        done = subprocess.run(["bash", "--norc", "-euc", f"source {script}; complete -p noroshi"], capture_output=True, text=True,
                              env=support.environment())
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("_noroshi", done.stdout)

    def test_commands_options_and_values(self):
        self.assertEqual(self.completes("noroshi", ""), {job.split("_")[0] for job in COMMANDS})
        self.assertEqual(self.completes("noroshi", "network", ""), {"import", "show", "check"})
        self.assertIn("--mapping", self.completes("noroshi", "network", "import", "--"))
        self.assertEqual(self.completes("noroshi", "ch"), {"chokepoints", "changes"})
        self.assertIn("--as-of", self.completes("noroshi", "chokepoints", "--"))
        self.assertNotIn("--force", self.completes("noroshi", "chokepoints", "--"))
        self.assertEqual(self.completes("noroshi", "sources", "--format", ""), {"table", "csv", "json", "xlsx", "parquet", "html"})
        self.assertEqual(self.completes("noroshi", "--lang", "ja", "completion", ""), {"bash", "zsh", "fish"})

    def test_feeds_and_methods_are_offered_by_id(self):
        feeds = {r["feed"] for r in self.succeeds("sources", "--format", "csv", workspace=self.workspace()).rows} - IO_FEEDS
        self.assertEqual(self.completes("noroshi", "import", ""), feeds - {"atlas"} | {"generic"})
        self.assertEqual(self.completes("noroshi", "import", "com"), {f for f in feeds if f.startswith("com")})
        self.write("year.csv", "")
        self.assertIn("year.csv", self.completes("noroshi", "import", "comtrade", ""))
        self.assertNotIn("baci", self.completes("noroshi", "import", "--force", "comtrade", ""))
        self.assertLessEqual({"atlas", "baci", "comtrade"}, self.completes("noroshi", "chokepoints", "--source", ""))
        methods = {r["method"] for r in self.succeeds("methods", "--format", "csv").rows}
        self.assertEqual(self.completes("noroshi", "chokepoints", "--method", ""), methods)

    def test_goods_importers_groups_and_feeds_of_tables_are_offered(self):
        goods = {r["good"] for r in self.succeeds("goods", "--format", "csv", "--quiet", workspace=self.workspace()).rows}
        self.assertEqual(self.completes("noroshi", "dossier", ""), goods)
        self.assertLessEqual({"JPN", "KOR", "EU", "G7"}, self.completes("noroshi", "chokepoints", "--importer", ""))
        self.assertIn("TWN", self.completes("noroshi", "simulate", "--from", ""))
        self.assertNotIn("TWN", self.completes("noroshi", "convert", "--from", ""))
        self.assertEqual(self.completes("noroshi", "network", "import", ""), IO_FEEDS | {"generic_matrix"})

    def test_other_shells_get_a_script(self):
        for shell in ("zsh", "fish"):
            self.assertIn("chokepoints", self.succeeds("completion", shell).out)
        self.assertEqual(noroshi("completion", "tcsh").code, INVALID)


if __name__ == "__main__":
    support.main()
