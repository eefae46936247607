#include "use_cases/exposure/exposure.hpp"

#include <gtest/gtest.h>

#include "columnar/test_files.hpp"
#include "holdings/test_workspace.hpp"
#include "use_cases/exposure/exposure_tables.hpp"

namespace noroshi::use_cases {
namespace {

// Two countries with one sector each, worked out by hand: coefficients .2, .1 / .3, .2; final demand 100 and 50.
IoTable two_countries(const std::string& other = "CHN") {
  IoTable table{.feed = "example", .year = 2020, .unit = "million USD"};
  table.industries = {{"JPN", "all"}, {other, "all"}};
  table.final_users = {{"JPN", "households"}};
  table.intermediate = {2, 2};
  table.final_demand = {2, 1};
  const double japan = 85.0 / 0.61, there = 70.0 / 0.61;
  table.intermediate(0, 0) = 0.2 * japan, table.intermediate(0, 1) = 0.1 * there;
  table.intermediate(1, 0) = 0.3 * japan, table.intermediate(1, 1) = 0.2 * there;
  table.final_demand(0, 0) = 100.0, table.final_demand(1, 0) = 50.0;
  return table;
}

// Regions of two sectors of a known scheme; every industry sells 1 to every other and 10 to households.
IoTable even_table(const std::vector<std::string>& regions) {
  IoTable table{.feed = "wiod2013", .year = 2011, .unit = "million USD"};
  for (const auto& region : regions) {
    table.industries.push_back({region, "c12"});
    table.industries.push_back({region, "c14"});
  }
  table.final_users = {{"JPN", "households"}};
  table.intermediate = {table.size(), table.size()};
  table.final_demand = {table.size(), 1};
  for (double& flow : table.intermediate.values) flow = 1.0;
  for (double& flow : table.final_demand.values) flow = 10.0;
  return table;
}

class Exposure : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<ReportTable> ask(const ExposureRequest& request) const {
    auto workspace = opened();
    return find_exposure(workspace, request, {});
  }
};

std::size_t place(const ReportTable& table, const std::string& column) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].id == column) return c;
  }
  throw std::out_of_range{column};
}
double number(const ReportTable& table, std::size_t row, const std::string& column) {
  return std::get<double>(table.rows.at(row).at(place(table, column)));
}
std::string word(const ReportTable& table, std::size_t row, const std::string& column) {
  return std::get<std::string>(table.rows.at(row).at(place(table, column)));
}

TEST_F(Exposure, OfJapanToTheOtherCountryIsAsWorkedOutByHand) {
  store_io_table(two_countries());
  const auto table = ask({});
  ASSERT_TRUE(table) << table.error().message.en;
  ASSERT_EQ(table->rows.size(), 1U);
  EXPECT_EQ(word(*table, 0, "partner"), "CHN");
  EXPECT_NEAR(number(*table, 0, "total"), 0.272727, 5e-7);
  EXPECT_NEAR(number(*table, 0, "face"), 0.166364, 5e-7);
  EXPECT_NEAR(number(*table, 0, "hidden"), 0.106364, 5e-7);
  EXPECT_NEAR(number(*table, 0, "pass_through"), 0.491803, 5e-7);
  EXPECT_NEAR(number(*table, 0, "value_added"), 0.344262, 5e-7);
  // x* = (132.8125, 62.5): the other country loses 36.577869 of its 80.327869.
  EXPECT_NEAR(number(*table, 0, "their_loss"), 36.577869 / 80.327869, 1e-7);
  EXPECT_NEAR(number(*table, 0, "reverse"), 0.1 / 0.9, 1e-12);
  EXPECT_EQ(table->provenance.at(0).source, "Institute of Tables");
}

TEST_F(Exposure, ExtractionOfDeliveriesLosesTheValueAddedWorkedOutByHand) {
  store_io_table(two_countries());
  const auto table = ask({.question = ExposureQuestion::extraction, .on = {"China"}});
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(word(*table, 0, "region"), "CHN");
  EXPECT_NEAR(number(*table, 0, "value_added_loss"), 36.577869, 5e-7);
  EXPECT_NEAR(number(*table, 1, "value_added_loss"), 3.265881, 5e-7);
  EXPECT_EQ(ask({.question = ExposureQuestion::extraction}).error().field, "on");
}

TEST_F(Exposure, ReverseAsksTheSameFromTheOtherSide) {
  store_io_table(two_countries());
  const auto table = ask({.question = ExposureQuestion::reverse});
  ASSERT_TRUE(table);
  EXPECT_NEAR(number(*table, 0, "total"), 0.1 / 0.9, 1e-12);
  EXPECT_NEAR(number(*table, 0, "forward"), 0.3 / 1.1, 1e-12);
}

