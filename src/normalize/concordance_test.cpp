#include "normalize/concordance.hpp"

#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>

#include "normalize/test_data.hpp"

namespace noroshi::normalize {
namespace {

using Rows = std::vector<ConcordanceRow>;

Concordance made(const Rows& rows) {
  auto result = Concordance::from_rows(rows);
  if (!result) throw std::runtime_error(result.error().message.en);
  return *std::move(result);
}

double total(const std::vector<CodeValue>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0, [](double sum, const auto& v) { return sum + v.value; });
}

const Rows kSplit{{"HS12", "850760", "HS17", "850760", {}},
                  {"HS12", "850780", "HS17", "850780", {}},
                  {"HS12", "850780", "HS17", "850790", {}}};

TEST(Concordance, DividesEquallyWhereTheSourceGivesNoWeightAndSaysSo) {
  const auto map = made(kSplit);
  EXPECT_EQ(map.facts().one_to_one, 1u);
  EXPECT_EQ(map.facts().equal_split, 1u);
  EXPECT_EQ(map.targets_of("850780"), (std::vector<CodeValue>{{"850780", 0.5}, {"850790", 0.5}}));
  const auto result = map.convert(std::vector<CodeValue>{{"850760", 10}, {"850780", 4}});
  EXPECT_EQ(result.values, (std::vector<CodeValue>{{"850760", 10}, {"850780", 2}, {"850790", 2}}));
  EXPECT_EQ(result.value_unmapped, 0.0);
}

TEST(Concordance, ReportsWhatFindsNoTarget) {
  const auto result = made(kSplit).convert(std::vector<CodeValue>{{"850760", 10}, {"999999", 3}, {"999999", 1}});
  EXPECT_EQ(result.unmapped, (std::vector<CodeValue>{{"999999", 4}}));
  EXPECT_DOUBLE_EQ(result.value_in, 14.0);
  EXPECT_DOUBLE_EQ(result.value_out, 10.0);
  EXPECT_DOUBLE_EQ(result.value_unmapped, 4.0);
  EXPECT_EQ(result.conservation_error(), 0.0);
}

TEST(Concordance, ComposesByMultiplyingSharesAndReportsTheShareThatHasNoWayOn) {
  const auto first = made(kSplit);
  const auto second = made({{"HS17", "850760", "WIOD", "c14", {}}, {"HS17", "850780", "WIOD", "c14", {}}});
  const auto both = first.then(second);
  ASSERT_TRUE(both);
  EXPECT_EQ(both->targets_of("850780"), (std::vector<CodeValue>{{"c14", 0.5}}));
  const auto result = both->convert(std::vector<CodeValue>{{"850760", 10}, {"850780", 4}});
  EXPECT_EQ(result.values, (std::vector<CodeValue>{{"c14", 12}}));
  EXPECT_EQ(result.unmapped, (std::vector<CodeValue>{{"850780", 2}}));
}

TEST(Concordance, ComesBackExactlyWhenTheWayBackKnowsWhatWentIn) {
  const auto map = made(
      {{"A", "1", "B", "x", 0.3}, {"A", "1", "B", "y", 0.7}, {"A", "2", "B", "y", 1.0}, {"A", "3", "B", "y", 1.0}});
  const std::vector<CodeValue> values{{"1", 8}, {"2", 5}, {"3", 0.5}};
  const auto back = map.inverse(values).convert(map.convert(values).values);
  ASSERT_EQ(back.values.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(back.values[i].value, values[i].value, 1e-12);
}

TEST(Concordance, DividesTheWayBackByWeightsWhenItKnowsNothing) {
  const auto back = made({{"A", "1", "B", "x", {}}, {"A", "2", "B", "x", {}}}).inverse();
  EXPECT_EQ(back.targets_of("x"), (std::vector<CodeValue>{{"1", 0.5}, {"2", 0.5}}));
}

TEST(Concordance, AHeadingFollowsItsPartsWhereTheyAgreeAndIsUnknownWhereTheyDoNot) {
  const auto map = made({{"HS22", "854231", "ISIC3", "3210", {}},
                         {"HS22", "854232", "ISIC3", "3210", {}},
                         {"HS22", "100111", "ISIC3", "0111", {}},
                         {"HS22", "100119", "ISIC3", "0112", {}},
                         {"HS22", "280410", "ISIC3", "2411", 0.5},
                         {"HS22", "280410", "ISIC3", "2412", 0.5}});
  const std::vector<std::string> codes{"8542", "1001", "2804", "9999", "", "854231", "8542"};
  const auto more = map.with_headings(codes);
  EXPECT_EQ(more.targets_of("8542"), (std::vector<CodeValue>{{"3210", 1.0}}));
  for (const char* apart : {"1001", "2804", "9999", ""}) EXPECT_TRUE(more.targets_of(apart).empty()) << apart;
  EXPECT_EQ(more.targets_of("280410"), map.targets_of("280410"));
  EXPECT_EQ(more.size(), map.size() + 1);
}

TEST(Concordance, GivesLostLeadingZerosBackAndReportsThem) {
  const auto map = made({{"HS92", "10111", "HS96", "010111", {}}, {"HS92", "850760", "HS96", "850760", {}}});
  EXPECT_EQ(map.facts().repaired, (std::vector<std::string>{"010111"}));
  EXPECT_FALSE(map.targets_of("010111").empty());
  EXPECT_EQ(with_leading_zero("ISIC3", "111"), "111");  // groups of ISIC have three digits
  EXPECT_EQ(with_leading_zero("HS22", "0101"), "0101");
}

TEST(Concordance, CountsARepeatedRowWithoutWeightOnce) {
  EXPECT_EQ(made({{"A", "1", "B", "x", {}}, {"A", "1", "B", "x", {}}, {"A", "1", "B", "y", {}}}).targets_of("1"),
            (std::vector<CodeValue>{{"x", 0.5}, {"y", 0.5}}));
}

TEST(Concordance, RefusesTablesThatContradictThemselves) {
  EXPECT_FALSE(Concordance::from_rows({}));
  EXPECT_FALSE(Concordance::from_rows(Rows{{"A", "1", "B", "x", {}}, {"A", "1", "C", "x", {}}}));
  EXPECT_FALSE(Concordance::from_rows(Rows{{"A", "1", "B", "x", 0.5}, {"A", "1", "B", "y", {}}}));
  EXPECT_FALSE(Concordance::from_rows(Rows{{"A", "1", "B", "x", 0.5}, {"A", "1", "B", "y", 0.2}}));
  EXPECT_FALSE(Concordance::from_rows(Rows{{"A", "1", "B", "x", -1.0}}));
  EXPECT_FALSE(made(kSplit).then(made(kSplit)));
}

TEST(Concordance, RescalesWeightsThatWereRounded) {
  const auto map = made({{"A", "1", "B", "x", 0.333}, {"A", "1", "B", "y", 0.333}, {"A", "1", "B", "z", 0.333}});
  EXPECT_EQ(map.facts().rescaled, 1u);
  EXPECT_NEAR(total(map.targets_of("1")), 1.0, 1e-15);
}

// Columns `from` and `to` of one of the published tables.
Rows read_table(const std::string& file, const std::string& from, const std::string& to, const std::string& from_scheme,
                const std::string& to_scheme) {
  const auto rows = test_data::read_csv(test_data::folder() / "codes/hs_concordances" / file);
  const auto a = test_data::column(rows, from), b = test_data::column(rows, to);
  Rows result;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i][a].empty() || rows[i][b].empty() || rows[i][b] == "NA") continue;
    result.push_back({from_scheme, rows[i][a], to_scheme, rows[i][b], {}});
  }
  return result;
}

