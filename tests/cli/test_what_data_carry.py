"""Statements that an earlier version printed and that the loaded data did not carry: each is now right, or unknown with its
reason. The data are not in this repository."""
import collections
import json
import pathlib
import re
import shutil
import tempfile
import unittest

import support
from support import MAPPINGS, OK, noroshi

TRADE = support.DATA / "trade"
UNITED_STATES = TRADE / "us_imports_hts10_monthly" / "us_imports_can_mex_hts10_2025_01_2026_02.csv.gz"
STRATEGIC = TRADE / "comtrade_strategic_commodities" / "comtrade_selected_hs6_2001_2025.csv.gz"
CHINA = TRADE / "china_controlled_minerals_monthly" / "china_exports_hs6_partner_monthly_2017_2024.csv"
PRESENT = all(p.exists() for p in (UNITED_STATES, STRATEGIC, CHINA))

ORDERS = """month,supplier_country,hs,amount_usd
2026-01,CHN,850511,9000000
2026-01,VNM,850511,800000
2026-02,CHN,850511,7000000
2026-01,CHL,283691,4000000
2026-01,ARG,283691,3500000
"""
ORDERS_MAPPING = """id = "our_orders"
publisher = "Our purchasing department"
licence = "internal"
[columns]
period = "month"
partner = "supplier_country"
product = "hs"
value = "amount_usd"
[constants]
flow = "import"
reporter = "JPN"
nomenclature = "by_year"
"""


ON_SHARES = ("supplier_concentration", "dominant_supplier", "cabinet_office_2021", "meti_2024", "china_majority")


def verdicts(row):
    columns = list(row)
    return {m: row[m] for m in columns[columns.index("supplier_concentration"):columns.index("flags")]
            if row[m] in ("flagged", "clear")}


class WhatDataCarry(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noroshi-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.workspace = self.folder / "workspace"
        self.assertEqual(noroshi("init", "--quiet", workspace=self.workspace).code, OK)

    def take(self, file, mapping):
        made = noroshi("import", "generic", file, "--mapping", mapping, "--quiet", workspace=self.workspace)
        self.assertEqual(made.code, OK, made)

    def ask(self, *words):
        ran = noroshi("chokepoints", *words, "--no-intervals", "--format", "csv", workspace=self.workspace)
        self.assertEqual(ran.code, OK, ran)
        return ran.rows

    @unittest.skipUnless(PRESENT, f"needs {TRADE} (NOROSHI_TEST_DATA)")
    def test_two_neighbours_are_not_all_suppliers_of_the_united_states(self):
        self.take(UNITED_STATES, MAPPINGS / "us_imports_hts10_monthly.toml")
        for year in (2025, 2026):
            rows = self.ask("--importer", "USA", "--year", year)
            self.assertGreater(len(rows), 1000)
            judged = [r for r in rows if verdicts(r)]
            self.assertEqual(judged, [], "two of all partners are loaded: nothing is flagged, China is not clear")
            self.assertTrue(all(r["why_unknown"] for r in rows))

    @unittest.skipUnless(PRESENT, f"needs {TRADE} (NOROSHI_TEST_DATA)")
    def test_germany_alone_is_not_the_union(self):
        self.take(STRATEGIC, MAPPINGS / "comtrade_names_yearly.toml")
        for year in (2022, 2023):
            rows = self.ask("--importer", "EU", "--year", year, "--product", "120190")
            for row in rows:
                self.assertEqual(verdicts(row), {}, row)
                self.assertRegex(row["why_unknown"], r"of 27 members|members|lists", row)

    @unittest.skipUnless(PRESENT, f"needs {TRADE} (NOROSHI_TEST_DATA)")
    def test_five_destinations_of_each_exporter_are_not_the_imports_of_anybody(self):
        self.take(STRATEGIC, MAPPINGS / "comtrade_names_yearly.toml")
        for importer in ("HKG", "JPN", "SGP"):
            mirrored = [r for r in self.ask("--importer", importer, "--year", 2022) if r["reported_by"] == "exporters"]
            for row in mirrored:
                on_shares = {m: v for m, v in verdicts(row).items() if m in ON_SHARES}  # others may fail on the world's side
                self.assertEqual(on_shares, {}, row)
                self.assertNotIn("flagged", verdicts(row).values(), row)
                self.assertNotEqual(row["why_unknown"], "")

    def test_a_few_orders_are_not_the_imports_of_a_country(self):
        (self.folder / "orders.csv").write_text(ORDERS)
        (self.folder / "orders.toml").write_text(ORDERS_MAPPING)
        before = self.ask("--importer", "JPN")
        self.take(self.folder / "orders.csv", self.folder / "orders.toml")
        self.assertEqual(self.ask("--importer", "JPN"), before, "an own table stands apart")
        rows = self.ask("--importer", "JPN", "--source", "our_orders")
        self.assertEqual({r["product"] for r in rows}, {"850511", "283691"})
        for row in rows:
            self.assertEqual(verdicts(row), {}, row)
            self.assertNotEqual(row["why_unknown"], "")

    @unittest.skipUnless(PRESENT, f"needs {TRADE} (NOROSHI_TEST_DATA)")
    def test_one_exporter_is_not_half_the_world(self):
        self.take(CHINA, MAPPINGS / "china_exports_hs6_partner_monthly.toml")
        ran = noroshi("level", "--good", "gallium", "--format", "json", workspace=self.workspace)
        self.assertEqual(ran.code, OK, ran)
        said = json.dumps(ran.json)
        self.assertNotRegex(said, r"\b50 % of (the )?world", "six rows cover no half of the world's trade")

    @unittest.skipUnless(PRESENT, f"needs {TRADE} (NOROSHI_TEST_DATA)")
    def test_a_dossier_does_not_print_imports_and_deny_them(self):
        self.take(STRATEGIC, MAPPINGS / "comtrade_names_yearly.toml")
        for good in ("crude_oil", "lng"):
            ran = noroshi("dossier", good, "--format", "html", workspace=self.workspace)
            if ran.code != OK:
                continue
            self.assertNotRegex(ran.out, r"[Nn]o imports (of \w+ )?(in \d+ )?are loaded", good)


if __name__ == "__main__":
    support.main()
