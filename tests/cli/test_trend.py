"""`noroshi trend` and `noroshi suppliers`: one good over the years, both sides of every supplier."""
import re
import unittest

import support
from support import CliTest, INVALID, NOT_FOUND, comtrade_csv

BATTERY = support.DATA / "trade" / "comtrade_battery_hs6" / "comtrade_imports_battery_hs6_2018_2024.csv.gz"
CHINA, KOREA, WORLD = 156, 410, 0


def line(year, partner, value, kg="", flow="M", reporter=392, code="841810"):
    return f"{year},H6,{reporter},{partner},{flow},{code},{kg},{value}"


# Invented: China 80 %, then 60 % of what Japan buys, with the printed totals; 2022 is missing.
ROWS = [line(2021, CHINA, 800, 200), line(2021, KOREA, 200), line(2021, WORLD, 1000),
        line(2023, CHINA, 600, 100), line(2023, KOREA, 400, 50), line(2023, WORLD, 1000),
        line(2023, 392, 480, 90, "X", CHINA)]


class Trend(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = support.for_class(cls)
        cls.home = cls.shared.workspace()
        cls.shared.succeeds("import", "comtrade", cls.shared.write("trade.csv", comtrade_csv(ROWS)), workspace=cls.home)

    def trend(self, *words):
        return self.succeeds("trend", "841810", "--from", 2021, "--to", 2023, *words, workspace=self.home)

    def test_a_row_for_each_year_and_none_is_zero(self):
        rows = self.trend("--format", "csv", "--quiet").rows
        self.assertEqual([r["period"] for r in rows], ["2021", "2022", "2023"])
        self.assertEqual([r["import_value_usd"] for r in rows], ["1000", "", "1000"])
        self.assertIn("no trade of the year is loaded", rows[1]["why"])
        self.assertEqual((rows[0]["mass_kg"], float(rows[0]["usd_per_kg"]), float(rows[0]["weighed_share"])), ("200", 4.0, 0.8))
        self.assertAlmostEqual(float(rows[2]["usd_per_kg"]), 1000 / 150, places=6)
        self.assertEqual(rows[2]["exporters_value_usd"], "480")

    def test_shares_where_the_partners_reach_the_printed_total(self):
        rows = self.trend("--format", "csv", "--quiet").rows
        self.assertAlmostEqual(float(rows[0]["hhi"]), 0.68, places=6)
        self.assertAlmostEqual(float(rows[2]["hhi"]), 0.52, places=6)
        self.assertEqual(rows[2]["top_supplier"], "CHN")

    def test_the_page_has_both_charts(self):
        page = self.folder / "trend.html"
        self.trend("--output", page)
        text = page.read_text(encoding="utf-8")
        self.assertIn("shares_841810", text)
        self.assertIn("value_841810", text)

    def test_every_format_and_both_languages(self):
        for ending in ("csv", "json", "xlsx", "parquet"):
            made = self.folder / f"trend.{ending}"
            self.trend("--output", made)
            self.assertGreater(made.stat().st_size, 100)
        tables = self.trend("--format", "json").tables
        self.assertEqual([t["id"] for t in tables], ["trend", "flagged"])
        self.assertIn("輸入の推移", self.trend("--lang", "ja").out)

    def test_suppliers_with_their_own_word_beside(self):
        rows = self.succeeds("suppliers", "841810", "--year", 2023, "--format", "csv", "--quiet", workspace=self.home).rows
        self.assertEqual([r["supplier"] for r in rows], ["CHN", "KOR"])
        self.assertEqual([float(r["share"]) for r in rows], [0.6, 0.4])
        self.assertEqual([float(r["share_of_total"]) for r in rows], [0.6, 0.4])
        self.assertEqual(float(rows[0]["difference"]), 0.25)
        self.assertEqual((rows[1]["exporter_value_usd"], rows[1]["difference"]), ("", ""))
        self.assertIn("its exports are not loaded", rows[1]["why"])

    def test_refusals(self):
        for job in ("trend", "suppliers"):
            for code, words, says in ((INVALID, ("841810", "--from", 2023, "--to", 2021), "2023"),
                                      (INVALID, (), "GOOD"),
                                      (NOT_FOUND, ("841810", "--importer", "Atlantis"), "Atlantis"),
                                      (NOT_FOUND, ("no_such_good_at_all",), "no_such_good_at_all")):
                with self.subTest(job=job, words=words):
                    self.fails(code, job, *words, says=[says], workspace=self.home)
                    self.assertRegex(self.fails(code, job, *words, "--lang", "ja", workspace=self.home).err, "[ぁ-ん]")
        self.fails(INVALID, "suppliers", "841810", "--year", 2023, "--from", 2021, workspace=self.home)


@unittest.skipUnless(BATTERY.exists(), f"needs {BATTERY} (NOROSHI_TEST_DATA)")
class PublishedBatteries(CliTest):
    """Japan's imports of lithium-ion batteries as UN Comtrade publishes them, million USD."""
    PUBLISHED = {"2020": 1336.1, "2021": 1694.7, "2022": 2287.9, "2023": 2920.3, "2024": 2654.5}

    @classmethod
    def setUpClass(cls):
        cls.shared = support.for_class(cls)
        cls.home = cls.shared.workspace()
        cls.shared.succeeds("import", "comtrade", BATTERY, workspace=cls.home)

    def test_value_by_year(self):
        rows = self.succeeds("trend", "850760", "--importer", "JPN", "--from", 2020, "--to", 2024, "--format", "csv",
                             "--quiet", workspace=self.home).rows
        self.assertEqual({r["period"]: round(float(r["import_value_usd"]) / 1e6, 1) for r in rows}, self.PUBLISHED)
        for row in rows:
            self.assertEqual((row["top_supplier"], row["dominant_supplier"]), ("CHN", "flagged"), row["period"])
            self.assertRegex(row["flagged_by"], re.escape("Top>.5 ≤2020"))

    def test_suppliers_add_up_to_the_year(self):
        rows = self.succeeds("suppliers", "850760", "--year", 2024, "--format", "csv", "--quiet", workspace=self.home).rows
        total = sum(float(r["import_value_usd"]) for r in rows if r["import_value_usd"])
        self.assertEqual(round(total / 1e6, 1), self.PUBLISHED["2024"])
        self.assertAlmostEqual(sum(float(r["share"]) for r in rows if r["share"]), 1.0, places=6)
        self.assertEqual(rows[0]["supplier"], "CHN")


if __name__ == "__main__":
    support.main()
