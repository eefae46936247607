#include "sources/bgs_minerals/feed.hpp"

#include <algorithm>
#include <map>

#include "sources/reference_test.hpp"

namespace noroshi::sources {
namespace {

using namespace reference_test;

TEST(BgsMinerals, ABlankIsUnknownAndAWrittenZeroIsZero) {
  const auto d = read(bgs_minerals_feed(), sample("bgs_minerals/sample_invented.csv"));
  ASSERT_EQ(d.rows.size(), 4u);
  EXPECT_EQ(d.rows[0].quantity, 1200.0);
  EXPECT_EQ(d.rows[0].stage, "mine");
  EXPECT_EQ(d.rows[1].quantity, 0.0);
  EXPECT_FALSE(d.rows[2].quantity);
  EXPECT_EQ(d.rows[2].note, "not_given; Not reported.");
  EXPECT_EQ(d.rows[3].stage, "refine");
  EXPECT_EQ(d.rows[3].measure, "Production: Cathode");
  EXPECT_TRUE(d.rows[3].estimated);
  EXPECT_FALSE(d.rows[0].estimated);
}

TEST(BgsMinerals, BadRowsAreRejectedAndTradePassedOver) {
  const auto d = read(bgs_minerals_feed(), sample("bgs_minerals/sample_invented.csv"));
  EXPECT_EQ(d.remarked(RemarkKind::other_statistic), 1u);
  for (const auto reason :
       {RejectReason::malformed_period, RejectReason::missing_field, RejectReason::unreadable_number}) {
    EXPECT_EQ(rejected_for(d, reason), 1u) << name_of(reason);
  }
  EXPECT_EQ(accounted(d), d.rows_read);
}

TEST(BgsMinerals, TheStageFollowsTheCommodity) {
  for (const auto* mined : {"copper, mine", "lithium minerals", "manganese ore", "graphite", "rare earth minerals",
                            "platinum group metals, mine"}) {
    EXPECT_EQ(bgs_stage(mined), "mine") << mined;
  }
  for (const auto* refined : {"copper, refined", "nickel, smelter/refinery", "germanium metal", "gallium, primary",
                              "ferro-alloys", "rare earth oxides", "magnesium metal, primary"}) {
    EXPECT_EQ(bgs_stage(refined), "refine") << refined;
  }
}

TEST(BgsMinerals, AnotherTableIsRefused) {
  EXPECT_FALSE(bgs_minerals_feed().plan({"x.csv", {"year", "quantity"}, std::nullopt, ""}));
}

TEST(BgsMinerals, RealTablesAreReadWhole) {
  const auto folder = real_data("minerals/bgs_production");
  if (!folder) GTEST_SKIP() << "no test data";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{*folder}) {
    if (entry.path().filename().string().starts_with("bgs_")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const auto d = read(bgs_minerals_feed(), file);
    print(file.filename().string(), d);
    EXPECT_EQ(accounted(d), d.rows_read);
    for (const auto& row : d.rows) {
      EXPECT_TRUE(row.quantity || !row.note.empty());
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(2, d.rejected.rows.size()); ++i) {
      std::cout << "   " << d.rejected.rows[i].record << " " << d.rejected.rows[i].content << "\n";
    }
  }
}

}  // namespace
}  // namespace noroshi::sources
