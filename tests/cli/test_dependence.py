"""`noroshi dependence`: who depends on whom, on a few invented flows worked out by hand."""
import support
from support import CliTest, INVALID, NOT_FOUND

HEADER = "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n"
JAPAN, USA, GERMANY, FRANCE, CHINA, KOREA, TAIWAN = 392, 842, 276, 251, 156, 410, 490
FLOWS = HEADER + "".join(f"2023,H6,{buyer},{seller},M,{code},{value}\n" for buyer, seller, code, value in (
    # Magnets: Japan 90 % from China, Germany 80 %, the United States 40 %.
    (JAPAN, CHINA, "850511", 90), (JAPAN, TAIWAN, "850511", 10),
    (GERMANY, CHINA, "850511", 40), (GERMANY, TAIWAN, "850511", 10),
    (USA, CHINA, "850511", 40), (USA, TAIWAN, "850511", 60),
    # Machines: Korea 60 % from Japan and the United States together, from neither more than half.
    (KOREA, JAPAN, "848620", 35), (KOREA, USA, "848620", 25), (KOREA, CHINA, "848620", 40),
    # and China all from Japan.
    (CHINA, JAPAN, "848620", 12)))


class Dependence(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = support.for_class(cls)
        cls.home = cls.shared.workspace()
        cls.shared.succeeds("import", "comtrade", cls.shared.write("trade.csv", FLOWS), "--partners", "all", workspace=cls.home)

    def ask(self, question, *words):
        return self.succeeds("dependence", question, "--year", 2023, "--source", "comtrade", *words, workspace=self.home)

    def test_common_dependence_in_csv(self):
        rows = self.ask("common", "--of", "G7", "--format", "csv", "--quiet").rows
        self.assertEqual(len(rows), 1)
        row = rows[0]
        self.assertEqual((row["of"], row["year"], row["product"], row["revision"]), ("G7", "2023", "850511", "HS22"))
        self.assertEqual((row["supplier"], row["members"]), ("CHN", "DEU JPN"))
        self.assertEqual((row["dependent_members"], row["importing_members"]), ("2", "3"))
        self.assertEqual(float(row["import_value_usd"]), 130.0)  # of Japan and Germany, from China

    def test_thresholds_move_the_line(self):
        self.assertEqual(self.ask("common", "--of", "G7", "--share", "0.85", "--format", "csv", "--quiet").rows, [])
        more = self.ask("common", "--of", "G7", "--members", "1", "--share", "0.85", "--format", "csv", "--quiet").rows
        self.assertEqual([r["members"] for r in more], ["JPN"])

    def test_reverse_dependence_in_json(self):
        table = self.ask("reverse", "--of", "JPN", "--format", "json").tables[0]
        self.assertEqual([(r["product"], r["partner"], r["share"], r["hhi"], r["import_value_usd"]) for r in table["rows"]],
                         [("848620", "CHN", 1.0, 1.0, 12.0)])
        # The members as one supplier: Korea 0.6 and 0.36 + 0.16; China 1.
        group = self.ask("reverse", "--of", "G7", "--format", "json").tables[0]["rows"]
        self.assertEqual([r["partner"] for r in group], ["KOR", "CHN"])
        self.assertAlmostEqual(group[0]["share"], 0.6, places=6)
        self.assertAlmostEqual(group[0]["hhi"], 0.52, places=6)
        notes = " ".join(n["en"] for n in table["notes"])
        self.assertIn("Our own definition", notes)
        self.assertIn("an absent one is unknown", notes)

    def test_limit_and_products(self):
        self.assertEqual(len(self.ask("reverse", "--of", "G7", "--limit", 1, "--format", "csv", "--quiet").rows), 1)
        self.assertEqual(self.ask("reverse", "--of", "G7", "--product", "8505", "--format", "csv", "--quiet").rows, [])

    def test_in_japanese(self):
        ran = self.ask("common", "--of", "G7", "--lang", "ja")
        self.assertIn("共通依存（2023年）", ran.out)
        self.assertIn("独自の定義", ran.err)
        self.assertIn("日本に依存する国・地域（2023年）", self.ask("reverse", "--of", "JPN", "--lang", "ja").out)

    def test_refusals(self):
        for code, words, says in ((INVALID, ("common", "--of", "JPN"), "single area"),
                                  (INVALID, ("sideways",), "common, reverse"),
                                  (INVALID, (), "QUESTION"),
                                  (NOT_FOUND, ("reverse", "--of", "Atlantis"), "Atlantis"),
                                  (INVALID, ("common", "--share", "1.5"), "share"),
                                  (INVALID, ("common", "--product", "magnets"), "magnets"),
                                  (NOT_FOUND, ("common", "--year", "1999"), "1999")):
            with self.subTest(words=words):
                self.fails(code, "dependence", *words, says=[says], workspace=self.home)
                japanese = self.fails(code, "dependence", *words, "--lang", "ja", workspace=self.home)
                self.assertRegex(japanese.err, "[ぁ-ん]")


if __name__ == "__main__":
    support.main()
