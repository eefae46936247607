#include <algorithm>

#include "indicators/catalog.hpp"
#include "indicators/known_range.hpp"
#include "indicators/position_match.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double years_back = 1;

  static constexpr auto fields() {
    return std::tuple{OptionField<Options>{
        "years_back", &Options::years_back, "years", 1, 30, {"years between the two shares", "比較する年の間隔"}}};
  }
};

// Known where it is known who the largest supplier is, and whether it rose or fell.
Judgement change(const TradeYear& newest, std::size_t q, const TradeYear& earlier, std::size_t then) {
  for (const Gap gap : {shares_gap(newest, q), shares_gap(earlier, then)}) {
    if (gap != Gap::none) return unknown_because(gap);
  }
  const AreaCode supplier = newest.position.top_supplier[q];
  const double rise = identified_share(newest, q, supplier) - identified_share(earlier, then, supplier);
  const Range now = share_of_supplier(newest, q, supplier), before = share_of_supplier(earlier, then, supplier);
  const bool rose_or_fell = now.low >= before.high || now.high <= before.low;
  if (!top_supplier_is_certain(newest, q)) return unknown_because(rest_gap(newest, q), rise);
  if (!rose_or_fell) return unknown_because(now.why != Gap::none ? now.why : before.why, rise);
  return {Verdict::clear, rise};
}

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  const TradeYear& newest = input.newest();
  const Period now = newest.cube.period;
  const auto then = std::ranges::find_if(input.years, [&](const TradeYear* year) {
    const Period period = year->cube.period;
    return period.month == now.month && period.year == now.year - static_cast<int>(options.years_back);
  });
  if (then == input.years.end()) {
    return judge_positions(newest, [](std::size_t, std::size_t) { return unknown_because(Gap::year_missing); });
  }
  const TradeYear& earlier = **then;
  const auto match = match_positions(newest.cube, earlier.cube);
  return judge_positions(newest, [&](std::size_t q, std::size_t) {
    if (match[q] == kNotKnown) return unknown_because(Gap::year_missing);
    if (match[q] == kNotImported) return unknown_because(Gap::not_applicable);  // bought none then: no share to compare
    return change(newest, q, earlier, match[q]);
  });
}

}  // namespace

constexpr Indicator top_share_change = make_indicator<Options, compute>({
    .id = "top_share_change",
    .label = {"Top +/-", "首位増減"},
    .title = {"Change in the share of the largest supplier", "最大供給国シェアの変化"},
    .rule = {"share of today's largest supplier in identified imports, less the same country's share 1 year earlier; "
             "unknown where that year is not loaded or the importer bought none of the product then",
             "現在の最大供給国のシェアから、同じ国の1年前のシェアを引いた値。その年が未読込、または当時輸入がない場合は"
             "「不明」"},
    .source = "After the change-of-dependence index of Korea's supply-chain early-warning system; formula ours",
    .score = {"difference of shares, -1 to 1", "シェアの差（-1～1）"},
    .decides = false,
    .own = true,
});

}  // namespace noroshi::indicators
