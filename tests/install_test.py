"""Installs the program into a folder of its own and runs it there: it must read the data that were installed with it, not
those of the source tree, and find its reader of workbooks. Usage: install_test.py CMAKE BUILD"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop()).resolve()
CMAKE = sys.argv.pop()
WORKBOOK = pathlib.Path(__file__).parent / "fuzz" / "seeds" / "workbook" / "small.xlsx"


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.home = pathlib.Path(cls.folder.name)
        cls.prefix = cls.home / "prefix"
        subprocess.run([CMAKE, "--install", str(BUILD), "--prefix", str(cls.prefix)], check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def noroshi(self, *words, **more):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("NOROSHI_", "LC_", "LD_"))}
        return subprocess.run([str(self.prefix / "bin" / "noroshi"), *words, "--workspace", str(self.home / "w.noroshi")],
                              cwd=self.home, env={**kept, "LANG": "C.UTF-8", **more}, capture_output=True, text=True, check=False)

    def test_it_reads_the_data_that_were_installed_with_it(self):
        good = self.prefix / "share" / "noroshi" / "atlas" / "goods" / "cobalt.toml"
        before = good.read_text(encoding="utf-8")
        good.write_text("nonsense = [", encoding="utf-8")
        try:
            broken = self.noroshi("init")
            self.assertNotEqual(broken.returncode, 0)
            self.assertIn(str(good.parents[1]), broken.stderr)
        finally:
            good.write_text(before, encoding="utf-8")
        made = self.noroshi("init")
        self.assertEqual(made.returncode, 0, made.stderr)

    def test_noroshi_data_names_other_data(self):
        answer = self.noroshi("init", NOROSHI_DATA="/nowhere")
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("/nowhere", answer.stderr)

    def test_it_reads_workbooks_with_the_reader_that_was_installed(self):
        reader = self.prefix / "libexec" / "noroshi" / "noroshi-xlsx"
        self.noroshi("init")
        self.assertNotIn("broke the reader", self.noroshi("import", "baci", str(WORKBOOK)).stderr)
        reader.rename(reader.with_suffix(".kept"))
        reader.symlink_to("/bin/false")
        try:
            broken = self.noroshi("import", "baci", str(WORKBOOK))
            self.assertIn("broke the reader", broken.stderr)
            self.assertIn(str(WORKBOOK), broken.stderr)
        finally:
            reader.with_suffix(".kept").replace(reader)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