TEST_F(Exposure, AGroupIsItsMembersAndWhatIsSharedIsTheLeastOfThem) {
  auto table = even_table({"JPN", "DEU", "FRA", "CHN"});
  for (std::size_t j = 2; j < 4; ++j) table.intermediate(6, j) = 3.0;  // Germany buys more of China
  store_io_table(table);
  const auto common = ask({.question = ExposureQuestion::common, .on = {"CHN"}});
  ASSERT_TRUE(common) << common.error().message.en;
  ASSERT_EQ(common->rows.size(), 1U);
  EXPECT_LT(number(*common, 0, "least"), number(*common, 0, "together"));
  EXPECT_EQ(word(*common, 0, "most_member"), "DEU");
  EXPECT_EQ(std::get<std::int64_t>(common->rows[0][place(*common, "largest_for")]), 3);
  EXPECT_EQ(ask({.question = ExposureQuestion::common, .of = "JPN"}).error().field, "of");
  // The EU beside one of its members: partners may overlap.
  const auto both = ask({.on = {"EU", "DEU"}});
  ASSERT_TRUE(both) << both.error().message.en;
  EXPECT_EQ(word(*both, 0, "partner"), "EU");
  EXPECT_GT(number(*both, 0, "total"), number(*both, 1, "total"));
}

TEST_F(Exposure, AGoodStandsForTheSectorThatMakesItAndSaysHowWideThatIs) {
  store_io_table(even_table({"JPN", "CHN"}));
  store_concordance("HS22", "ISIC4", {{"811292", "2420"}, {"720110", "2410"}, {"853400", "2610"}});
  const auto table = ask({.good = "gallium"});
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(word(*table, 0, "main_partner"), "CHN");
  const auto all = ask({.question = ExposureQuestion::industries});
  ASSERT_TRUE(all);
  EXPECT_LT(number(*table, 0, "total"), number(*all, 0, "total"));
  EXPECT_NE(table->notes[0].en.find("c12"), std::string::npos);
  EXPECT_NE(table->notes[0].en.find("2 six-digit codes"), std::string::npos) << table->notes[0].en;
  const auto code = ask({.product = "811292"});
  ASSERT_TRUE(code) << code.error().message.en;
  EXPECT_EQ(number(*code, 0, "total"), number(*table, 0, "total"));
  EXPECT_EQ(ask({.sector = {"c14"}, .good = "gallium"}).error().field, "sector");
  EXPECT_EQ(ask({.good = "gallium", .product = "811292"}).error().field, "product");
}

TEST_F(Exposure, AConcordanceThatEndsInTheTablesOwnSectorsGoesBeforeOneOfDivisions) {
  store_io_table(even_table({"JPN", "CHN"}));
  store_concordance("HS22", "ISIC4", {{"811292", "2610"}});
  store_concordance("HS22", "WIOD2013", {{"811292", "27t28"}, {"720110", "27t28"}, {"853400", "30t33"}});
  const auto table = ask({.product = "811292"});
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_NE(table->notes[0].en.find("c12"), std::string::npos) << table->notes[0].en;
  EXPECT_EQ(table->notes[0].en.find("c14"), std::string::npos) << table->notes[0].en;
}

TEST_F(Exposure, WithoutAConcordanceAGoodHasNoSectorAndTheUserMayNameIt) {
  store_io_table(even_table({"JPN", "CHN"}));
  const auto refused = ask({.good = "gallium"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_found);
  EXPECT_NE(refused.error().message.en.find("⟦.sector⟧"), std::string::npos);
  EXPECT_TRUE(ask({.question = ExposureQuestion::industries, .sector = {"c12"}}));
}

TEST_F(Exposure, MeasuresAreThoseOfTheCatalogue) {
  store_io_table(two_countries());
  const auto table = ask({.question = ExposureQuestion::measures, .method = {"output_multiplier", "upstreamness"}});
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_NEAR(number(*table, 0, "output_multiplier"), 1.1 / 0.61, 1e-12);
  const auto unknown = ask({.question = ExposureQuestion::measures, .method = {"upstreamnes"}});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().nearest.at(0).value, "upstreamness");
}

TEST_F(Exposure, SaysWhatIsNotInTheTable) {
  EXPECT_EQ(ask({}).error().field, "table");
  store_io_table(even_table({"JPN", "CHN", "RoW"}));
  const auto area = ask({.of = "Chnia"});
  ASSERT_FALSE(area);
  EXPECT_EQ(area.error().field, "of");
  EXPECT_EQ(area.error().nearest.at(0).value, "CHN");
  EXPECT_EQ(ask({.on = {"VNM"}}).error().field, "on");  // known to us, not shown by the table
  EXPECT_EQ(ask({.on = {"JPN"}}).error().field, "on");
  const auto sector = ask({.sector = {"c13"}});
  ASSERT_FALSE(sector);
  EXPECT_EQ(sector.error().field, "sector");
  EXPECT_FALSE(sector.error().nearest.empty());
  EXPECT_TRUE(ask({.sector = {"Electrical and optical equipment"}}));
}

TEST_F(Exposure, ATableOfOneRegionHasMeasuresButNoPartners) {
  store_io_table(even_table({"JPN"}));
  EXPECT_EQ(ask({}).error().field, "table");
  EXPECT_TRUE(ask({.question = ExposureQuestion::measures}));
}

}  // namespace
}  // namespace noroshi::use_cases
