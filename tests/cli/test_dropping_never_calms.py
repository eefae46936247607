"""Leaving out partners, months, members or reporters from data that carry their totals never makes a position look calm: what
was flagged or unknown with all data is not clear with fewer. The world here is drawn, not real: 24 countries that all report
both sides of 18 products, with the World total of every report."""
import collections
import pathlib
import random
import shutil
import tempfile
import unittest

import support
from support import OK, noroshi

AREAS = (36, 76, 124, 156, 251, 276, 344, 360, 380, 392, 410, 458, 484, 490, 528, 699, 702, 704, 724, 764, 826, 842, 682, 784)
JAPAN, EUROPE = 392, (251, 276, 380, 528, 724)
PRODUCTS = [f"{heading}{part}" for heading in ("2805", "8507", "8542", "2601", "3004", "7202") for part in ("10", "20", "90")]
YEARS = (2021, 2022, 2023)
HEADER = "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,netWgt,primaryValue"


def draw_world(seed):
    """(year, product, exporter, importer) -> USD. A few exporters dominate each product, so that many are flagged."""
    draw = random.Random(seed)
    flows = {}
    for product in PRODUCTS:
        size = {a: draw.lognormvariate(0, 2.2) for a in AREAS}
        for year in YEARS:
            for exporter in AREAS:
                for importer in AREAS:
                    if exporter != importer and draw.random() < 0.7:
                        flows[year, product, exporter, importer] = round(1e6 * size[exporter] * draw.lognormvariate(0, 0.7) + 1)
    return flows


def reports(flows, months=None):
    """Rows of importers and exporters, and the World total of each report, as UN Comtrade writes them. With months: the
    year of each flow in twelve equal parts."""
    rows, totals = [], collections.Counter()
    for (year, product, exporter, importer), value in flows.items():
        for flow, reporter, partner in (("M", importer, exporter), ("X", exporter, importer)):
            for period in [f"{year}{m:02d}" for m in months] if months else [str(year)]:
                part = value / 12 if months else value
                rows.append((period, reporter, partner, flow, product, part))
                totals[period, reporter, flow, product] += part
    rows += [(period, reporter, 0, flow, product, total) for (period, reporter, flow, product), total in totals.items()]
    return rows


class DroppingNeverCalms(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noroshi-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def verdicts(self, name, rows, importers=("JPN", "EU")):
        """(importer, product, method) -> verdict, of the newest year."""
        file = self.folder / f"{name}.csv"
        file.write_text("\n".join([HEADER, *(f"{p},H6,{r},{q},{f},{c},,{v}" for p, r, q, f, c, v in rows), ""]))
        workspace = self.folder / name
        for words in (("init", "--quiet"), ("import", "comtrade", file, "--quiet")):
            made = noroshi(*words, workspace=workspace)
            self.assertEqual(made.code, OK, made)
        found = {}
        for importer in importers:
            ran = noroshi("chokepoints", "--importer", importer, "--year", YEARS[-1], "--source", "comtrade", "--no-intervals",
                          "--format", "csv", workspace=workspace)
            self.assertIn(ran.code, (OK, support.NOT_FOUND), ran)
            for row in ran.rows if ran.code == OK else []:
                columns = list(row)
                for method in columns[columns.index("supplier_concentration"):columns.index("flags")]:
                    if row[method] in ("flagged", "clear", ""):
                        found[importer, row["product"], method] = row[method] or "unknown"
        return found

    def assert_never_calmer(self, whole, fewer, what):
        calmed = [(key, whole[key]) for key, verdict in fewer.items()
                  if verdict == "clear" and whole.get(key, "unknown") in ("flagged", "unknown")]
        self.assertEqual(calmed, [], f"{what}: clear with fewer data, not with all")

    def test_the_whole_world_is_judged(self):
        whole = self.verdicts("whole", reports(draw_world(1)))
        seen = collections.Counter(whole.values())
        self.assertGreater(seen["flagged"], 20, seen)
        self.assertGreater(seen["clear"], 20, seen)

    def test_partners_dropped_from_reports_with_totals(self):
        for seed in (1, 2, 3):
            rows, draw = reports(draw_world(seed)), random.Random(seed)
            whole = self.verdicts(f"whole{seed}", rows)
            for share in (0.1, 0.5, 0.9):
                fewer = [r for r in rows if r[2] == 0 or draw.random() > share]
                self.assert_never_calmer(whole, self.verdicts(f"partners{seed}-{share}", fewer), f"partners {share}")

    def test_the_largest_partner_dropped_everywhere(self):
        rows = reports(draw_world(4))
        whole = self.verdicts("whole", rows)
        for partner in (156, 842):
            fewer = [r for r in rows if r[2] != partner]
            self.assert_never_calmer(whole, self.verdicts(f"without{partner}", fewer), f"without {partner}")

    def test_reporters_dropped(self):
        for seed in (5, 6):
            rows, draw = reports(draw_world(seed)), random.Random(seed)
            whole = self.verdicts(f"whole{seed}", rows)
            for share in (0.1, 0.4, 0.8):
                gone = {a for a in AREAS if a != JAPAN and draw.random() < share}
                fewer = [r for r in rows if r[1] not in gone]
                self.assert_never_calmer(whole, self.verdicts(f"reporters{seed}-{share}", fewer), f"reporters {share}")

    def test_reporters_of_the_newest_year_dropped(self):
        rows = reports(draw_world(7))
        whole = self.verdicts("whole", rows)
        for gone in ((JAPAN,), (156,), (842, 276, 826), EUROPE[1:]):
            fewer = [r for r in rows if r[1] not in gone or r[0] != str(YEARS[-1])]
            self.assert_never_calmer(whole, self.verdicts("late" + "-".join(map(str, gone)), fewer), f"late {gone}")

    def test_members_of_a_group_dropped(self):
        rows = reports(draw_world(8))
        whole = self.verdicts("whole", rows, ("EU",))
        for kept in (EUROPE[:1], EUROPE[:2], EUROPE[:4]):
            fewer = [r for r in rows if r[1] not in EUROPE or r[1] in kept]
            self.assert_never_calmer(whole, self.verdicts(f"members{len(kept)}", fewer, ("EU",)), f"members {kept}")

    def test_months_dropped(self):
        flows = {key: v for key, v in draw_world(9).items() if key[0] == YEARS[-1]}
        whole = self.verdicts("months12", reports(flows, range(1, 13)))
        for months in ((1, 2), (1, 2, 3, 4, 5, 6), tuple(range(1, 12))):
            fewer = self.verdicts(f"months{len(months)}", reports(flows, months))
            self.assert_never_calmer(whole, fewer, f"months {months}")

    def test_years_of_the_window_dropped(self):
        rows = reports(draw_world(10))
        whole = self.verdicts("whole", rows)
        for gone in ((2021,), (2022,), (2021, 2022)):
            fewer = [r for r in rows if int(r[0]) not in gone]
            self.assert_never_calmer(whole, self.verdicts("years" + "-".join(map(str, gone)), fewer), f"years {gone}")


if __name__ == "__main__":
    support.main()
