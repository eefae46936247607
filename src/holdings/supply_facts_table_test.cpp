#include "holdings/supply_facts_table.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {

const Date kToday{2026, 4, 1};

const Cell& cell(const ReportTable& table, std::size_t row, std::string_view column) {
  const auto found = std::ranges::find(table.columns, column, &ReportColumn::id);
  return table.rows.at(row).at(static_cast<std::size_t>(found - table.columns.begin()));
}

struct Known {
  Atlas atlas;
  Good good{.id = "x"};

  Known() {
    atlas.sources["who"] = {.publisher = "Bureau", .title = "T", .read = "excerpt", .year = 2024};
    SupplyFacts facts{.tier = GoodTier::raw_material};
    facts.home_share = SourcedRange{Range::exactly(0.25), "share", "who", 2015, "JPN"};
    facts.transit_days = SourcedRange{{5, 10, 21}, "days", "", 0, "", true, {"By sea.", "海路。"}};
    facts.uses = {{"26", {"chips", "半導体"}, {Range::exactly(0.7), "share", "who", 2015, "EU"}, SourcedRange{}},
                  {"", {"homes", "家計"}, {Range::exactly(0.1), "share", "who", 2015}, std::nullopt}};
    good.supply = facts;
  }
  [[nodiscard]] ReportTable table() const { return supply_facts_table(good, atlas, example::data()->areas(), kToday); }
};

TEST(SupplyFactsTable, SaysOfAPublishedFigureWhoseItIsAndOfWhom) {
  const auto table = Known{}.table();
  EXPECT_EQ(std::get<Text>(cell(table, 0, "fact")).en, "Made at home, of supply");
  EXPECT_EQ(std::get<double>(cell(table, 0, "likely")), 0.25);
  EXPECT_EQ(std::get<Text>(cell(table, 0, "unit")).ja, "比率");
  EXPECT_EQ(std::get<Text>(cell(table, 0, "country")).ja, "日本");
  EXPECT_EQ(std::get<std::int64_t>(cell(table, 0, "year")), 2015);
  EXPECT_EQ(std::get<Text>(cell(table, 0, "basis")).en, "published");
  EXPECT_EQ(std::get<std::string>(cell(table, 0, "publisher")), "Bureau");
  EXPECT_EQ(std::get<std::string>(cell(table, 0, "read")), "excerpt");
}

TEST(SupplyFactsTable, ARangeOfOursHasItsReasonAndNoYear) {
  const auto table = Known{}.table();
  EXPECT_EQ(std::get<double>(cell(table, 1, "low")), 5.0);
  EXPECT_EQ(std::get<double>(cell(table, 1, "high")), 21.0);
  EXPECT_EQ(std::get<Text>(cell(table, 1, "basis")).ja, "当方の想定");
  EXPECT_EQ(std::get<Text>(cell(table, 1, "country")).en, "world");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(cell(table, 1, "year")));
  EXPECT_EQ(std::get<Text>(cell(table, 1, "note")).en, "By sea.");
}

TEST(SupplyFactsTable, AUseIsFollowedByWhatCannotBeMadeWithoutTheGood) {
  const auto table = Known{}.table();
  ASSERT_EQ(table.rows.size(), 5U);
  EXPECT_EQ(std::get<Text>(cell(table, 2, "fact")).en, "Use: 26 electronics and optics (chips)");
  EXPECT_EQ(std::get<Text>(cell(table, 3, "fact")).ja, "26 電子・光学機器の産出のうち不可欠な比率");
  EXPECT_EQ(std::get<Text>(cell(table, 4, "fact")).en, "Use: final demand (homes)");
}

TEST(SupplyFactsTable, NamesTheTierAndEverySourceOnce) {
  const auto table = Known{}.table();
  EXPECT_EQ(table.notes.front().en, "Place in the chain: raw material.");
  ASSERT_EQ(table.provenance.size(), 1U);
  EXPECT_EQ(table.provenance.front().source, "Bureau, T");
}

TEST(SupplyFactsTable, AGoodWithoutFactsSaysSo) {
  Known known;
  known.good.supply.reset();
  EXPECT_TRUE(known.table().rows.empty());
  EXPECT_EQ(known.table().notes.size(), 1U);
}

}  // namespace
}  // namespace noroshi::holdings
