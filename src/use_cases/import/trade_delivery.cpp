#include "use_cases/import/trade_delivery.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "base/contract.hpp"
#include "lake/trade_file.hpp"
#include "lake/trade_order.hpp"

namespace noroshi {
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
  [[nodiscard]] std::vector<Contribution> contributions() const {
    std::map<std::int32_t, std::uint64_t> rows;
    for (const auto delivery : deliveries) ++rows[delivery];
    std::vector<Contribution> found;
    for (const auto& [delivery, count] : rows) found.push_back({delivery, count});
    return found;
  }
};

Result<AttributedTrade> read_attributed(Database& db, const Partition& partition) {
  auto records = read_trade_file(db, partition.path);
  if (!records) return fail(records.error());
  AttributedTrade trade{std::move(*records), {}};
  if (partition.contributions.size() == 1) {  // nothing to look up in the file
    trade.deliveries.assign(trade.records.size(), static_cast<std::int32_t>(partition.contributions.front().delivery));
    return trade;
  }
  auto deliveries = read_row_deliveries(db, partition.path);
  if (!deliveries) return fail(deliveries.error());
  trade.deliveries = std::move(*deliveries);
  return trade;
}

Result<AttributedTrade> stored_year(const Workspace& workspace, Database& db, const std::string& table,
                                    std::string_view feed, int year) {
  const auto partitions = workspace.partitions(table);
  if (!partitions) return fail(partitions.error());
  for (const auto& p : *partitions) {
    if (p.feed == feed && p.name == std::to_string(year)) return read_attributed(db, p);
  }
  return AttributedTrade{};
}

