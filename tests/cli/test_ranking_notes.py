"""What stands under a ranking: where its rows come from, what is missing from it, and which editions were joined."""
import support
from support import CliTest, NOT_FOUND

HEADER = "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n"
JAPAN, INDIA, CHINA, KOREA = 392, 699, 156, 410


def trade(*rows):
    return HEADER + "".join(f"2023,{edition},{buyer},{seller},M,{code},{value}\n" for edition, buyer, seller, code, value in rows)


class RankingNotes(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = support.for_class(cls)
        cls.home = cls.shared.workspace()
        deliveries = {
            "cells.csv": trade(("H6", JAPAN, CHINA, "850760", 80), ("H6", JAPAN, KOREA, "850760", 20), ("H5", INDIA, CHINA, "850760", 100)),
            "oil.csv": trade(("H6", JAPAN, CHINA, "270900", 7), ("H6", INDIA, CHINA, "270112", 9)),
        }
        for name, content in deliveries.items():
            cls.shared.succeeds("import", "comtrade", cls.shared.write(name, content), "--force", workspace=cls.home)

    def ask(self, *words):
        return self.succeeds("chokepoints", "--year", 2023, "--source", "comtrade", "--no-intervals", "--format", "json", *words,
                             workspace=self.home).tables[0]

    def notes(self, table, language="en"):
        return " ".join(n[language] for n in table["notes"])

    def test_a_ranking_of_some_products_names_the_deliveries_that_hold_them(self):
        for product, here, elsewhere in (("850760", "cells.csv", "oil.csv"), ("270900", "oil.csv", "cells.csv")):
            with self.subTest(product):
                said = str(self.ask("--product", product)["provenance"])
                self.assertIn(here, said)
                self.assertNotIn(elsewhere, said)
        everything = str(self.ask()["provenance"])
        self.assertIn("cells.csv", everything)
        self.assertIn("oil.csv", everything)

    def test_a_code_that_others_trade_and_japan_does_not_is_named(self):
        table = self.ask()
        self.assertEqual({r["product"] for r in table["rows"]}, {"850760", "270900"})
        self.assertIn("No imports of JPN in 2023 are reported, by itself or by enough exporters, of 1 codes with trade of others: 270112.",
                      self.notes(table))
        self.assertIn("270112。", self.notes(table, "ja"))

    def test_a_code_of_which_nothing_is_loaded_is_named(self):
        self.assertIn("Of these codes no trade of 2023 is loaded: 999998.", self.notes(self.ask("--product", "850760,999998")))
        ask = ("chokepoints", "--year", 2023, "--source", "comtrade", "--product", "270112")
        self.fails(NOT_FOUND, *ask, says=["of 1 codes with trade of others: 270112."], workspace=self.home)
        self.fails(NOT_FOUND, *ask, "--lang", "ja", says=["270112。"], workspace=self.home)

    def test_reports_of_an_older_edition_are_joined_and_the_importers_edition_shown(self):
        table = self.ask()
        # One of five rows, 100 of 216 USD; no concordance is loaded.
        self.assertIn("1 of the year's 5 rows (46.30 % of their value) are reported in another edition", self.notes(table))
        self.assertIn("HS17 > HS22", self.notes(table))
        self.assertIn("No concordance is loaded for HS17 > HS22", self.notes(table))
        self.assertIn("5行のうち1行（金額の46.30％）", self.notes(table, "ja"))
        self.assertEqual({r["product"]: r["revision"] for r in table["rows"]}, {"850760": "HS22", "270900": "HS22"})
        india = self.ask("--importer", "IND")
        self.assertEqual({r["product"]: (r["revision"], r["import_value_usd"]) for r in india["rows"]},
                         {"850760": ("HS17", 100.0), "270112": ("HS22", 9.0)})

    def test_the_answer_is_the_same_when_asked_again(self):
        self.assertEqual(self.ask("--importer", "IND"), self.ask("--importer", "IND"))


if __name__ == "__main__":
    support.main()
