#include "use_cases/trade_delivery.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "base/contract.hpp"
#include "lake/trade_file.hpp"

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

Result<TradeRecords> stored_year(const Workspace& workspace, Database& db, const std::string& table,
                                 std::string_view feed, int year) {
  const auto partitions = workspace.partitions(table);
  if (!partitions) return fail(partitions.error());
  for (const auto& p : *partitions) {
    if (p.feed == feed && p.name == std::to_string(year)) return read_trade_file(db, p.path);
  }
  return TradeRecords{};
}

// Takes out of `stored` what the delivery replaces; returns how many rows went.
std::uint64_t take_out_replaced(TradeRecords& stored, std::span<const TradeRecord> delivered, Replaces replaces) {
  const auto before = stored.size();
  if (replaces == Replaces::whole_year) {
    stored.clear();
  } else if (!stored.empty()) {
    std::unordered_set<Group, GroupHash> groups;
    for (const auto& r : delivered) groups.insert(group_of(r));
    std::erase_if(stored, [&](const TradeRecord& r) { return groups.contains(group_of(r)); });
  }
  return before - stored.size();
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

Result<void> check_counts(const TradeCollector& collected, const FeedInfo& feed) {
  const auto reasons = reasons_of(collected.rejected);
  const auto accepted = collected.records.size() + collected.totals.size(), rejected = collected.rejected.total();
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

// Indices of `records` in storage order without repeated keys; each repetition is rejected.
std::vector<std::uint32_t> unique_order(TradeCollector& collected, std::span<const TradeRecord> records) {
  auto order = sorted_order(records);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (kept > 0 && same_key(records[order[kept - 1]], records[order[i]])) {
      collected.reject_record(records[order[i]], RejectReason::duplicate_key);
    } else {
      order[kept++] = order[i];
    }
  }
  order.resize(kept);
  return order;
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

  // `delivered`: indices of one year in storage order.
  Result<YearChange> stage(int year, std::span<const TradeRecord> records, std::span<const std::uint32_t> delivered) {
    auto stored = stored_year(workspace_, db_, table_, feed_.id, year);
    if (!stored) return fail(stored.error());
    YearChange change{year, delivered.size(), 0, 0};
    if (stored->empty()) {
      change.stored = delivered.size();
      if (auto written = write(year, records, delivered); !written) return fail(written.error());
      return change;
    }
    TradeRecords merged;
    merged.reserve(delivered.size());
    for (const auto i : delivered) merged.push_back(records[i]);
    change.replaced = take_out_replaced(*stored, merged, feed_.replaces);
    if (!force_ && static_cast<double>(change.delivered) <
                       feed_.bounds.min_share_of_previous * static_cast<double>(change.replaced)) {
      return fail(shrunk(feed_, change));
    }
    merged.insert(merged.end(), stored->begin(), stored->end());
    change.stored = merged.size();
    if (auto written = write(year, merged, sorted_order(merged)); !written) return fail(written.error());
    return change;
  }

 private:
  Result<void> write(int year, std::span<const TradeRecord> records, std::span<const std::uint32_t> order) {
    const auto file = transaction_.staging() / fmt::format("{}-{}.parquet", table_, year);
    if (auto written = write_trade_file(db_, file, records, order); !written) return written;
    transaction_.add(table_, std::string{feed_.id}, std::to_string(year), file, order.size());
    return {};
  }

  std::string table_;
  const FeedInfo& feed_;
  bool force_;
  const Workspace& workspace_;
  Database& db_;
  ImportTransaction& transaction_;
};

std::map<int, std::vector<std::uint32_t>> by_year(std::span<const TradeRecord> records,
                                                  std::vector<std::uint32_t> order) {
  std::map<int, std::vector<std::uint32_t>> years;
  if (!order.empty()) {
    const auto first = records[order.front()].period.year;
    if (std::ranges::all_of(records, [&](const TradeRecord& r) { return r.period.year == first; })) {
      years.emplace(first, std::move(order));  // the usual yearly file: nothing to copy
      return years;
    }
  }
  for (const auto i : order) years[records[i].period.year].push_back(i);
  return years;
}

}  // namespace

Result<std::vector<YearChange>> stage_trade_delivery(TradeCollector& collected, const FeedInfo& feed, bool force,
                                                     const Workspace& workspace, Database& db,
                                                     ImportTransaction& transaction) {
  auto trade = unique_order(collected, collected.records);
  auto totals = unique_order(collected, collected.totals);
  if (!force) {
    if (auto ok = check_counts(collected, feed); !ok) return fail(ok.error());
  }
  std::vector<YearChange> changes;
  TableStaging trade_staging{"trade", feed, force, workspace, db, transaction};
  for (const auto& [year, order] : by_year(collected.records, std::move(trade))) {
    auto change = trade_staging.stage(year, collected.records, order);
    if (!change) return fail(change.error());
    changes.push_back(*change);
  }
  TableStaging totals_staging{"trade_totals", feed, true, workspace, db, transaction};
  for (const auto& [year, order] : by_year(collected.totals, std::move(totals))) {
    if (auto change = totals_staging.stage(year, collected.totals, order); !change) return fail(change.error());
  }
  return changes;
}

}  // namespace noroshi
