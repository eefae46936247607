"""Every code that the two Comtrade sets cover for Japan is in Japan's ranking of each year, once, with the figures of the
file, or the ranking says why it is not. Codes and figures are read from the data (not in this repository) by this test."""
import collections
import csv
import gzip
import pathlib
import re
import shutil
import tempfile
import unittest

import support
from support import MAPPINGS, OK, noroshi

TRADE = support.DATA / "trade"
STRATEGIC = TRADE / "comtrade_strategic_commodities" / "comtrade_selected_hs6_2001_2025.csv.gz"
BATTERY = TRADE / "comtrade_battery_hs6" / "comtrade_imports_battery_hs6_2018_2024.csv.gz"
BATTERY_CODES = TRADE / "comtrade_battery_hs6" / "products.csv"
PRESENT = all(p.exists() for p in (STRATEGIC, BATTERY, BATTERY_CODES))
NO_GOODS = {"999999"}
STRATEGIC_FEED, BATTERY_FEED = "comtrade_names_yearly", "comtrade"
NOBODY = re.compile(r"^(?!Other Asia).*\b(nes|Areas|Bunkers|Free Zones|Special Categories|Neutral Zone)\b")  # no single supplier
NOBODY_CODES = {"837", "838", "839", "899", "568", "577", "636", "637", "879", "473", "527", "129", "221", "290", "471", "492",
                "536", "97", "975"}


