#include "indicators/catalog.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double ratio = 2.0, min_coverage = 0.5;

  static constexpr auto fields() {
    using F = OptionField<Options>;
    return std::tuple{
        F{"ratio",
          &Options::ratio,
          "ratio",
          0,
          100,
          {"HHI of imports exceeds HHI of world exports by this factor", "輸入のHHI÷世界輸出のHHIの下限"}},
        F{"min_coverage",
          &Options::min_coverage,
          "share",
          0,
          1,
          {"world exports of a product below this share of the usual trade reported count as unknown",
           "通常の貿易額のうち報告のある割合がこれ未満の品目は、世界輸出を「不明」として扱う"}}};
  }
};

Result<MethodResult> compute(const IndicatorInput& input, const Options& o) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&](std::size_t q, std::size_t p) {
    const Range at_home = import_hhi(year, q), world = export_hhi(year, p, o.min_coverage);
    if (const Gap gap = shares_gap(year, q); gap != Gap::none) return unknown_because(gap);
    if (!is_covered(year, p, o.min_coverage)) return unknown_because(Gap::world_partial);
    const double ratio = static_cast<double>(year.position.hhi[q]) / static_cast<double>(year.product.export_hhi[p]);
    const Range between{at_home.low / world.high, at_home.high / world.low,
                        at_home.why != Gap::none ? at_home.why : world.why};
    return judged(above(between, o.ratio), ratio);
  });
}

}  // namespace

constexpr Indicator oecd_significant_concentration = make_indicator<Options, compute>({
    .id = "oecd_significant_concentration",
    .label = {"OECD", "OECD"},
    .title = {"OECD significant import concentration", "OECD 顕著な輸入集中"},
    .rule = {"HHI of imports > 2 x HHI of world exports: effective suppliers fewer than half of those the world offers",
             "輸入のHHI > 世界輸出のHHIの2倍。実効的な輸入相手国の数が、世界で選べる数の半分に満たない"},
    .source = "OECD (2025), Supply Chain Resilience Review: 'fewer than half the suppliers globally possible'; the HHI "
              "form is our reading",
    .score = {"HHI of imports / HHI of world exports", "輸入のHHI ÷ 世界輸出のHHI"},
    .own = true,
});

}  // namespace noroshi::indicators
