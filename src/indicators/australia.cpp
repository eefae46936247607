#include <algorithm>

#include "indicators/catalog.hpp"
#include "indicators/known_range.hpp"

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
          {"step 2 is unknown for a product below this share of the usual trade reported",
           "通常の貿易額のうち報告のある割合がこれ未満の品目は、第2段階を「不明」とする"}}};
  }
};

double sold_by(const ProductFacts& world, std::size_t p, AreaCode exporter) {
  const auto begin = world.exporter_code.begin() + world.exporter_begin[p],
             end = world.exporter_code.begin() + world.exporter_begin[p + 1];
  const auto at = std::lower_bound(begin, end, exporter);
  if (at == end || *at != exporter) return 0.0;
  return world.exporter_value[static_cast<std::size_t>(at - world.exporter_code.begin())];
}

// Step 2: the main supplier is the largest exporter of the world, with more than o.world_share. Not so for any supplier
// when no exporter can have so much, even with all that is missing.
Condition dominates_the_world(const TradeYear& year, std::size_t q, std::size_t p, const Options& o) {
  if (!is_covered(year, p, o.min_coverage)) return {std::nullopt, Gap::world_partial};
  const auto& world = year.product;
  const float threshold = static_cast<float>(o.world_share);
  if (!(world.top_export_high[p] > threshold)) return {false, Gap::none};
  if (!top_supplier_is_certain(year, q)) return {std::nullopt, rest_gap(year, q)};
  const AreaCode supplier = year.position.top_supplier[q];
  const bool leads = supplier == world.top_exporter[p];
  if (world.missing[p] == 0.0) return {leads && world.top_export_share[p] > threshold, Gap::none};
  // The missing trade may be anybody's: the leader stays ahead for certain with half of everything.
  const double missing = world.missing[p], total = world.world_trade[p] + missing;
  const double top = world.top_export_low[p];
  const double most = (sold_by(world, p, supplier) + missing) / total;
  return settle(leads && top > threshold && top >= 0.5, most > threshold && (leads || most >= top), Gap::world_partial);
}

Result<MethodResult> compute(const IndicatorInput& input, const Options& o) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&](std::size_t q, std::size_t p) {
    if (const Gap gap = shares_gap(year, q); gap != Gap::none) return unknown_because(gap);
    Tally tally;
    tally.add(above(top_share(year, q), static_cast<float>(o.main_supplier)));
    tally.add(dominates_the_world(year, q, p, o));
    return judged(tally, 2);
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
