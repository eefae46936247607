#include "use_cases/import/year_staging.hpp"

#include <algorithm>
#include <unordered_map>

#include "lake/frame_file.hpp"
#include "lake/trade_file.hpp"
#include "lake/trade_order.hpp"
#include "use_cases/import/replacement.hpp"
#include "use_cases/import/trade_frames.hpp"
#include "use_cases/import/trade_group.hpp"

namespace noroshi::use_cases {
namespace {

AttributedTrade attributed(const TradeView& view) {
  AttributedTrade rows;
  rows.records.reserve(view.order.size());
  for (const auto i : view.order) rows.add(view.records[i], view.delivery_of(i));
  return rows;
}

// Rows of a table after merging: views of the delivery itself where nothing was stored.
struct Merged {
  AttributedTrade rows;
  std::vector<std::uint32_t> order;
  TradeView view;

  void take(AttributedTrade merged) {
    rows = std::move(merged);
    order = lake::storage_order(rows.records).order;
    view = {rows.records, order, rows.deliveries};
  }
};

}  // namespace

YearStaging::YearStaging(const Acceptance& acceptance, const DeliveryTarget& target,
                         std::span<const Delivery> deliveries)
    : acceptance_{acceptance}, target_{target}, id_{static_cast<std::int32_t>(target.transaction.delivery_id())} {
  for (const auto& d : deliveries) declared_[static_cast<std::int32_t>(d.id)] = d.frame;
  declared_[id_.front()] = acceptance.feed.frame;
}

Result<YearChange> YearStaging::stage(int year, const TradeView& trade, const TradeView& totals,
                                      std::span<const TradeDoubt> doubts) {
  auto stored = stored_year(target_.workspace, target_.db, "trade", acceptance_.feed.id, year);
  if (!stored) return fail(stored.error());
  auto stored_totals = stored_year(target_.workspace, target_.db, "trade_totals", acceptance_.feed.id, year);
  if (!stored_totals) return fail(stored_totals.error());
  YearChange change{year, trade.order.size(), 0, trade.order.size()};
  Merged merged{{}, {}, trade}, merged_totals{{}, {}, totals};
  std::vector<lake::Contribution> from{{id_.front(), trade.order.size()}},
      totals_from{{id_.front(), totals.order.size()}};
  if (!stored->records.empty() || !stored_totals->records.empty()) {
    const Replacement replacement{acceptance_, trade, totals};
    auto rows = attributed(trade);
    const auto replaced = replacement.keep_the_rest(rows, *stored, target_.areas);
    if (!replaced) return fail(replaced.error());
    change.replaced = *replaced;
    if (auto taken = acceptance_.of_part(text("{}", "{}年", year), change.delivered, change.replaced); !taken)
      return fail(taken.error());
    change.stored = rows.records.size();
    from = rows.contributions();
    merged.take(std::move(rows));
    auto total_rows = attributed(totals);
    replacement.keep_other_totals(total_rows, *stored_totals);
    totals_from = total_rows.contributions();
    merged_totals.take(std::move(total_rows));
  }
  if (!trade.order.empty()) {
    if (auto written = write_trade("trade", year, merged.view, std::move(from)); !written) return fail(written.error());
  }
  if (!totals.order.empty() || merged_totals.view.order.size() != stored_totals->records.size()) {
    if (auto written = write_trade("trade_totals", year, merged_totals.view, std::move(totals_from)); !written)
      return fail(written.error());
  }
  if (auto written = write_frames(year, merged.view, merged_totals.view, doubts); !written)
    return fail(written.error());
  return change;
}

Result<void> YearStaging::write_trade(const std::string& table, int year, const TradeView& rows,
                                      std::vector<lake::Contribution> contributions) {
  const auto file = target_.transaction.staging() / fmt::format("{}-{}.parquet", table, year);
  auto written = lake::write_trade_file(target_.db, file, rows.records, rows.order, rows.deliveries);
  if (!written) return written;
  target_.transaction.add(table, acceptance_.feed.id, std::to_string(year), file, std::move(contributions));
  return {};
}

Result<void> YearStaging::write_frames(int year, const TradeView& trade, const TradeView& totals,
                                       std::span<const TradeDoubt> doubts) {
  auto found = frames_of_year(trade, totals, declared_);
  auto earlier = earlier_doubts(year, trade);
  if (!earlier) return fail(earlier.error());
  found.doubts.insert(found.doubts.end(), earlier->begin(), earlier->end());
  std::ranges::copy_if(doubts, std::back_inserter(found.doubts),
                       [&](const TradeDoubt& d) { return d.period.year == year; });
  const auto name = std::to_string(year);
  const auto frames = target_.transaction.staging() / fmt::format("frames-{}.parquet", year);
  if (auto written = lake::write_frames(target_.db, frames, found.frames); !written) return written;
  target_.transaction.add("frames", acceptance_.feed.id, name, frames, found.frames.size());
  const auto file = target_.transaction.staging() / fmt::format("doubts-{}.parquet", year);
  if (auto written = lake::write_doubts(target_.db, file, found.doubts); !written) return written;
  target_.transaction.add("doubts", acceptance_.feed.id, name, file, found.doubts.size());
  frames_.insert(frames_.end(), found.frames.begin(), found.frames.end());
  return {};
}

// Doubts that the stored rows do not show by themselves, about rows that still stand.
Result<std::vector<TradeDoubt>> YearStaging::earlier_doubts(int year, const TradeView& trade) const {
  const auto partitions = target_.workspace.partitions("doubts");
  if (!partitions) return fail(partitions.error());
  std::vector<TradeDoubt> kept;
  for (const auto& p : *partitions) {
    if (p.feed != acceptance_.feed.id || p.name != std::to_string(year)) continue;
    auto doubts = lake::read_doubts(target_.db, p.path);
    if (!doubts) return fail(doubts.error());
    std::erase_if(*doubts, [](const TradeDoubt& d) {
      return d.kind == DoubtKind::total_differs || d.kind == DoubtKind::filler_values;
    });
    if (doubts->empty()) return kept;
    std::unordered_map<TradeGroup, std::int32_t, TradeGroupHash> rows;
    for (const auto i : trade.order) rows[flow_of(trade.records[i])] = trade.delivery_of(i);
    for (const auto& d : *doubts) {
      TradeRecord about;
      about.product = d.product, about.flow = d.flow, about.reporter = d.reporter, about.partner = d.partner;
      about.period = d.period;
      const auto row = rows.find(flow_of(about));
      if (row != rows.end() && row->second == d.delivery) kept.push_back(d);
    }
  }
  return kept;
}

}  // namespace noroshi::use_cases
