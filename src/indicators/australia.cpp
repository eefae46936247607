#include "indicators/catalog.hpp"
#include "indicators/judgement.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double main_supplier = 0.8, world_share = 0.5, min_coverage = 0.5;

  static constexpr auto fields() {
    using F = OptionField<Options>;
    return std::tuple{
        F{"main_supplier",
          &Options::main_supplier,
          "share",
          0,
          1,
          {"step 1: the main supplier's share of imports exceeds this", "第1段階：最大の輸入相手国のシェアの下限"}},
        F{"world_share",
          &Options::world_share,
          "share",
          0,
          1,
          {"step 2: the same supplier is the largest exporter of the world, with more than this share",
           "第2段階：同じ国が世界最大の輸出国で、そのシェアがこの値を超える"}},
        F{"min_coverage",
          &Options::min_coverage,
          "share",
          0,
          1,
          {"step 2 is unknown for a product below this share of reporting areas",
           "報告のある国・地域の割合がこれ未満の品目は、第2段階を「不明」とする"}}};
  }
};

Result<MethodResult> compute(const IndicatorInput& input, const Options& o) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&](std::size_t q, std::size_t p) {
    if (!has_suppliers(year, q)) return Judgement{};
    Tally tally;
    tally.add(year.position.top_share[q] > static_cast<float>(o.main_supplier));
    const bool dominates = year.position.top_supplier[q] == year.product.top_exporter[p] &&
                           year.product.top_export_share[p] > static_cast<float>(o.world_share);
    tally.add(if_covered(year, p, o.min_coverage, dominates));
    return Judgement{tally.verdict(2), static_cast<double>(tally.yes)};
  });
}

}  // namespace

constexpr Indicator australia = make_indicator<Options, compute>({
    .id = "australia",
    .label = {"AU", "豪"},
    .title = {"Australia, Productivity Commission 2021 (two of three steps)",
              "豪州・生産性委員会2021（3段階のうち2段階）"},
    .rule =
        {"step 1: main supplier > 80 % of imports; step 2: the same supplier exports more than half of the world's "
         "trade, so few others are left. Step 3 (use in essential industries) needs input-output data and is not "
         "applied. The thresholds are ours",
         "第1段階：最大の輸入相手国のシェア > 80%。第2段階：同じ国が世界輸出の半分超を占め、代わりの輸出国が少ない。"
         "第3段階（必須産業での使用）は産業連関データが必要なため適用しない。しきい値は当方の設定"},
    .source =
        "Productivity Commission (2021), Vulnerable Supply Chains: the steps; thresholds from memory, not confirmed",
    .score = {"steps passed, 0 to 2", "通過した段階の数（0～2）"},
    .own = true,
});

}  // namespace noroshi::indicators
