"""Hindcasts from outside: honest without data, and on the publishers' files better than the naive forecasts they name."""
import pathlib
import shutil
import tempfile
import unittest

import support
from support import MAPPINGS, NOT_FOUND, OK, noroshi

OUTCOMES = support.DATA / "cases" / "outcomes"
WIOD = support.DATA / "io" / "wiod2013_wiot"
NICKEL = support.DATA / "trade" / "comtrade_nickel" / "comtrade_nickel_2000_2024.csv.gz"
CODE = (support.DATA / "trade" / "china_controlled_minerals_monthly" / "china_exports_hs6_partner_monthly_2017_2024.csv")
PRESENT = all(p.exists() for p in (OUTCOMES, WIOD, NICKEL, CODE))


class Fresh(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="noroshi-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.workspace = cls.folder / "workspace"
        made = noroshi("init", "--quiet", workspace=cls.workspace)
        assert made.code == OK, made

    def scores(self, *words):
        ran = noroshi("hindcast", "--format", "csv", "--quiet", *words, workspace=self.workspace)
        self.assertEqual(ran.code, OK, ran)
        return ran.rows


class WithoutData(Fresh):
    def test_what_lacks_its_data_is_not_run_and_says_what_to_load(self):
        rows = self.scores()
        missing = {r["hindcast"]: r["forecast"] for r in rows if r["measure"] == "not run"}
        self.assertEqual(set(missing), {"wiod2009", "nickel2014", "nickel2020", "gallium2023"})
        self.assertIn("HS 260400", missing["nickel2014"])
        told = noroshi("hindcast", workspace=self.workspace)
        self.assertIn("noroshi network import", told.out + told.err)
        self.assertNotIn("⟦", told.out + told.err)
        self.assertTrue(all(r["score"] == "" for r in rows if r["measure"] == "not run"))

    def test_the_same_question_has_the_same_answer(self):
        self.assertEqual(self.scores("--seed", 3), self.scores("--seed", 3))

    def test_a_folder_that_is_not_there_is_an_error(self):
        ran = noroshi("hindcast", "--outcomes", self.folder / "nowhere", workspace=self.workspace)
        self.assertEqual(ran.code, NOT_FOUND, ran)

    def test_a_folder_of_others_is_scored_and_what_it_lacks_is_said(self):
        cases = self.folder / "cases"
        cases.mkdir(exist_ok=True)
        (cases / "timeline.tsv").write_text(
            "case_id\tannounced\teffective\tfirst_stop\tend\tdays_effect_to_stop\n"
            "mill2031\t\t2031-01-01\t\t\t4\nreef2032\t\t2032-01-01\tnone found\t\tnone\nfog2033\t\t\t\t\t\n")
        ran = noroshi("hindcast", "--case", "outcomes", "--outcomes", cases, "--format", "json", workspace=self.workspace)
        self.assertEqual(ran.code, OK, ran)
        self.assertEqual(len(ran.tables[1]["rows"]), 2)
        notes = str(ran.tables[0]["notes"])
        for words in ("grades.tsv is missing", "1 of 3: it cannot be told", "3 of 3: no title"):
            self.assertIn(words, notes)


@unittest.skipUnless(PRESENT, f"needs {support.DATA} (NOROSHI_TEST_DATA)")
class OnThePublishersFiles(Fresh):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for words in (("import", "comtrade", NICKEL),
                      ("import", "generic", CODE, "--mapping", MAPPINGS / "china_exports_hs6_partner_monthly.toml"),
                      *(("network", "import", "wiod2013", WIOD / f"wiot_{y}_x.csv", WIOD / f"wiot_{y}_Z.csv.gz",
                         WIOD / f"wiot_{y}_Y.csv.gz") for y in (2008, 2009))):
            ran = noroshi(*words, "--quiet", workspace=cls.workspace)
            assert ran.code == OK, ran

    def one(self, rows, hindcast, measure, baseline):
        found = [r for r in rows if r["hindcast"] == hindcast and r["measure"].startswith(measure)
                 and r["baseline"].startswith(baseline)]
        self.assertTrue(found, (hindcast, measure, baseline))
        return found[0]

    def test_every_hindcast_runs_and_states_its_skill(self):
        rows = self.scores("--outcomes", OUTCOMES)
        self.assertFalse([r for r in rows if r["measure"] == "not run"])
        stops = self.one(rows, "outcomes", "Brier score, stop at all", "base rate")
        self.assertGreater(float(stops["skill_low"]), 0.0)
        demand = self.one(rows, "wiod2009", "mean |ln", "no change")
        self.assertGreater(float(demand["skill_low"]), 0.4)
        metals = self.one(rows, "gallium2023", "error of a month, gallium", "no change")
        self.assertGreater(float(metals["skill"]), 0.0)
        # The code joins other metals: the path of the metals is worse there than no change, and the table says so.
        code = self.one(rows, "gallium2023", "error of a month, HS 811292", "no change")
        self.assertLess(float(code["skill"]), 0.0)


if __name__ == "__main__":
    support.main()
