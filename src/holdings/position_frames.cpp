#include "holdings/position_frames.hpp"

#include <algorithm>

#include "holdings/printed_total.hpp"

namespace noroshi::holdings {
namespace {

constexpr double kSlight = 0.01;  // of a position's value: a doubtful figure below decides nothing
constexpr std::uint16_t kAllMonths = 0xFFF;

std::uint16_t bit_of(std::uint8_t month) { return static_cast<std::uint16_t>(1u << (month - 1)); }

}  // namespace

std::vector<PositionDoubt> position_doubts(std::span<const TradeDoubt> found) {
  std::vector<PositionDoubt> doubts;
  for (const auto& d : found) {
    PositionDoubt doubt{.product = d.product, .flow = d.flow, .reporter = d.reporter};
    if (d.kind == DoubtKind::value_rejected) continue;
    if (d.kind == DoubtKind::total_differs && d.observed >= d.expected) continue;  // the rest is unlisted
    if (d.kind == DoubtKind::filler_values) doubt.gap = Gap::filler_values;
    if (d.kind == DoubtKind::value_unit) doubt.usd = std::max(d.observed, d.expected);
    doubts.push_back(doubt);
  }
  return doubts;
}

PositionFrames::PositionFrames(std::span<const TradeRecord> rows, std::span<const TradeRecord> totals,
                               const FrameExtents& said, int digits, const normalize::AreaCatalog& areas,
                               std::span<const PositionDoubt> doubts)
    : said_{said}, digits_{digits} {
  positions_.reserve(rows.size() / 4);
  for (const auto& r : rows) {
    const bool group = areas.contains(r.partner) && areas.area(r.partner).kind == AreaKind::group;
    const auto month = r.period.month;
    auto& reporter = reporters_[{r.flow, r.reporter}];
    if (month == 0)
      reporter.by_year = true;
    else
      reporter.months = static_cast<std::uint16_t>(reporter.months | bit_of(month));
    const auto [at, is_new] = positions_.try_emplace(key(r.flow, r.reporter, r.product));
    if (is_new && r.product.length() == digits) ++reporter.products;
    if (group) continue;
    auto& held = at->second.months[month];
    held.partners += r.value_usd;
    held.has_rows = true;
  }
  for (const auto& t : totals) {
    const auto at = positions_.find(key(t.flow, t.reporter, t.product));
    if (t.partner != kWorld || at == positions_.end()) continue;
    auto& printed = at->second.months[t.period.month];
    printed.total += t.value_usd;
    printed.has_total = true;
  }
  for (const auto& d : doubts) {
    const auto at = positions_.find(key(d.flow, d.reporter, d.product));
    if (at == positions_.end()) continue;
    double value = 0.0;
    for (const auto& [month, held] : at->second.months) value += held.partners;
    if (d.usd > 0.0 && d.usd < kSlight * value) continue;
    if (at->second.doubt != Gap::filler_values) at->second.doubt = d.gap;
  }
}

PositionFrames::Lack PositionFrames::of(Flow flow, AreaCode reporter, ProductCode product) const {
  Lack lack;
  const auto found = positions_.find(key(flow, reporter, product));
  const auto filed = reporters_.find({flow, reporter});
  if (found == positions_.end() || filed == reporters_.end()) return lack;
  const auto year = found->second.months.find(0);
  const bool by_year = year != found->second.months.end() && year->second.has_rows;
  double total = 0.0, shortage = 0.0;
  bool totalled = true;
  for (const auto& [month, held] : found->second.months) {
    if ((month == 0) != by_year) continue;
    totalled = totalled && held.has_total;
    total += held.total;
    shortage += std::max(0.0, held.total - held.partners);
  }
  if (totalled && total > 0.0) {
    if (!is_rounding(shortage, total)) lack.unlisted_usd = shortage;
  } else if (said_.of(flow, reporter, product.length()).partners != Extent::all) {
    lack.shortfall.gap = Gap::partners_listed;
    return lack;
  }
  if (!by_year && filed->second.months != kAllMonths) {
    lack.shortfall = {.gap = Gap::months_missing, .have = filed->second.months, .of = 12};
  } else if (found->second.doubt != Gap::none) {
    lack.shortfall.gap = found->second.doubt;
  }
  return lack;
}

bool PositionFrames::shows_all(Flow flow, AreaCode reporter) const {
  const auto filed = reporters_.find({flow, reporter});
  if (filed == reporters_.end()) return false;
  return (filed->second.by_year || filed->second.months == kAllMonths) &&
         said_.of(flow, reporter, digits_).products == Extent::all &&
         may_be_all_products(digits_, filed->second.products);
}

std::vector<AreaCode> PositionFrames::reporters(Flow flow) const {
  std::vector<AreaCode> found;
  for (const auto& [who, filed] : reporters_) {
    if (who.first == flow) found.push_back(who.second);
  }
  return found;
}

}  // namespace noroshi::holdings
