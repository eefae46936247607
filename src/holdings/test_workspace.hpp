#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/test_source_folder.hpp"
#include "columnar/database.hpp"
#include "holdings/atlas_delivery.hpp"
#include "holdings/opened_workspace.hpp"
#include "lake/import_transaction.hpp"
#include "lake/io_table_file.hpp"
#include "lake/reference_table_file.hpp"
#include "lake/trade_file.hpp"
#include "lake/trade_order.hpp"
#include "sources/catalog.hpp"

// A small workspace in a temporary folder, for tests only.
namespace noroshi::example {

inline TradeRecord bought(std::uint16_t reporter, std::uint16_t partner, const std::string& digits, Period period,
                          double usd, Nomenclature edition = Nomenclature::hs17) {
  TradeRecord r;
  r.product = *ProductCode::parse(edition, digits);
  r.reporter = AreaCode{reporter};
  r.partner = AreaCode{partner};
  r.period = period;
  r.value_usd = usd;
  return r;
}

// The same reports with the World total of each, so that their partners are known to be all there are.
inline TradeRecords with_totals(TradeRecords records) {
  std::map<std::tuple<std::uint64_t, noroshi::Flow, AreaCode, std::int16_t, std::uint8_t>, TradeRecord> totals;
  for (const auto& r : records) {
    auto [total, is_new] =
        totals.try_emplace({r.product.packed(), r.flow, r.reporter, r.period.year, r.period.month}, r);
    if (!is_new) total->second.value_usd += r.value_usd;
    total->second.partner = kWorld;
  }
  for (const auto& [key, total] : totals) records.push_back(total);
  return records;
}

// The data folder that the project ships, read once for all tests of a program.
inline std::shared_ptr<const holdings::BundledData> data() {
  static const auto loaded = *holdings::BundledData::load(test::source_folder() / "data");
  return loaded;
}

class WorkspaceTest : public testing::Test {
 protected:
  const holdings::Clock clock{"2024-07-20"};
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() /
      ("noroshi_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
  void SetUp() override {
    std::filesystem::remove_all(folder);
    const auto workspace = lake::Workspace::create(folder);
    const auto atlas = data()->atlas();
    auto db = columnar::Database::open();
    ASSERT_TRUE(workspace && atlas && db);
    ASSERT_TRUE(holdings::deliver_atlas(*workspace, **atlas, data()->areas(), *db, clock.utc_now()));
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  [[nodiscard]] holdings::OpenedWorkspace opened(lake::Access access = lake::Access::read) const {
    return *holdings::OpenedWorkspace::open(folder, data(), clock, access);
  }

  void store(const std::string& feed, const TradeRecords& records, Instant known_at = {{2024, 6, 15}},
             std::optional<Standing> standing = std::nullopt) const {
    auto db = columnar::Database::open();
    auto transaction = lake::ImportTransaction::begin(*lake::Workspace::open(folder, lake::Access::write));
    ASSERT_TRUE(transaction);
    TradeRecords flows, totals;  // as an import does: printed World totals stand apart
    for (const auto& r : records) (r.partner == kWorld ? totals : flows).push_back(r);
    stage(*transaction, *db, "trade", feed, flows);
    stage(*transaction, *db, "trade_totals", feed, totals);
    Delivery delivery;
    delivery.feed = feed;
    delivery.standing = standing ? standing : sources::standing_of(feed);
    delivery.publisher =
        feed.starts_with("comtrade") ? "United Nations Statistics Division (UN Comtrade), extract" : feed;
    delivery.imported_at = known_at;
    delivery.retrieved = known_at.date;
    ASSERT_TRUE(transaction->commit(delivery));
  }

  static void stage(lake::ImportTransaction& transaction, columnar::Database& db, const std::string& table,
                    const std::string& feed, const TradeRecords& records) {
    const auto order = lake::storage_order(records).order;
    for (const auto rows : lake::split_by_year(records, order)) {
      const auto year = std::to_string(records[rows.front()].period.year);
      const auto file = transaction.staging() / (table + year + ".parquet");
      const std::array delivery_id{static_cast<std::int32_t>(transaction.delivery_id())};
      ASSERT_TRUE(lake::write_trade_file(db, file, records, rows, delivery_id));
      transaction.add(table, feed, year, file, rows.size());
    }
  }

  void store_io_table(const IoTable& table, Instant known_at = {{2024, 6, 15}}) const {
    auto db = columnar::Database::open();
    auto transaction = lake::ImportTransaction::begin(*lake::Workspace::open(folder, lake::Access::write));
    ASSERT_TRUE(transaction);
    ASSERT_TRUE(lake::stage_io_table(*transaction, *db, table));
    Delivery delivery;
    delivery.feed = table.feed;
    delivery.publisher = "Institute of Tables";
    delivery.imported_at = known_at;
    ASSERT_TRUE(transaction->commit(delivery));
  }

  // A concordance of six-digit codes, each to one target.
  void store_concordance(const std::string& from, const std::string& to,
                         const std::vector<std::pair<std::string, std::string>>& pairs) const {
    auto db = columnar::Database::open();
    auto transaction = lake::ImportTransaction::begin(*lake::Workspace::open(folder, lake::Access::write));
    ASSERT_TRUE(transaction);
    std::vector<ConcordanceRow> rows;
    for (const auto& [source, target] : pairs) rows.push_back({from, source, to, target, {}});
    const auto file = transaction->staging() / "concordances.parquet";
    ASSERT_TRUE(lake::write_table_file(*db, file, rows));
    transaction->add("concordances", "concordance", from + "_" + to, file, rows.size());
    Delivery delivery;
    delivery.feed = "concordance";
    delivery.imported_at = {{2024, 6, 15}};
    delivery.retrieved = {2024, 6, 15};
    ASSERT_TRUE(transaction->commit(delivery));
  }
};

// A workspace with a folder of delivered files beside it.
class DeliveryTest : public WorkspaceTest {
 protected:
  const std::filesystem::path files = folder.parent_path() / (folder.filename().string() + "_files");
  void SetUp() override {
    WorkspaceTest::SetUp();
    std::filesystem::create_directories(files);
  }
  void TearDown() override {
    std::filesystem::remove_all(files);
    WorkspaceTest::TearDown();
  }
  [[nodiscard]] std::filesystem::path file(const std::string& name, const std::string& text) const {
    std::ofstream{files / name} << text;
    return files / name;
  }
};

}  // namespace noroshi::example
