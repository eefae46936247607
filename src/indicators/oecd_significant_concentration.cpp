#include "indicators/catalog.hpp"
#include "indicators/judgement.hpp"

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
          {"world exports of a product below this share of reporting areas count as unknown",
           "報告のある国・地域の割合がこれ未満の品目は、世界輸出を「不明」として扱う"}}};
  }
};

Result<MethodResult> compute(const IndicatorInput& input, const Options& o) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&](std::size_t q, std::size_t p) {
    if (!has_suppliers(year, q) || !if_covered(year, p, o.min_coverage, true)) return Judgement{};
    const double ratio = static_cast<double>(year.position.hhi[q]) / static_cast<double>(year.product.export_hhi[p]);
    return Judgement{flag_if(ratio > o.ratio), ratio};
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
