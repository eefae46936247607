#include "use_cases/sources/sources.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"
#include "sources/catalog.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

class ListSources : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Cell cell(const std::string& feed, std::string_view column) const {
    const auto table = list_sources(opened());
    EXPECT_TRUE(table) << table.error().message.en;
    const auto c = std::ranges::find(table->columns, column, &ReportColumn::id) - table->columns.begin();
    const auto row = std::ranges::find_if(table->rows, [&](const auto& r) { return r[0] == Cell{feed}; });
    EXPECT_NE(row, table->rows.end()) << feed;
    return row == table->rows.end() ? Cell{} : row->at(static_cast<std::size_t>(c));
  }
};

TEST_F(ListSources, EveryFeedHasALineAndWhatIsNotLoadedIsUnknown) {
  for (const auto& feed : noroshi::sources::all_feeds()) EXPECT_EQ(cell(feed.info.id, "rows"), Cell{}) << feed.info.id;
  EXPECT_EQ(cell("usgs_mcs", "age_days"), Cell{});
  EXPECT_EQ(cell("wiod2016", "rows"), Cell{});
}

TEST_F(ListSources, LoadedRowsPeriodsAndTheirAgeAreCounted) {
  store("comtrade", {bought(392, 156, "850511", {2021, 0}, 1.0), bought(392, 156, "850511", {2023, 0}, 2.0)});
  EXPECT_EQ(cell("comtrade", "rows"), Cell{std::int64_t{2}});
  EXPECT_EQ(cell("comtrade", "periods"), Cell{std::string{"2021–2023"}});
  EXPECT_EQ(cell("comtrade", "age_days"), Cell{std::int64_t{days_between({2023, 12, 31}, clock.today())}});
  EXPECT_EQ(cell("comtrade", "retrieved"), (Cell{Date{2024, 6, 15}}));
}

TEST_F(ListSources, AFeedSaysWhoseWordItIsAndAnOwnTableToo) {
  store("our_orders", {bought(392, 156, "850511", {2023, 0}, 1.0)}, {{2024, 6, 15}}, Standing::own);
  EXPECT_EQ(cell("baci", "standing"), Cell{Text{describe(Standing::reconciled)}});
  EXPECT_EQ(cell("our_orders", "standing"), Cell{Text{describe(Standing::own)}});
  EXPECT_EQ(cell("atlas", "standing"), Cell{Text{describe(Standing::cited)}});
}

}  // namespace
}  // namespace noroshi::use_cases
