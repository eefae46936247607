#include "indicators/catalog.hpp"
#include "indicators/economic_complexity.hpp"
#include "indicators/export_advantage.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double method = 0, iterations = 20, min_coverage = 0.5;

  static constexpr auto fields() {
    using F = OptionField<Options>;
    return std::tuple{F{"method",
                        &Options::method,
                        "0 or 1",
                        0,
                        1,
                        {"0: fitness (Tacchella et al.), 1: eigenvector (Hidalgo and Hausmann)",
                         "0：フィットネス法（Tacchellaほか）、1：固有ベクトル法（Hidalgo・Hausmann）"}},
                      F{"iterations",
                        &Options::iterations,
                        "states",
                        2,
                        200,
                        {"states of the fitness method, the start included", "フィットネス法の反復数（初期値を含む）"}},
                      F{"min_coverage",
                        &Options::min_coverage,
                        "share",
                        0,
                        1,
                        {"unknown for a product below this share of the usual trade reported",
                         "通常の貿易額のうち報告のある割合がこれ未満の品目は「不明」とする"}}};
  }
};

Eigen::MatrixXd advantage_matrix(const TradeYear& year) {
  const auto advantaged = advantaged_exporters(year);
  Eigen::MatrixXd m = Eigen::MatrixXd::Zero(kAreaCodes, static_cast<Eigen::Index>(advantaged.size()));
  for (std::size_t p = 0; p < advantaged.size(); ++p) {
    for (std::size_t area = 0; area < kAreaCodes; ++area) {
      if (advantaged[p].test(area)) m(static_cast<Eigen::Index>(area), static_cast<Eigen::Index>(p)) = 1.0;
    }
  }
  return m;
}

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  const TradeYear& year = input.newest();
  if (const Gap gap = year.cube.comparison_gap; gap != Gap::none) {
    return judge_positions(year, [gap](std::size_t, std::size_t) { return unknown_because(gap); });
  }
  const auto complexity = economic_complexity(
      advantage_matrix(year), {.method = options.method < 0.5 ? ComplexityMethod::fitness : ComplexityMethod::eigen,
                               .iterations = static_cast<int>(options.iterations)});
  // Too little trade to compare countries: the method has nothing to say, which is no reason to stop the others.
  if (!complexity) {
    return judge_positions(year, [](std::size_t, std::size_t) { return unknown_because(Gap::products_listed); });
  }
  return judge_positions(year, [&](std::size_t, std::size_t p) {
    if (!is_covered(year, p, options.min_coverage)) return unknown_because(Gap::world_partial);
    if (!complexity->product[p]) return unknown_because(Gap::not_applicable);
    return Judgement{Verdict::clear, *complexity->product[p]};
  });
}

}  // namespace

constexpr Indicator complexity = make_indicator<Options, compute>({
    .id = "complexity",
    .label = {"PCI", "PCI"},
    .title = {"Product complexity", "品目の複雑性（PCI）"},
    .rule = {"Q_p = 1 / sum over exporters with RCA >= 1 of 1 / fitness, 20 states, mean 1: high when only countries "
             "that make many difficult things export the product",
             "Q_"
             "p＝1÷Σ（RCA≧1の輸出国の1÷フィットネス）、20回反復、平均1。多くの高度な品目をつくる国だけが輸出できる品目"
             "ほど高い"},
    .source = "Tacchella et al. (2012), Scientific Reports 2:723; Hidalgo and Hausmann (2009), PNAS 106(26)",
    .score = {"complexity, mean 1 over products (fitness) or standardised (eigenvector)",
              "複雑性（フィットネス法では品目平均1、固有ベクトル法では標準化した値）"},
    .decides = false,
});

}  // namespace noroshi::indicators
