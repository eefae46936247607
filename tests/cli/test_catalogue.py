"""`noroshi catalogue`: areas, groups, editions and concordances, in both languages and for programs."""
import support
from support import CliTest, INVALID


class Catalogue(CliTest):
    def ask(self, what, *words, **how):
        return self.succeeds("catalogue", what, *words, **how)

    def test_areas(self):
        rows = {r["iso3"]: r for r in self.ask("areas", "--format", "csv", "--quiet").rows if r["iso3"]}
        self.assertEqual((rows["JPN"]["area"], rows["JPN"]["en"], rows["JPN"]["ja"]), ("392", "Japan", "日本"))
        self.assertEqual(rows["TWN"]["kind"], rows["JPN"]["kind"])
        self.assertNotEqual(rows["XXB"]["kind"], rows["JPN"]["kind"], "bunkers are no country")
        japanese = {r["iso3"]: r for r in self.ask("areas", "--format", "csv", "--quiet", "--lang", "ja").rows}
        self.assertRegex(japanese["JPN"]["kind"], "[一-龠]")

    def test_groups(self):
        rows = self.ask("groups", "--format", "csv", "--quiet").rows
        britain = next(r for r in rows if (r["group"], r["member"]) == ("EU", "GBR"))
        self.assertEqual((britain["from"], britain["until"]), ("1973-01-01", "2020-01-31"))
        self.assertEqual({r["member"] for r in rows if r["group"] == "G7"}, {"CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"})
        tables = self.ask("groups", "--format", "json").tables
        self.assertEqual(len(tables[0]["rows"]), len(rows))
        self.assertIn("日本", self.ask("groups", "--lang", "ja").out)

    def test_editions(self):
        rows = self.ask("editions", "--format", "csv", "--quiet").rows
        self.assertEqual([(r["edition"], r["comtrade_code"]) for r in rows],
                         [("HS92", "H0"), ("HS96", "H1"), ("HS02", "H2"), ("HS07", "H3"), ("HS12", "H4"), ("HS17", "H5"), ("HS22", "H6")])
        self.assertEqual([r["from"] for r in rows], ["1988", "1996", "2002", "2007", "2012", "2017", "2022"])
        self.assertRegex(self.ask("editions", "--lang", "ja").err, "[ぁ-ん]")

    def test_concordances(self):
        home = self.workspace()
        self.assertEqual(self.ask("concordances", "--format", "csv", "--quiet", workspace=home).rows, [])
        table = self.write("t.csv", "HS17_6d,ISIC3_4d,weight\n850511,3110,0.25\n850511,3190,0.75\n850519,3190,1\n")
        self.succeeds("import", "concordance", table, "--force", workspace=home)
        rows = self.ask("concordances", "--format", "csv", "--quiet", workspace=home).rows
        self.assertEqual([(r["from"], r["to"], r["rows"]) for r in rows], [("HS17", "ISIC3", "3")])
        self.assertIn("対応表", self.ask("concordances", "--lang", "ja", workspace=home).out)

    def test_refusals(self):
        for words, says in ((("planets",), "areas, groups, editions, concordances"), ((), "WHAT"), (("areas", "JPN"), "JPN")):
            with self.subTest(words=words):
                self.fails(INVALID, "catalogue", *words, says=[says])
                self.assertRegex(self.fails(INVALID, "catalogue", *words, "--lang", "ja").err, "[ぁ-ん]")


if __name__ == "__main__":
    support.main()