// The United Nations' correlation of two neighbouring editions, many to many, in the direction asked for.
Rows read_editions(const std::string& adjustment, const std::string& older, const std::string& newer) {
  const auto rows =
      test_data::read_csv(test_data::folder() / "codes/hs_concordances/hs_revisions_consolidated_correlation.csv.gz");
  Rows result;
  for (const auto& row : rows) {
    if (row.at(3) == adjustment) result.push_back({older, row[1], newer, row[0], {}});
  }
  return result;
}

TEST(Concordance, ConservesTheValueOfRealCodesFromHs12ToSectorsAndBack) {
  NOROSHI_NEEDS_TEST_DATA(test_data::folder() / "codes/hs_concordances/insongkim");
  const auto rows12_17 = read_editions("2017 to 2012", "HS12", "HS17");
  const auto editions = *made(rows12_17).then(made(read_editions("2022 to 2017", "HS17", "HS22")));
  const auto hs22_gtap = made(read_table("hs6_gtap_crosswalk.csv", "hs6_code", "gtap_code", "HS22", "GTAP"));
  const auto hs22_isic = made(read_table("insongkim/hs6_isic3.csv.gz", "HS6_6d", "ISIC3_4d", "HS22", "ISIC3"));
  const auto isic_wiod = made(read_table("insongkim/wiod_2013.csv.gz", "ISIC3_4d", "WIOT2013_c", "ISIC3", "WIOT2013"));

  std::map<std::string, double> codes;  // every HS12 code, with a value of its own
  for (const auto& row : rows12_17)
    codes[with_leading_zero("HS12", row.from_code)] = 1e6 + 997.0 * static_cast<double>(codes.size());
  const std::vector<CodeValue> values = [&] {
    std::vector<CodeValue> list;
    for (const auto& [code, value] : codes) list.push_back({code, value});
    return list;
  }();
  EXPECT_GT(values.size(), 5000u);

  // GTAP has a sector for every good. WIOD comes over ISIC, which has no industry for scrap and waste (ISIC3 9999 in
  // the table): 1.1 % of the codes, reported as unmapped and not spread over industries that do not make them.
  for (const auto& [to_sector, bound] : {std::pair{hs22_gtap, 1e-3}, std::pair{*hs22_isic.then(isic_wiod), 0.02}}) {
    const auto all = *editions.then(to_sector);
    const auto there = all.convert(values);
    const auto back = all.inverse(values).convert(there.values);
    EXPECT_LT(there.conservation_error(), 1e-12);
    EXPECT_LT(back.conservation_error(), 1e-12);
    EXPECT_LT(there.value_unmapped / there.value_in, bound) << to_sector.to_scheme();
    EXPECT_LT(std::abs(back.value_out + there.value_unmapped - there.value_in) / there.value_in, 1e-12);
    EXPECT_LT((there.value_in - back.value_out) / there.value_in, bound) << to_sector.to_scheme();
    std::printf("HS12 -> HS17 -> HS22 -> %s and back: %.5f %% of %zu codes' value has no sector\n",
                to_sector.to_scheme().c_str(), 100.0 * there.value_unmapped / there.value_in, values.size());
  }
}

TEST(Concordance, RepairsTheLostZerosOfThePublishedCorrelationTable) {
  const auto file = test_data::folder() / "codes/hs_concordances/hs_revisions_consolidated_correlation.csv.gz";
  NOROSHI_NEEDS_TEST_DATA(file);
  Rows rows;
  for (const auto& row : test_data::read_csv(file)) {
    if (row.at(3) == "1996 to 1992") rows.push_back({"HS96", row[0], "HS92", row[1], {}});
  }
  const auto map = made(rows);
  EXPECT_GT(map.facts().repaired.size(), 300u);
  EXPECT_FALSE(map.targets_of("010111").empty());
  EXPECT_TRUE(map.targets_of("10111").empty());
}

}  // namespace
}  // namespace noroshi::normalize