def lines_of(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


class Figures:
    """Japan's imports of one product in one year: total, and value by supplier as the file names it."""

    def __init__(self):
        self.total, self.suppliers = 0.0, collections.Counter()

    def add(self, supplier, value, somebody):
        self.total += value
        if somebody:
            self.suppliers[supplier] += value

    @property
    def hhi(self):
        known = sum(self.suppliers.values())
        return sum((v / known) ** 2 for v in self.suppliers.values())

    @property
    def top(self):
        supplier, value = self.suppliers.most_common(1)[0]
        return supplier, value / sum(self.suppliers.values())


@unittest.skipUnless(PRESENT, f"needs {TRADE} (NOROSHI_TEST_DATA)")
class JapanCoverage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="noroshi-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.workspace = cls.folder / "workspace"
        for words in (("init", "--quiet"),
                      ("import", "generic", STRATEGIC, "--mapping", MAPPINGS / "comtrade_names_yearly.toml", "--quiet"),
                      ("import", "comtrade", BATTERY, "--quiet")):
            made = noroshi(*words, workspace=cls.workspace)
            assert made.code == OK, made
        cls.read_strategic()
        cls.read_battery()
        cls.rankings = {}

    @classmethod
    def read_strategic(cls):
        cls.japan = collections.defaultdict(lambda: collections.defaultdict(Figures))  # feed -> (year, code) -> Figures
        cls.traded = collections.defaultdict(set)  # year -> codes that anyone reports
        spelt = collections.defaultdict(set)
        for row in lines_of(STRATEGIC):
            year = int(row["year"])
            cls.traded[year].add(row["hs6"])
            if row["reporter"] == "Japan" and row["flow"] == "M" and row["partner"] not in ("World", "Japan"):
                cls.japan[STRATEGIC_FEED][year, row["hs6"]].add(row["partner"], float(row["value_usd"]),
                                                                not NOBODY.search(row["partner"]))
        cls.strategic = {code for _, code in cls.japan[STRATEGIC_FEED]}

    @classmethod
    def read_battery(cls):
        with open(BATTERY_CODES, encoding="utf-8", newline="") as file:
            cls.battery = {row["hs"] for row in csv.DictReader(file)}
        editions = collections.defaultdict(set)
        rows = []
        for row in lines_of(BATTERY):
            cls.traded[int(row["refYear"])].add(row["cmdCode"])
            if row["reporterCode"] == "392" and row["flowCode"] == "M" and row["partnerCode"] not in ("0", "392"):
                rows.append(row)
                editions[row["refYear"], row["cmdCode"]].add(row["classificationCode"])
        for row in rows:
            key = row["refYear"], row["cmdCode"]
            assert len(editions[key]) == 1, f"Japan reports {key} in two editions; this test would count twice"
            cls.japan[BATTERY_FEED][int(row["refYear"]), row["cmdCode"]].add(row["partnerISO"], float(row["primaryValue"]),
                                                                            row["partnerCode"] not in NOBODY_CODES)

    def ranking(self, year):
        if year not in self.rankings:
            covered = sorted(self.strategic | self.battery)
            products = [word for code in covered for word in ("--product", code)]
            ran = noroshi("chokepoints", "--importer", "JPN", "--year", year, "--no-intervals", "--format", "json", *products,
                          workspace=self.workspace)
            self.assertEqual(ran.code, OK, ran)
            self.rankings[year] = ran.tables[0]
        return self.rankings[year]

    def reported(self, year, code):
        """The feed that speaks for Japan and its figures, by the documented order: what reporters filed, then extracts."""
        for feed in (BATTERY_FEED, STRATEGIC_FEED):
            if (year, code) in self.japan[feed]:
                return feed, self.japan[feed][year, code]
        return None, None

    @property
    def years(self):
        return sorted({year for feed in self.japan.values() for year, _ in feed})

    def test_the_sets_hold_what_the_project_says(self):
        pairs = [("strategic", c) for c in self.strategic] + [("battery", c) for c in self.battery]
        self.assertEqual(len(pairs), 69, "codes covered for Japan, by set")
        self.assertEqual(self.strategic & self.battery, {"850760"}, "the one code in both")

    def test_every_covered_code_is_ranked_once_or_its_absence_is_explained(self):
        seen = 0
        for year in self.years:
            table = self.ranking(year)
            ranked = collections.Counter(r["product"] for r in table["rows"])
            notes = [n["en"] for n in table["notes"]]
            said = " ".join(n for n in notes if n.startswith(("No imports of JPN", "Of these codes no trade")))
            for code in sorted(self.strategic | self.battery):
                with self.subTest(year=year, code=code):
                    feed, _ = self.reported(year, code)
                    self.assertLessEqual(ranked[code], 1, "ranked twice")
                    if code in NO_GOODS:
                        self.assertEqual(ranked[code], 0, "what is not specified is no good")
                        self.assertTrue(not feed or any("chapters 98 and 99" in n for n in notes), "and that is said")
                        continue
                    if feed:
                        self.assertEqual(ranked[code], 1, "Japan reported it, and it is not ranked")
                    if ranked[code] == 0:
                        self.assertRegex(said, rf"\b{code}\b", "neither ranked nor explained")
                        self.assertEqual(code in self.traded[year], f" {code}" in said.split("Of these codes")[0])
                    else:
                        self.assertNotRegex(said, rf"\b{code}\b", "ranked and called missing")
                    seen += ranked[code]
        self.assertGreater(seen, 0)

    def test_value_top_supplier_and_concentration_are_those_of_the_file(self):
        compared = named = 0
        codes_of_areas = {r["en"]: r["iso3"] for r in support.sql(self.workspace, "SELECT en, iso3 FROM areas")}
        for year in self.years:
            for row in self.ranking(year)["rows"]:
                feed, figures = self.reported(year, row["product"])
                with self.subTest(year=year, code=row["product"]):
                    if feed is None:  # the atlas or exporters speak where Japan reported nothing
                        self.assertTrue(row["feed"] == "atlas" or row["reported_by"]["en"] == "exporters", row)
                        continue
                    self.assertEqual(row["feed"], feed)
                    self.assertEqual(row["reported_by"]["en"], "importer")
                    self.assertAlmostEqual(row["import_value_usd"] / figures.total, 1.0, delta=1e-9)
                    self.assertEqual(row["suppliers"], len(figures.suppliers))
                    self.assertAlmostEqual(row["hhi"], figures.hhi, delta=1e-7)
                    name, share = figures.top
                    self.assertAlmostEqual(row["top_share"], share, delta=1e-7)
                    if feed == BATTERY_FEED:
                        self.assertEqual(row["top_supplier"], {"S19": "TWN"}.get(name, name))  # "Other Asia, nes"
                    elif name in codes_of_areas:
                        self.assertEqual(row["top_supplier"], codes_of_areas[name])
                        named += 1
                    compared += 1
        self.assertGreater(named, 300, "too few suppliers of the strategic set have a name that the areas know")
        in_file = {key for feed in self.japan.values() for key in feed if key[1] not in NO_GOODS}
        self.assertEqual(compared, len(in_file), "every position of Japan in the files was compared")


if __name__ == "__main__":
    support.main()
