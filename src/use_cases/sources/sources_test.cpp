#include "use_cases/sources/sources.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"
#include "sources/catalog.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

class ListSources : public example::WorkspaceTest {
 protected:
  [[nodiscard]] SourcesReport listed(SourcesRequest request = {}) const {
    auto workspace = opened();
    auto report = list_sources(workspace, request);
    EXPECT_TRUE(report) << report.error().message.en;
    return *std::move(report);
  }
  [[nodiscard]] Cell cell(const std::string& feed, std::string_view column) const {
    const auto report = listed();
    const auto* table = &report.table;
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

TEST_F(ListSources, MonthsAreAsOldAsTheLastOfThemAndTheNextIsExpected) {
  store("japan_customs", {bought(392, 156, "850511010", {2024, 1}, 1.0, Nomenclature::national),
                          bought(392, 156, "850511010", {2024, 2}, 1.0, Nomenclature::national)});
  EXPECT_EQ(cell("japan_customs", "age_days"), Cell{std::int64_t{days_between({2024, 2, 29}, clock.today())}});
  EXPECT_EQ(cell("japan_customs", "holds"), (Cell{Text{"2024: months 1-2 of 12", "2024年：12か月中1-2月のみ"}}));
  EXPECT_EQ(cell("japan_customs", "expected"), (Cell{Date{2024, 4, 30}}));
  EXPECT_EQ(cell("japan_customs", "overdue_days"), Cell{std::int64_t{81}});
  EXPECT_EQ(std::get<Text>(cell("japan_customs", "attention")).en, "overdue by 81 days");
  EXPECT_EQ(cell("baci", "expected"), Cell{}) << "not loaded";
}

TEST_F(ListSources, ReferenceTablesAreAsOldAsTheEditionOrTheYearsTheyName) {
  store_concordance("HS17", "ISIC4", {{"850511", "2710"}});
  EXPECT_EQ(cell("concordance", "age_days"), Cell{std::int64_t{days_between({2017, 1, 1}, clock.today())}});
  EXPECT_EQ(cell("concordance", "expected"), Cell{});
}

TEST_F(ListSources, CheckListsOnlyWhatIsOverdueOrCannotBeRead) {
  EXPECT_EQ(listed({.check = true}).wanting_attention, 0u);
  EXPECT_TRUE(listed({.check = true}).table.rows.empty());
  store("comtrade", {bought(392, 156, "850511", {2023, 0}, 1.0)});
  EXPECT_EQ(listed({.check = true}).wanting_attention, 0u) << "the year 2024 is expected in 2025";
  store("japan_customs", {bought(392, 156, "850511", {2024, 2}, 1.0)});
  const auto partitions = opened().store().partitions("trade");
  for (const auto& p : *partitions) {
    if (p.feed == "comtrade") std::ofstream{p.path} << "not Parquet";
  }
  const auto report = listed({.check = true});
  EXPECT_EQ(report.wanting_attention, 2u);
  ASSERT_EQ(report.table.rows.size(), 2u);
  EXPECT_EQ(std::get<Text>(cell("comtrade", "attention")).en, "1 file cannot be read: trade/2023");
  EXPECT_EQ(cell("comtrade", "holds"), Cell{});
  EXPECT_EQ(listed().wanting_attention, 2u);
  EXPECT_GT(listed().table.rows.size(), 10u);
}

TEST_F(ListSources, PrintedTotalsSayHowMuchThePartnersMakeUp) {
  store("comtrade", {bought(392, 156, "850511", {2023, 0}, 60.0)});
  {
    auto db = columnar::Database::open();
    auto transaction = lake::ImportTransaction::begin(*lake::Workspace::open(folder, lake::Access::write));
    const auto file = transaction->staging() / "frames.parquet";
    ASSERT_TRUE(
        db->execute("COPY (SELECT 'import' AS flow, 392 AS reporter, 80.0 AS totals_usd, 20.0 AS short_usd) TO " +
                    columnar::sql_string(file.string()) + " (FORMAT parquet)"));
    transaction->add("frames", "comtrade", "2023", file, 1);
    const auto doubts = transaction->staging() / "doubts.parquet";
    ASSERT_TRUE(db->execute("COPY (SELECT 'total_differs' AS kind) TO " + columnar::sql_string(doubts.string()) +
                            " (FORMAT parquet)"));
    transaction->add("doubts", "comtrade", "2023", doubts, 1);
    Delivery delivery{.feed = "comtrade", .imported_at = {{2024, 6, 16}}};
    delivery.standing = Standing::reporter;
    ASSERT_TRUE(transaction->commit(delivery));
  }
  EXPECT_EQ(std::get<Text>(cell("comtrade", "holds")).en,
            "2023: whole year, partners make up 75 % of the printed totals");
  EXPECT_EQ(cell("comtrade", "rows"), Cell{std::int64_t{1}}) << "frames and doubts are no rows of trade";
  EXPECT_EQ(std::get<Text>(cell("comtrade", "attention")).en, "1 doubt about the figures of 2023");
}

TEST_F(ListSources, AFileThatIsShorterThanTheRegisterSaysCannotBeRead) {
  store("comtrade", {bought(392, 156, "850511", {2023, 0}, 1.0), bought(392, 410, "850511", {2023, 0}, 1.0)});
  store("comtrade_legacy", {bought(392, 156, "850511", {2023, 0}, 1.0)});
  const auto partitions = *opened().store().partitions("trade");
  const auto file = [&](std::string_view feed) {
    return std::ranges::find(partitions, feed, &lake::Partition::feed)->path;
  };
  std::filesystem::copy_file(file("comtrade_legacy"), file("comtrade"),
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_EQ(listed({.check = true}).wanting_attention, 1u);
}

TEST_F(ListSources, AFeedSaysWhoseWordItIsAndAnOwnTableToo) {
  store("our_orders", {bought(392, 156, "850511", {2023, 0}, 1.0)}, {{2024, 6, 15}}, Standing::own);
  EXPECT_EQ(cell("baci", "standing"), Cell{Text{describe(Standing::reconciled)}});
  EXPECT_EQ(cell("our_orders", "standing"), Cell{Text{describe(Standing::own)}});
  EXPECT_EQ(cell("atlas", "standing"), Cell{Text{describe(Standing::cited)}});
}

}  // namespace
}  // namespace noroshi::use_cases
