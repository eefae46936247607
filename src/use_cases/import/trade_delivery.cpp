#include "use_cases/import/trade_delivery.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "base/contract.hpp"
#include "lake/trade_file.hpp"
#include "lake/trade_order.hpp"

namespace noroshi::use_cases {
namespace {

// A publisher's extract is complete per group: all partners of one reporter's imports or exports of one product.
struct Group {
  std::uint64_t product;
  std::uint64_t rest;  // flow, reporter, year, month
  bool operator==(const Group&) const = default;
};
struct GroupHash {
  std::size_t operator()(const Group& g) const {
    return std::hash<std::uint64_t>{}(g.product * 0x9E3779B97F4A7C15u ^ g.rest);
  }
};
Group group_of(const TradeRecord& r) {
  return {r.product.packed(), (static_cast<std::uint64_t>(r.flow) << 40) |
                                  (static_cast<std::uint64_t>(r.reporter.value) << 24) |
                                  (static_cast<std::uint64_t>(r.period.year) << 8) | r.period.month};
}

// Records, each with the delivery that it came with.
struct AttributedTrade {
  TradeRecords records;
  std::vector<std::int32_t> deliveries;

  void add(const TradeRecord& record, std::int32_t delivery) {
    records.push_back(record);
    deliveries.push_back(delivery);
  }
  [[nodiscard]] std::vector<lake::Contribution> contributions() const {
    std::map<std::int32_t, std::uint64_t> rows;
    for (const auto delivery : deliveries) ++rows[delivery];
    std::vector<lake::Contribution> found;
    for (const auto& [delivery, count] : rows) found.push_back({delivery, count});
    return found;
  }
};

Result<AttributedTrade> read_attributed(columnar::Database& db, const lake::Partition& partition) {
  auto records = lake::read_trade_file(db, partition.path);
  if (!records) return fail(records.error());
  AttributedTrade trade{std::move(*records), {}};
  if (partition.contributions.size() == 1) {  // nothing to look up in the file
    trade.deliveries.assign(trade.records.size(), static_cast<std::int32_t>(partition.contributions.front().delivery));
    return trade;
  }
  auto deliveries = lake::read_row_deliveries(db, partition.path);
  if (!deliveries) return fail(deliveries.error());
  trade.deliveries = std::move(*deliveries);
  return trade;
}

Result<AttributedTrade> stored_year(const lake::Workspace& workspace, columnar::Database& db, const std::string& table,
                                    std::string_view feed, int year) {
  const auto partitions = workspace.partitions(table);
  if (!partitions) return fail(partitions.error());
  for (const auto& p : *partitions) {
    if (p.feed == feed && p.name == std::to_string(year)) return read_attributed(db, p);
  }
  return AttributedTrade{};
}

// Adds to `delivered` the stored rows that it does not replace; returns how many it replaces.
std::uint64_t keep_the_rest(AttributedTrade& delivered, const AttributedTrade& stored, sources::Replaces replaces) {
  if (replaces == sources::Replaces::whole_year) return stored.records.size();
  std::unordered_set<Group, GroupHash> groups;
  for (const auto& r : delivered.records) groups.insert(group_of(r));
  std::uint64_t replaced = 0;
  for (std::size_t i = 0; i < stored.records.size(); ++i) {
    if (groups.contains(group_of(stored.records[i])))
      ++replaced;
    else
      delivered.add(stored.records[i], stored.deliveries[i]);
  }
  return replaced;
}

// The order in which the rows are stored. Rows that repeat the key of an earlier one are rejected.
std::vector<std::uint32_t> order_without_duplicates(TradeCollector& collected, const TradeRecords& table) {
  auto found = lake::storage_order(table);
  for (const auto i : found.repeated) collected.reject_duplicate(table, i);
  return std::move(found.order);
}

class TableStaging {
 public:
  TableStaging(std::string table, const Acceptance& acceptance, const lake::Workspace& workspace,
               columnar::Database& db, lake::ImportTransaction& transaction)
      : table_{std::move(table)}, acceptance_{acceptance}, workspace_{workspace}, db_{db}, transaction_{transaction} {}

  // `delivered`: the rows of one year.
  Result<YearChange> stage(std::span<const TradeRecord> records, std::span<const std::uint32_t> delivered) {
    const int year = records[delivered.front()].period.year;
    auto stored = stored_year(workspace_, db_, table_, acceptance_.feed.id, year);
    if (!stored) return fail(stored.error());
    YearChange change{year, delivered.size(), 0, 0};
    const std::array id{static_cast<std::int32_t>(transaction_.delivery_id())};
    if (stored->records.empty()) {
      change.stored = delivered.size();
      auto written = write(year, records, delivered, id, {{transaction_.delivery_id(), delivered.size()}});
      if (!written) return fail(written.error());
      return change;
    }
    AttributedTrade merged;
    merged.records.reserve(delivered.size());
    for (const auto i : delivered) merged.add(records[i], id.front());
    change.replaced = keep_the_rest(merged, *stored, acceptance_.feed.replaces);
    if (auto taken = acceptance_.of_part(text("{}", "{}年", year), change.delivered, change.replaced); !taken)
      return fail(taken.error());
    change.stored = merged.records.size();
    const auto merged_order = lake::storage_order(merged.records).order;
    auto written = write(year, merged.records, merged_order, merged.deliveries, merged.contributions());
    if (!written) return fail(written.error());
    return change;
  }

 private:
  Result<void> write(int year, std::span<const TradeRecord> records, std::span<const std::uint32_t> order,
                     std::span<const std::int32_t> deliveries, std::vector<lake::Contribution> contributions) {
    const auto file = transaction_.staging() / fmt::format("{}-{}.parquet", table_, year);
    if (auto written = lake::write_trade_file(db_, file, records, order, deliveries); !written) return written;
    transaction_.add(table_, acceptance_.feed.id, std::to_string(year), file, std::move(contributions));
    return {};
  }

  std::string table_;
  Acceptance acceptance_;
  const lake::Workspace& workspace_;
  columnar::Database& db_;
  lake::ImportTransaction& transaction_;
};

}  // namespace

Result<StagedTrade> stage_trade_delivery(TradeCollector& collected, const Acceptance& acceptance,
                                         const lake::Workspace& workspace, columnar::Database& db,
                                         lake::ImportTransaction& transaction) {
  const auto trade = order_without_duplicates(collected, collected.records);
  const auto totals = order_without_duplicates(collected, collected.totals);
  StagedTrade staged{trade.size() + totals.size(), {}};
  if (auto taken = acceptance.of_rows(staged.accepted, collected.rejected); !taken) return fail(taken.error());
  TableStaging trade_staging{"trade", acceptance, workspace, db, transaction};
  for (const auto year : lake::split_by_year(collected.records, trade)) {
    auto change = trade_staging.stage(collected.records, year);
    if (!change) return fail(change.error());
    staged.years.push_back(*change);
  }
  // Totals follow their trade, which is taken by now.
  TableStaging totals_staging{"trade_totals", {acceptance.feed, true}, workspace, db, transaction};
  for (const auto year : lake::split_by_year(collected.totals, totals)) {
    if (auto change = totals_staging.stage(collected.totals, year); !change) return fail(change.error());
  }
  return staged;
}

}  // namespace noroshi::use_cases
