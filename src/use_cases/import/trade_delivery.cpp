#include "use_cases/import/trade_delivery.hpp"

#include <map>
#include <span>

#include "lake/trade_order.hpp"
#include "use_cases/import/repeated_rows.hpp"
#include "use_cases/import/trade_findings.hpp"
#include "use_cases/import/trade_parts.hpp"
#include "use_cases/import/unplaced_rows.hpp"
#include "use_cases/import/year_staging.hpp"

namespace noroshi::use_cases {
namespace {

// The rows of a delivery, one for each key.
struct SettledDelivery {
  std::vector<std::uint32_t> trade, totals;
  std::vector<std::uint32_t> added;  // rows of the first that stand in others
};

Result<SettledDelivery> settle(TradeCollector& collected, const Acceptance& acceptance, StagedTrade& staged) {
  const auto read = collected.records.size() + collected.totals.size();
  const auto rejected = collected.rejected.total();
  auto parts = add_parts(collected);
  auto nobody = place_with_nobody(collected, acceptance);
  auto trade = settle_repeated(collected, collected.records, acceptance);
  if (!trade) return fail(trade.error());
  auto totals = settle_repeated(collected, collected.totals, acceptance);
  if (!totals) return fail(totals.error());
  staged.parts_added = parts.added, staged.parts_doubted = parts.doubted;
  staged.rows_added = trade->added.size() + totals->added.size();
  staged.accepted = read + parts.added + parts.doubted - (collected.rejected.total() - rejected);
  if (auto taken = acceptance.of_rows(staged.accepted, collected.rejected); !taken) return fail(taken.error());
  if (!nobody) return fail(nobody.error());
  staged.doubts = std::move(parts.doubts);
  staged.doubts.insert(staged.doubts.end(), nobody->begin(), nobody->end());
  return SettledDelivery{std::move(trade->order), std::move(totals->order), std::move(trade->added)};
}

// The years of both tables, with the rows of each; a table may lack a year.
using YearRows = std::map<int, std::pair<std::span<const std::uint32_t>, std::span<const std::uint32_t>>>;

YearRows years_of(const TradeCollector& collected, const SettledDelivery& settled) {
  YearRows years;
  for (const auto rows : lake::split_by_year(collected.records, settled.trade))
    years[collected.records[rows.front()].period.year].first = rows;
  for (const auto rows : lake::split_by_year(collected.totals, settled.totals))
    years[collected.totals[rows.front()].period.year].second = rows;
  return years;
}

}  // namespace

Result<StagedTrade> stage_trade_delivery(TradeCollector& collected, const Acceptance& acceptance,
                                         const DeliveryTarget& target) {
  StagedTrade staged;
  const auto settled = settle(collected, acceptance, staged);
  if (!settled) return fail(settled.error());
  staged.findings = find_in_delivery(collected, settled->added, target.areas);
  const auto delivery = static_cast<std::int32_t>(target.transaction.delivery_id());
  for (auto& doubt : staged.doubts) doubt.delivery = delivery;
  auto doubts = staged.doubts;
  for (const auto& finding : staged.findings) {
    if (const auto doubt = doubt_of(finding, delivery)) doubts.push_back(*doubt);
  }
  const auto deliveries = target.workspace.deliveries();
  if (!deliveries) return fail(deliveries.error());
  YearStaging staging{acceptance, target, *deliveries};
  for (const auto& [year, rows] : years_of(collected, *settled)) {
    const auto change = staging.stage(year, {collected.records, rows.first, staging.id()},
                                      {collected.totals, rows.second, staging.id()}, doubts);
    if (!change) return fail(change.error());
    if (!rows.first.empty())
      staged.years.push_back(*change);  // totals follow their trade and are no change of their own
  }
  staged.frames = staging.frames();
  return staged;
}

}  // namespace noroshi::use_cases
