"""`noroshi convert`: a few invented imports in another classification, worked out by hand."""
import support
from support import CliTest, INVALID, NOT_FOUND

HEADER = "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n"
# Japan buys magnets 850511 for 80 + 20, 850519 for 60, and crude oil for 7, which the tables do not know. USD of 2021.
IMPORTS = HEADER + "".join(f"2021,H5,392,{partner},M,{code},{value}\n" for partner, code, value in
                           ((156, "850511", 80), (682, "850511", 20), (156, "850519", 60), (682, "270900", 7)))
TO_ISIC = "HS17_6d,ISIC3_4d,weight\n850511,3110,0.25\n850511,3190,0.75\n850519,3190,1\n"
TO_HS22 = "HS17_6d,HS22_6d\n850511,850511\n850519,850519\n850519,850520\n"  # no weights: 850519 goes to two codes


class Convert(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = support.for_class(cls)
        cls.home = cls.shared.workspace()
        cls.shared.succeeds("import", "comtrade", cls.shared.write("trade.csv", IMPORTS), workspace=cls.home)
        for name, table in (("isic.csv", TO_ISIC), ("hs22.csv", TO_HS22)):
            cls.shared.succeeds("import", "concordance", cls.shared.write(name, table), "--force", workspace=cls.home)

    def ask(self, *words):
        return self.succeeds("convert", "--year", 2021, "--source", "comtrade", *words, workspace=self.home)

    def test_csv_spreads_each_code_by_its_weights(self):
        rows = self.ask("--to", "ISIC3", "--format", "csv", "--quiet").rows
        self.assertEqual([(r["code"], float(r["import_value_usd"])) for r in rows], [("3190", 135.0), ("3110", 25.0)])
        first = rows[0]  # 100 x 0.75 + 60 of 167
        self.assertEqual((first["importer"], first["year"], first["from"], first["to"]), ("JPN", "2021", "HS17", "ISIC3"))
        self.assertAlmostEqual(float(first["share"]), 135 / 167, places=5)
        self.assertEqual((first["source_codes"], first["largest_source"]), ("2", "850511"))
        self.assertAlmostEqual(float(first["largest_source_share"]), 75 / 135, places=5)

    def test_json_accounts_for_every_dollar(self):
        tables = {t["id"]: t for t in self.ask("--to", "ISIC3", "--format", "json").tables}
        check = tables["conservation"]["rows"][0]
        self.assertEqual((check["value_before_usd"], check["value_after_usd"], check["unmapped_value_usd"]), (167.0, 160.0, 7.0))
        self.assertEqual([(r["code"], r["unmapped_value_usd"]) for r in tables["unmapped"]["rows"]], [("270900", 7.0)])
        provenance = str(tables["conversion"]["provenance"])
        for file in ("trade.csv", "isic.csv"):
            self.assertIn(file, provenance)
        self.assertNotIn("hs22.csv", provenance, "a table that was not on the way")
        notes = " ".join(n["en"] for n in tables["conversion"]["notes"])
        self.assertIn("Way: HS17 > ISIC3.", notes)
        self.assertIn("4.192 %", notes)  # 7 / 167

    def test_a_code_without_weights_is_divided_equally_and_this_is_said(self):
        ran = self.ask("--to", "HS22", "--format", "csv")
        self.assertEqual({r["code"]: float(r["import_value_usd"]) for r in ran.rows},
                         {"850511": 100.0, "850519": 30.0, "850520": 30.0})
        self.assertIn("1 divided equally among several for want of weights", ran.err.replace("\n      ", " "))

    def test_in_japanese(self):
        ran = self.ask("--to", "ISIC3", "--lang", "ja")
        for word in ("日本の輸入（2021年、ISIC3別）", "総額の一致確認", "対応先のない品目"):
            self.assertIn(word, ran.out)
        self.assertIn("経路：HS17 > ISIC3。", ran.err)
        english = self.ask("--to", "ISIC3", "--format", "csv", "--quiet").out
        self.assertEqual(self.ask("--to", "ISIC3", "--format", "csv", "--quiet", "--lang", "ja").out, english)

    def test_refusals_say_what_would_work(self):
        for code, words, says in ((INVALID, ("--to", "ISIC9"), "no classification"),
                                  (INVALID, ("--to", "HS17"), "comes back to HS17"),
                                  (INVALID, ("--to", "ISIC3", "--from", "ISIC3"), "editions of the Harmonized System"),
                                  (NOT_FOUND, ("--to", "BEC4"), "Here: HS17, HS22, ISIC3"),
                                  (NOT_FOUND, ("--to", "ISIC3", "--from", "HS22"), "Editions there: HS17"),
                                  (INVALID, (), "--to")):
            with self.subTest(words=words):
                asked = ("convert", "--year", 2021, "--source", "comtrade", *words)
                self.fails(code, *asked, says=[says], workspace=self.home)
                japanese = self.fails(code, *asked, "--lang", "ja", workspace=self.home)
                self.assertRegex(japanese.err, "[ぁ-ん]")

    def test_without_tables_it_says_how_to_get_some(self):
        home = self.workspace()
        self.succeeds("import", "comtrade", self.write("trade.csv", IMPORTS), workspace=home)
        self.fails(NOT_FOUND, "convert", "--to", "ISIC3", says=["noroshi import concordance"], workspace=home)


if __name__ == "__main__":
    support.main()
