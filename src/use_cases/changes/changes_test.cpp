#include "use_cases/changes/changes.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kTaiwan = 158;

// In 2022 Japan bought its magnets in equal parts from China and Taiwan, in 2023 from China alone.
class FindChanges : public example::WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    store("comtrade",
          {bought(kJapan, kChina, "850511", {2022, 0}, 50), bought(kJapan, kTaiwan, "850511", {2022, 0}, 50),
           bought(kJapan, kWorld.value, "850511", {2022, 0}, 100)},
          Instant{{2024, 6, 15}});
    store("comtrade",
          {bought(kJapan, kChina, "850511", {2023, 0}, 100), bought(kJapan, kWorld.value, "850511", {2023, 0}, 100)},
          Instant{{2024, 7, 1}});
  }
  [[nodiscard]] Result<ReportTable> ask(const ChangesRequest& request) const {
    auto workspace = opened();
    return find_changes(workspace, request, {});
  }
  static std::size_t count(const ReportTable& table, std::string_view kind) {
    return static_cast<std::size_t>(
        std::ranges::count_if(table.rows, [&](const auto& row) { return row.at(3) == Cell{std::string{kind}}; }));
  }
};

TEST_F(FindChanges, BetweenTwoYearsNameTheSupplierThatIsLostAndTheFlagThatIsNew) {
  ChangesRequest request;
  request.scope.year = 2023;
  request.from_year = 2022;
  const auto table = ask(request);
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(count(*table, "lost_supplier"), 1U);
  EXPECT_EQ(count(*table, "share_change"), 1U);
  EXPECT_EQ(count(*table, "flag_gone"), 0U);
  for (const auto& row : table->rows) EXPECT_EQ(row.size(), table->columns.size());
  EXPECT_FALSE(table->provenance.empty());
}

TEST_F(FindChanges, SinceTheLastImportTheSameAsSinceTheDayBefore) {
  ChangesRequest request;
  const auto last = ask(request);
  ASSERT_TRUE(last) << last.error().message.en;
  EXPECT_TRUE(last->notes.at(0).en.starts_with("Before: trade of 2022 (2024-06-30)")) << last->notes.at(0).en;
  request.since = Date{2024, 6, 30};
  const auto since = ask(request);
  ASSERT_TRUE(since);
  EXPECT_EQ(since->rows, last->rows);
}

TEST_F(FindChanges, NothingWasKnownBeforeTheFirstImport) {
  ChangesRequest request;
  request.since = Date{2020, 1, 1};
  const auto refused = ask(request);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().message.en.starts_with("before: ")) << refused.error().message.en;
  request.from_year = 2022;
  EXPECT_EQ(ask(request).error().field, "from_year");
}

}  // namespace
}  // namespace noroshi::use_cases
