#include "use_cases/import/unplaced_rows.hpp"

#include <algorithm>
#include <map>

#include "use_cases/import/trade_group.hpp"

namespace noroshi::use_cases {
namespace {

struct Unplaced {
  TradeRecord sum;  // of the rejected rows
  double placed = 0.0;
  std::optional<double> world;
};

// In order of the key: sums do not depend on the order of the rows.
std::map<TradeGroup, Unplaced> groups_of(const TradeCollector& collected) {
  std::map<TradeGroup, Unplaced> groups;
  for (const auto& r : collected.unplaced) {
    const auto [entry, is_new] = groups.try_emplace(group_of(r), Unplaced{r, 0.0, {}});
    if (!is_new) add_to(entry->second.sum, r);
  }
  for (const auto& r : collected.records) {
    if (const auto found = groups.find(group_of(r)); found != groups.end()) found->second.placed += r.value_usd;
  }
  for (const auto& r : collected.totals) {
    if (r.partner != kWorld) continue;
    if (const auto found = groups.find(group_of(r)); found != groups.end()) found->second.world = r.value_usd;
  }
  return groups;
}

Error too_much(double unplaced, double all, const Acceptance& acceptance, const RejectedRows& rejected) {
  const auto first = std::ranges::find(rejected.rows, RejectReason::unknown_area, &RejectedRow::reason);
  const auto where = first == rejected.rows.end()
                         ? std::string{}
                         : fmt::format("{}:{}:{} '{}'", first->file, first->record, first->field, first->content);
  return {ErrorCode::refused,
          text("rows with {:.0f} % of the value name partners that are no known area, more than {:.0f} % (first: {}). "
               "Give these partners as countries, or take the delivery with ⟦.force⟧: their value then stands as "
               "'not specified' of each product.",
               "金額の{:.0f}％に当たる行の相手国が不明で、許容される{:.0f}％を超えています（最初：{}）。相手国を"
               "国で示すか、⟦.force⟧ を付けて取り込んでください（その金額は品目ごとに「不明」として計上されます）。",
               100.0 * unplaced / all, 100.0 * acceptance.feed.bounds.max_rejected_share, where),
          acceptance.feed.id};
}

}  // namespace

Result<std::vector<TradeDoubt>> place_with_nobody(TradeCollector& collected, const Acceptance& acceptance) {
  std::vector<TradeDoubt> doubts;
  if (collected.unplaced.empty()) return doubts;
  const double bound = acceptance.feed.bounds.max_rejected_share;
  double all = 0.0, unplaced = 0.0;
  for (const auto& r : collected.records) all += r.value_usd;
  const auto groups = groups_of(collected);
  for (const auto& [key, group] : groups) {
    auto record = group.sum;
    if (group.world) {  // no more than what the partners leave open
      if (reaches(group.placed, *group.world)) continue;
      record.value_usd = std::min(record.value_usd, *group.world - group.placed);
    }
    unplaced += record.value_usd;
    if (record.value_usd > bound * (record.value_usd + group.placed)) {
      doubts.push_back({DoubtKind::value_rejected, record.period, record.flow, record.reporter, record.partner,
                        record.product, record.value_usd, group.placed, 0});
    }
    record.part = 0x7F;  // added to a row of that partner, never its duplicate
    collected.records.push_back(record);
  }
  all += unplaced;
  if (!acceptance.forced && unplaced > bound * all)
    return fail(too_much(unplaced, all, acceptance, collected.rejected));
  return doubts;
}

}  // namespace noroshi::use_cases
