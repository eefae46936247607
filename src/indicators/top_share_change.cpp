#include <algorithm>

#include "indicators/catalog.hpp"
#include "indicators/judgement.hpp"
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

// Share of one supplier in a position; nothing where no supplier is identified.
std::optional<double> share_of(const TradeYear& year, std::size_t position, AreaCode supplier) {
  if (!has_suppliers(year, position)) return std::nullopt;
  const auto exporters = year.cube.exporters_of(position);
  const auto values = year.cube.values_of(position);
  const auto at = std::ranges::lower_bound(exporters, supplier.value, {}, &AreaCode::value);
  if (at == exporters.end() || *at != supplier) return 0.0;
  const double identified = year.position.imports[position] - year.cube.unidentified[position];
  return values[static_cast<std::size_t>(at - exporters.begin())] / identified;
}

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  const TradeYear& newest = input.newest();
  const Period now = newest.cube.period;
  const auto then = std::ranges::find_if(input.years, [&](const TradeYear* year) {
    const Period period = year->cube.period;
    return period.month == now.month && period.year == now.year - static_cast<int>(options.years_back);
  });
  if (then == input.years.end()) return judge_positions(newest, [](std::size_t, std::size_t) { return Judgement{}; });
  const TradeYear& earlier = **then;
  const auto match = match_positions(newest.cube, earlier.cube);
  return judge_positions(newest, [&](std::size_t q, std::size_t) {
    if (!has_suppliers(newest, q) || match[q] >= kNotKnown)
      return Judgement{};  // bought none then: no share to compare
    const AreaCode supplier = newest.position.top_supplier[q];
    const auto before = share_of(earlier, match[q], supplier);
    if (!before) return Judgement{};
    return Judgement{Verdict::clear, *share_of(newest, q, supplier) - *before};
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
