"""Every position (importer, product, year) of two real deliveries, computed again in Python from the raw files and compared
with what the program says. The arithmetic here is written from the definitions alone: import value, suppliers, largest
share and HHI over identified suppliers. Only the numbers of areas (which number is which country, and which is nobody) come
from the program's own table `areas`, because they are conventions and not arithmetic."""
import collections
import csv
import gzip
import pathlib
import shutil
import tempfile
import unittest

import support
from support import MAPPINGS, OK, noroshi

TRADE = support.DATA / "trade"
BATTERY = TRADE / "comtrade_battery_hs6" / "comtrade_imports_battery_hs6_2018_2024.csv.gz"
CIRCUITS = TRADE / "comtrade_ic_hs8542" / "comtrade_hs8542_2020_2024.csv.gz"
IMPORTERS_AT_ONCE = 25
# Numbers that two systems give to one country: UN Comtrade's on the left.
SAME = {"842": "840", "251": "250", "699": "356", "757": "756", "579": "578", "490": "158", "381": "380", "280": "276",
        "736": "729", "711": "710", "717": "710"}


def lines_of(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def folded(number):
    return int(SAME.get(number, number))


@unittest.skipUnless(BATTERY.exists() and CIRCUITS.exists(), f"needs {TRADE} (NOROSHI_TEST_DATA)")
class PositionsFromRaw(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="noroshi-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.workspace = cls.folder / "workspace"
        for words in (("init", "--quiet"), ("import", "comtrade", BATTERY, "--quiet"),
                      ("import", "generic", CIRCUITS, "--mapping", MAPPINGS / "comtrade_codes_yearly.toml", "--quiet")):
            made = noroshi(*words, workspace=cls.workspace)
            assert made.code == OK, made
        cls.areas = {int(r["area"]): r for r in support.sql(cls.workspace, "SELECT area, iso3, kind FROM areas")}
        cls.flows = collections.defaultdict(dict)  # (year, importer, product) -> exporter -> value
        cls.editions = collections.defaultdict(set)
        for row in lines_of(BATTERY):
            if row["flowCode"] == "M":
                cls.take(row["refYear"], row["reporterCode"], row["partnerCode"], row["cmdCode"], row["primaryValue"],
                         row["classificationCode"])
        for row in lines_of(CIRCUITS):
            if row["flow"] in ("M", "import"):
                cls.take(row["year"], row["reporterCode"], row["partnerCode"], row["hs"], row["value_usd"], "")

    @classmethod
    def take(cls, year, reporter, partner, product, value, edition):
        importer, exporter = folded(reporter), folded(partner)
        if value == "" or exporter in (0, importer) or float(value) <= 0.0:
            return
        key = int(year), importer, product
        cls.editions[key].add(edition)
        cls.flows[key][exporter] = cls.flows[key].get(exporter, 0.0) + float(value)

    def identified(self, exporter):
        return exporter in self.areas and self.areas[exporter]["kind"] in ("country", "historical")

    def expected(self, key):
        flows = self.flows[key]
        known = {e: v for e, v in flows.items() if self.identified(e)}
        total = sum(known.values())
        top = max(known.items(), key=lambda f: (f[1], -f[0])) if known else None
        return {"imports": sum(flows.values()), "suppliers": len(known),
                "hhi": sum((v / total) ** 2 for v in known.values()) if known else None,
                "top_share": top[1] / total if known else None}

    def rankings(self, year, importers):
        for first in range(0, len(importers), IMPORTERS_AT_ONCE):
            ran = noroshi("chokepoints", "--importer", ",".join(importers[first:first + IMPORTERS_AT_ONCE]), "--year", year,
                          "--method", "supplier_concentration", "--no-intervals", "--format", "csv",
                          workspace=self.workspace)
            self.assertEqual(ran.code, OK, ran)
            yield from ran.rows

    def test_every_position_is_that_of_the_raw_file(self):
        compared, blank = 0, collections.Counter()
        numbers = {r["iso3"]: code for code, r in self.areas.items()}
        for year in sorted({y for y, _, _ in self.flows}):
            importers = sorted({self.areas[i]["iso3"] for y, i, _ in self.flows if y == year and i in self.areas})
            for row in self.rankings(year, importers):
                key = year, numbers[row["importer"]], row["product"]
                if row["reported_by"] != "importer" or row["feed"] == "atlas" or key not in self.flows:
                    continue
                if len(self.editions[key]) > 1:  # one of them speaks; which one is another test's question
                    continue
                want = self.expected(key)
                self.assertAlmostEqual(float(row["import_value_usd"]) / want["imports"], 1.0, delta=6e-3, msg=f"{key}")
                if float(row["unlisted_share"] or 0) > 0:  # a printed total that the partners do not reach
                    continue
                if row["hhi"] == "":  # shares are not known: the reason stands in the row
                    self.assertNotEqual(row["why_unknown"], "", f"{key} is blank without a reason")
                    blank[row["why_unknown"]] += 1
                    continue
                self.assertEqual(int(row["suppliers"]), want["suppliers"], key)
                self.assertAlmostEqual(float(row["hhi"]), want["hhi"], delta=2e-7, msg=f"{key}")
                self.assertAlmostEqual(float(row["top_share"]), want["top_share"], delta=2e-7, msg=f"{key}")
                compared += 1
        self.assertGreater(compared, 20_000, f"too few positions were compared; blank: {blank}")
        self.assertLess(sum(blank.values()), 0.05 * compared, f"a delivery with totals is mostly known: {blank}")


if __name__ == "__main__":
    support.main()
