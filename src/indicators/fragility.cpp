#include "indicators/catalog.hpp"
#include "indicators/fragility_components.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double top_share = 0.0924;  // 435 of 4,706 products in Reiter and Stehrer
  double min_coverage = 0.5;

  static constexpr auto fields() {
    using F = OptionField<Options>;
    return std::tuple{F{"top_share",
                        &Options::top_share,
                        "share",
                        0,
                        1,
                        {"share of the products that may be flagged, from the most fragile down",
                         "脆弱な順に、該当としうる品目の割合"}},
                      F{"min_coverage",
                        &Options::min_coverage,
                        "share",
                        0,
                        1,
                        {"unknown for a product below this share of the usual trade reported",
                         "通常の貿易額のうち報告のある割合がこれ未満の品目は「不明」とする"}}};
  }
};

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  const TradeYear& year = input.newest();
  // A rank has no ends that could be computed, and one product that is seen in part shifts all others.
  if (const Gap gap = ranks_gap(year); gap != Gap::none) {
    return judge_positions(year, [gap](std::size_t, std::size_t) { return unknown_because(gap); });
  }
  const auto rating = rate_fragility(fragility_components(year, options.min_coverage), options.top_share);
  return judge_positions(year, [&](std::size_t, std::size_t p) {
    if (!rating.score[p]) return unknown_because(Gap::world_partial);
    if (rating.clusters == 0) return unknown_because(Gap::products_listed);
    return Judgement{flag_if(rating.fragile[p]), *rating.score[p]};
  });
}

}  // namespace

constexpr Indicator fragility = make_indicator<Options, compute>({
    .id = "fragility",
    .label = {"Fragile", "脆弱"},
    .title = {"Fragility of world supply (IMF/wiiw family)", "世界の供給網の脆弱性（IMF・wiiw系）"},
    .rule = {"mean of the ranks of (a) dispersion of exporters' shares, (b) weighted clustering of the trade network, "
             "(c) HHI of world exports, (d) lack of similar products in the heading; (e) non-tariff measures are "
             "missing (no data) and left out of the mean. Flagged: top k-means cluster and top 9.24 % of products",
             "(a) 輸出国シェアのばらつき、(b) 貿易網の重み付きクラスター係数、(c) 世界輸出のHHI、(d) "
             "同じ項（HS4桁）内の類似品の"
             "乏しさ、の順位の平均。(e) "
             "非関税措置はデータがないため平均から除く。k-meansの最上位群かつ上位9.24%の品目を該当とする"},
    .source = "After Korniyenko, Pinat and Dew (2017), IMF WP/17/30; Reiter and Stehrer (2021), wiiw: components; "
              "exact formulas ours",
    .score = {"mean rank of the product, 0 to 1; the same for every importer",
              "品目の平均順位（0～1）。輸入国によらず同じ値"},
    .own = true,
});

}  // namespace noroshi::indicators
