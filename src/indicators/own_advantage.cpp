#include "indicators/catalog.hpp"
#include "indicators/export_advantage.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double min_coverage = 0.5;

  static constexpr auto fields() {
    return std::tuple{OptionField<Options>{"min_coverage",
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
  if (const Gap gap = year.cube.comparison_gap; gap != Gap::none) {
    return judge_positions(year, [gap](std::size_t, std::size_t) { return unknown_because(gap); });
  }
  const ExportTotals totals = export_totals(year);
  return judge_positions(year, [&](std::size_t q, std::size_t p) {
    const double exports = totals.by_area[year.cube.importer[q].index()];
    if (!is_covered(year, p, options.min_coverage)) return unknown_because(Gap::world_partial);
    if (exports == 0.0) return unknown_because(Gap::not_applicable);
    const double share_at_home = year.position.exports[q] / exports;
    return Judgement{Verdict::clear, share_at_home / (year.product.world_trade[p] / totals.world)};
  });
}

}  // namespace

constexpr Indicator own_advantage = make_indicator<Options, compute>({
    .id = "own_advantage",
    .label = {"RCA", "RCA"},
    .title = {"Own comparative advantage (Balassa)", "自国の顕示比較優位（バラッサ指数）"},
    .rule =
        {"RCA = product's share in the importer's exports / product's share in world exports; below 1, the importer "
         "is not itself a strong producer for export",
         "RCA＝自国の輸出に占める品目のシェア÷世界輸出に占める品目のシェア。1未満なら、自国に輸出競争力のある生産が乏し"
         "い"},
    .source = "Balassa (1965), Manchester School 33(2)",
    .score = {"RCA, 0 and up; 1 = like the world", "RCA（0以上。1で世界平均並み）"},
    .decides = false,
});

}  // namespace noroshi::indicators