// Adds to `delivered` the stored rows that it does not replace; returns how many it replaces.
std::uint64_t keep_the_rest(AttributedTrade& delivered, const AttributedTrade& stored, Replaces replaces) {
  if (replaces == Replaces::whole_year) return stored.records.size();
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

Error shrunk(const FeedInfo& feed, const YearChange& change) {
  return {ErrorCode::refused,
          text("the delivery has {} rows for {} where {} are stored, less than {:.0f} % of them (a truncated file "
               "looks like this). "
               "Check the file; if the publisher really withdrew the rows, import again with --force.",
               "{1}年について、収録済み{2}件に対し今回の受領は{0}件で、{3:.0f}"
               "％に満たない（ファイルが途中で切れている可能性がある）。ファイルを確認し、"
               "公表元が実際に削除したのであれば --force を付けて取り込んでください。",
               change.delivered, change.year, change.replaced, 100.0 * feed.bounds.min_share_of_previous),
          std::string{feed.id}};
}

// The commonest reasons with the first row of each, for the message of a refusal.
Text reasons_of(const RejectedRows& rejected) {
  Text words;
  for (std::size_t i = 0; i < rejected.count_by_reason.size(); ++i) {
    if (rejected.count_by_reason[i] == 0) continue;
    const auto reason = static_cast<RejectReason>(i);
    const auto first = std::ranges::find(rejected.rows, reason, &RejectedRow::reason);
    const auto where = first == rejected.rows.end() ? std::string{}
                                                    : fmt::format("{}:{}:{}", first->file, first->record, first->field);
    words.en += fmt::format(" {} × {} (first: {}).", rejected.count_by_reason[i], describe(reason).en, where);
    words.ja += fmt::format("{}件 {}（最初：{}）。", rejected.count_by_reason[i], describe(reason).ja, where);
  }
  return words;
}

Result<void> check_counts(std::uint64_t accepted, const RejectedRows& rows_rejected, const FeedInfo& feed) {
  const auto reasons = reasons_of(rows_rejected);
  const auto rejected = rows_rejected.total();
  if (accepted < feed.bounds.min_rows) {
    return fail(ErrorCode::refused,
                text("only {} usable rows ({} rejected), fewer than {}. Check that this is the right file.{}",
                     "使える行が{}件（不採用{}件）で、下限{}件に届きません。正しいファイルか確認してください。{}",
                     accepted, rejected, feed.bounds.min_rows, reasons),
                std::string{feed.id});
  }
  if (static_cast<double>(rejected) > feed.bounds.max_rejected_share * static_cast<double>(accepted + rejected)) {
    return fail(ErrorCode::refused,
                text("{} of {} rows were rejected, more than {:.0f} %. Mend the file, or take the rest with --force.{}",
                     "{1}件中{0}件が不採用で、{2:.0f}％を超えています。ファイルを直すか、残りだけ取り込むには --force "
                     "を付けてください。{3}",
                     rejected, accepted + rejected, 100.0 * feed.bounds.max_rejected_share, reasons),
                std::string{feed.id});
  }
  return {};
}

// The order in which the rows are stored. Rows that repeat the key of an earlier one are rejected.
std::vector<std::uint32_t> order_without_duplicates(TradeCollector& collected, const TradeRecords& table) {
  auto found = storage_order(table);
  for (const auto i : found.repeated) collected.reject_duplicate(table, i);
  return std::move(found.order);
}

class TableStaging {
 public:
  TableStaging(std::string table, const FeedInfo& feed, bool force, const Workspace& workspace, Database& db,
               ImportTransaction& transaction)
      : table_{std::move(table)},
        feed_{feed},
        force_{force},
        workspace_{workspace},
        db_{db},
        transaction_{transaction} {}

  // `delivered`: the rows of one year.
  Result<YearChange> stage(std::span<const TradeRecord> records, std::span<const std::uint32_t> delivered) {
    const int year = records[delivered.front()].period.year;
    auto stored = stored_year(workspace_, db_, table_, feed_.id, year);
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
    change.replaced = keep_the_rest(merged, *stored, feed_.replaces);
    if (!force_ && static_cast<double>(change.delivered) <
                       feed_.bounds.min_share_of_previous * static_cast<double>(change.replaced)) {
      return fail(shrunk(feed_, change));
    }
    change.stored = merged.records.size();
    const auto merged_order = storage_order(merged.records).order;
    auto written = write(year, merged.records, merged_order, merged.deliveries, merged.contributions());
    if (!written) return fail(written.error());
    return change;
  }

 private:
  Result<void> write(int year, std::span<const TradeRecord> records, std::span<const std::uint32_t> order,
                     std::span<const std::int32_t> deliveries, std::vector<Contribution> contributions) {
    const auto file = transaction_.staging() / fmt::format("{}-{}.parquet", table_, year);
    if (auto written = write_trade_file(db_, file, records, order, deliveries); !written) return written;
    transaction_.add(table_, std::string{feed_.id}, std::to_string(year), file, std::move(contributions));
    return {};
  }

  std::string table_;
  const FeedInfo& feed_;
  bool force_;
  const Workspace& workspace_;
  Database& db_;
  ImportTransaction& transaction_;
};

}  // namespace

Result<StagedTrade> stage_trade_delivery(TradeCollector& collected, const FeedInfo& feed, bool force,
                                         const Workspace& workspace, Database& db, ImportTransaction& transaction) {
  const auto trade = order_without_duplicates(collected, collected.records);
  const auto totals = order_without_duplicates(collected, collected.totals);
  StagedTrade staged{trade.size() + totals.size(), {}};
  if (!force) {
    if (auto ok = check_counts(staged.accepted, collected.rejected, feed); !ok) return fail(ok.error());
  }
  TableStaging trade_staging{"trade", feed, force, workspace, db, transaction};
  for (const auto year : split_by_year(collected.records, trade)) {
    auto change = trade_staging.stage(collected.records, year);
    if (!change) return fail(change.error());
    staged.years.push_back(*change);
  }
  TableStaging totals_staging{"trade_totals", feed, true, workspace, db, transaction};
  for (const auto year : split_by_year(collected.totals, totals)) {
    if (auto change = totals_staging.stage(collected.totals, year); !change) return fail(change.error());
  }
  return staged;
}

}  // namespace noroshi
