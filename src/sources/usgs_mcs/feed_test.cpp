#include "sources/usgs_mcs/feed.hpp"

#include <algorithm>
#include <map>

#include "sources/reference_test.hpp"

namespace noroshi::sources {
namespace {

using namespace reference_test;

TEST(UsgsMcs, UnknownFiguresStayUnknownAndADashIsZero) {
  const auto d = read(usgs_mcs_feed(), sample("usgs_mcs/sample_invented_2026.csv"));
  ASSERT_EQ(d.rows.size(), 9u);
  EXPECT_EQ(d.rows[0].quantity, 1200.0);
  EXPECT_EQ(d.rows[0].stage, "mine");
  EXPECT_FALSE(d.rows[0].estimated);
  EXPECT_TRUE(d.rows[1].estimated);
  EXPECT_FALSE(d.rows[2].quantity);
  EXPECT_EQ(d.rows[2].note, "withheld; Withheld.");
  EXPECT_EQ(d.rows[3].quantity, 0.0);
  EXPECT_EQ(d.rows[4].area, "World");
  EXPECT_EQ(d.rows[4].measure, d.rows[0].measure);
  EXPECT_EQ(d.rows[5].note, "words: Large");
  EXPECT_EQ(d.rows[5].stage, "reserves");
  EXPECT_EQ(d.rows[6].note, "bound: >500");
  EXPECT_EQ(d.rows[7].stage, "refine");
  EXPECT_EQ(d.rows[7].note, "not_available");
  EXPECT_EQ(d.rows[8].stage, "capacity");
  EXPECT_EQ(d.remarked(RemarkKind::other_statistic), 1u);
  EXPECT_EQ(rejected_for(d, RejectReason::unreadable_number), 1u);
  EXPECT_EQ(rejected_for(d, RejectReason::malformed_period), 1u);
  EXPECT_EQ(accounted(d), d.rows_read);
}

TEST(UsgsMcs, ARowPerCountryGivesARowPerFigure) {
  const auto d = read(usgs_mcs_feed(), sample("usgs_mcs/sample_invented_2025_world.csv"));
  EXPECT_EQ(d.layout, "a row per country");
  ASSERT_EQ(d.rows.size(), 13u);
  EXPECT_EQ(d.rows[0].year, 2023);
  EXPECT_EQ(d.rows[0].quantity, 1100.0);
  EXPECT_EQ(d.rows[1].year, 2024);
  EXPECT_TRUE(d.rows[1].estimated);
  EXPECT_EQ(d.rows[2].stage, "reserves");
  EXPECT_FALSE(d.rows[3].quantity);
  EXPECT_EQ(d.rows[3].note, "withheld; W");
  EXPECT_EQ(d.rows[5].note, "not_available; NA");
  EXPECT_EQ(d.rows[8].note, "bound: >50000");
  EXPECT_EQ(d.rows[9].stage, "refine");
  EXPECT_EQ(d.rows[11].stage, "capacity");
  EXPECT_EQ(d.remarked(RemarkKind::no_figure), 1u);
}

TEST(UsgsMcs, TheStageFollowsTheStatisticThenTheTitle) {
  EXPECT_EQ(usgs_stage("World Mine Production and Reserves", "Mine production: Iron content"), "mine");
  EXPECT_EQ(usgs_stage("World Mine and Refinery Production and Reserves", "Refinery production"), "refine");
  EXPECT_EQ(
      usgs_stage("World Alumina Refinery and Bauxite Mine Production and Bauxite Reserves", "Bauxite, mine production"),
      "mine");
  EXPECT_EQ(usgs_stage("World Production", "Ferrosilicon"), "refine");
  EXPECT_EQ(usgs_stage("World Production and Reserves", "Production"), "mine");
  EXPECT_EQ(usgs_stage("", "Smelter production, aluminum"), "refine");
  EXPECT_EQ(usgs_stage("", "Plant capacity, silicon carbide"), "capacity");
}

TEST(UsgsMcs, AnotherTableIsRefused) {
  const auto refused = usgs_mcs_feed().plan({"x.csv", {"year", "value"}, std::nullopt, ""});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.en.find("year, value"), std::string::npos);
}

double quantity(const ReferenceDelivery<ProductionRow>& d, std::string_view commodity, std::string_view stage,
                std::string_view area, int year) {
  for (const auto& row : d.rows) {
    if (row.commodity == commodity && row.stage == stage && row.area == area && row.year == year && row.quantity)
      return *row.quantity;
  }
  return -1.0;
}

TEST(UsgsMcs, RealReleasesAreReadWhole) {
  const auto folder = real_data("minerals/usgs_mcs");
  if (!folder) GTEST_SKIP() << "no test data";
  for (const auto* name : {"mcs2026_commodities.csv.gz", "mcs2025_world.csv.gz"}) {
    const auto d = read(usgs_mcs_feed(), *folder / name);
    print(name, d);
    std::map<std::string, int> stages;
    std::size_t unknown = 0;
    for (const auto& row : d.rows) {
      ++stages[row.stage];
      if (row.quantity) continue;
      ++unknown;
      EXPECT_FALSE(row.note.empty()) << row.commodity << " " << row.area;
    }
    for (const auto& [stage, count] : stages) std::cout << "  " << stage << " " << count;
    std::cout << ", unknown " << unknown << "\n";
    EXPECT_GT(quantity(d, "Iodine", "mine", "Chile", 2024), 0.0);
    EXPECT_GT(quantity(d, "Gallium", "refine", "China", 2024) + quantity(d, "Cobalt", "mine", "Congo (Kinshasa)", 2024),
              0.0);
    EXPECT_TRUE(d.layout != "a row per figure" || accounted(d) == d.rows_read);
  }
}

}  // namespace
}  // namespace noroshi::sources
