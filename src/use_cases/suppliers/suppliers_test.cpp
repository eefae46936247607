#include "use_cases/suppliers/suppliers.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410, kVietnam = 704, kNowhere = 899;

class ListSuppliers : public example::WorkspaceTest {
 protected:
  static TradeRecord sold(std::uint16_t reporter, double usd, const std::string& code = "841810",
                          Period period = {2023, 0}) {
    auto r = bought(reporter, kJapan, code, period, usd);
    r.flow = Flow::export_;
    return r;
  }
  static TradeRecord weighed(TradeRecord r, double kg, double items) {
    r.mass_kg = kg;
    r.quantity = items;
    r.unit = QuantityUnit::items;
    r.set(Mark::mass_known);
    r.set(Mark::quantity_known);
    return r;
  }
  void store_batteries() const {
    store("comtrade",
          {weighed(bought(kJapan, kChina, "841810", {2023, 0}, 60.0), 12.0, 3.0),
           bought(kJapan, kKorea, "841810", {2023, 0}, 20.0), bought(kJapan, kNowhere, "841810", {2023, 0}, 5.0),
           bought(kJapan, kChina, "841810", {2022, 0}, 50.0), sold(kChina, 48.0), sold(kVietnam, 4.0),
           bought(kKorea, kChina, "841810", {2023, 0}, 7.0)});
  }
  [[nodiscard]] Result<SuppliersReport> ask(SuppliersRequest request) const {
    if (request.good.empty()) request.good = "841810";
    auto workspace = opened();
    return list_suppliers(workspace, request, {});
  }
  static Cell at(const ReportTable& table, std::size_t row, std::string_view column) {
    const auto found = std::ranges::find(table.columns, column, &ReportColumn::id);
    EXPECT_NE(found, table.columns.end()) << column;
    return table.rows.at(row).at(static_cast<std::size_t>(found - table.columns.begin()));
  }
};

TEST_F(ListSuppliers, TheLargestFirstNobodyInParticularLast) {
  store_batteries();
  const auto report = ask({});
  ASSERT_TRUE(report) << report.error().message.en;
  const auto& table = report->table;
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(at(table, 0, "supplier"), Cell{std::string{"CHN"}});
  EXPECT_EQ(at(table, 0, "period"), Cell{std::string{"2023"}});
  EXPECT_EQ(at(table, 0, "import_value_usd"), Cell{60.0});
  EXPECT_EQ(at(table, 0, "mass_kg"), Cell{std::int64_t{12}});
  EXPECT_EQ(at(table, 0, "quantity"), Cell{3.0});
  EXPECT_EQ(at(table, 0, "unit"), Cell{std::string{"u"}});
  EXPECT_EQ(at(table, 0, "usd_per_kg"), Cell{5.0});
  EXPECT_EQ(at(table, 1, "supplier"), Cell{std::string{"KOR"}});
  EXPECT_EQ(at(table, 1, "mass_kg"), Cell{});
  EXPECT_EQ(at(table, 3, "import_value_usd"), Cell{5.0});  // n.e.s.
  EXPECT_EQ(at(table, 3, "share"), Cell{});
}

TEST_F(ListSuppliers, TheExportersWordStandsBesideWithTheDifference) {
  store_batteries();
  const auto report = ask({.scope = {.year = 2023}});
  ASSERT_TRUE(report);
  const auto& table = report->table;
  EXPECT_EQ(at(table, 0, "exporter_value_usd"), Cell{48.0});
  EXPECT_EQ(at(table, 0, "difference"), Cell{0.25});  // 60 / 48 - 1
  EXPECT_EQ(at(table, 1, "exporter_value_usd"), Cell{});
  EXPECT_NE(std::get<Text>(at(table, 1, "why")).en.find("its exports are not loaded"), std::string::npos);
  EXPECT_EQ(at(table, 2, "supplier"), Cell{std::string{"VNM"}});  // the importer names none from it
  EXPECT_EQ(at(table, 2, "import_value_usd"), Cell{});
  EXPECT_EQ(at(table, 2, "exporter_value_usd"), Cell{4.0});
  EXPECT_EQ(at(table, 2, "difference"), Cell{});
}

TEST_F(ListSuppliers, SharesAreOfTheIdentifiedImports) {
  store("baci", {bought(kJapan, kChina, "841810", {2023, 0}, 60.0), bought(kJapan, kKorea, "841810", {2023, 0}, 20.0),
                 bought(kJapan, kNowhere, "841810", {2023, 0}, 20.0)});
  const auto report = ask({});
  ASSERT_TRUE(report);
  EXPECT_EQ(at(report->table, 0, "share"), Cell{0.75});
  EXPECT_EQ(at(report->table, 1, "share"), Cell{0.25});
  EXPECT_EQ(at(report->table, 0, "share_of_total"), Cell{});  // no total is printed
}

TEST_F(ListSuppliers, SeveralYearsEachWithItsSuppliersAndALimit) {
  store_batteries();
  const auto report = ask({.from = 2021, .to = 2023, .limit = 1});
  ASSERT_TRUE(report);
  const auto& table = report->table;
  ASSERT_EQ(table.rows.size(), 4U);  // 2021: a reason; 2022: China; 2023: China and n.e.s.
  EXPECT_EQ(std::get<Text>(at(table, 0, "why")).en, "no trade of the year is loaded");
  EXPECT_EQ(at(table, 1, "import_value_usd"), Cell{50.0});
  EXPECT_NE(table.notes.front().en.find("2 rows"), std::string::npos);
  ASSERT_EQ(report->charts.size(), 1U);
  EXPECT_FALSE(report->charts.front().knows(0));
}

TEST_F(ListSuppliers, ExportersAloneAreShownWithoutShares) {
  store("china_customs_extract", {sold(kChina, 3.0, "811292", {2023, 1}), sold(kChina, 4.0, "811292", {2023, 2})},
        {{2024, 6, 15}}, Standing::national);
  const auto report = ask({.good = "gallium"});
  ASSERT_TRUE(report) << report.error().message.en;
  const auto& table = report->table;
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(at(table, 0, "exporter_value_usd"), Cell{7.0});
  EXPECT_EQ(at(table, 0, "share"), Cell{});
  EXPECT_NE(std::get<Text>(at(table, 0, "why")).en.find("exporter: months 1-2 of 12"), std::string::npos);
  EXPECT_TRUE(std::ranges::any_of(table.notes, [](const Text& note) {
    return note.en.find("only exporters' reports are loaded") != std::string::npos;
  }));
  const auto months = ask({.good = "gallium", .scope = {.year = 2023}, .monthly = true});
  ASSERT_TRUE(months);
  ASSERT_EQ(months->table.rows.size(), 12U);
  EXPECT_EQ(at(months->table, 1, "exporter_value_usd"), Cell{4.0});
  EXPECT_EQ(at(months->table, 2, "exporter_value_usd"), Cell{});
}

TEST_F(ListSuppliers, WhatCannotBeAskedIsRefusedWithItsField) {
  store_batteries();
  EXPECT_EQ(ask({.scope = {.year = 2023}, .from = 2020}).error().field, "year");
  EXPECT_EQ(ask({.from = 2023, .to = 2020}).error().field, "from");
  EXPECT_EQ(ask({.good = "iodine"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(ask({.scope = {.importer = "Atlantis"}}).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::use_cases
