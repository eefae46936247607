#include <cmath>

#include "indicators/catalog.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double import_concentration = 0.4, import_reliance = 0.5, world_concentration = 0.4;
  double lenses_required = 3, min_coverage = 0.5;

  static constexpr auto fields() {
    using F = OptionField<Options>;
    return std::tuple{F{"import_concentration",
                        &Options::import_concentration,
                        "HHI",
                        0,
                        1,
                        {"lens 1: HHI of imports exceeds this", "視点1：輸入のHHIの下限"}},
                      F{"import_reliance",
                        &Options::import_reliance,
                        "share",
                        0,
                        1,
                        {"lens 2: imports / (imports + exports) exceeds this", "視点2：輸入÷（輸入＋輸出）の下限"}},
                      F{"world_concentration",
                        &Options::world_concentration,
                        "HHI",
                        0,
                        1,
                        {"lens 3: HHI of world exports exceeds this", "視点3：世界輸出のHHIの下限"}},
                      F{"lenses_required",
                        &Options::lenses_required,
                        "lenses",
                        1,
                        3,
                        {"lenses that must show a risk", "該当とするのに必要な視点の数"}},
                      F{"min_coverage",
                        &Options::min_coverage,
                        "share",
                        0,
                        1,
                        {"lenses 2 and 3 are unknown for a product below this share of the usual trade reported",
                         "通常の貿易額のうち報告のある割合がこれ未満の品目は、視点2・3を「不明」とする"}}};
  }
};

// M / (M + X) > share, which rises with M and falls with X.
Condition relies_on_imports(const Range& imports, const Range& exports, double share) {
  const auto relies = [share](double m, double x) { return std::isinf(m) ? share < 1.0 : m > share * (m + x); };
  return settle(relies(imports.low, exports.high), relies(imports.high, exports.low),
                imports.why != Gap::none ? imports.why : exports.why);
}

Result<MethodResult> compute(const IndicatorInput& input, const Options& o) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&, required = static_cast<int>(o.lenses_required)](std::size_t q, std::size_t p) {
    Tally tally;
    // The largest share is never below HHI, so "top share and HHI above theta" is HHI above theta.
    tally.add(above(import_hhi(year, q), static_cast<float>(o.import_concentration)));
    tally.add(is_covered(year, p, o.min_coverage)
                  ? relies_on_imports(imports_of(year, q), exports_of(year, q, p, o.min_coverage), o.import_reliance)
                  : Condition{std::nullopt, Gap::world_partial});
    tally.add(above(export_hhi(year, p, o.min_coverage), static_cast<float>(o.world_concentration)));
    return judged(tally, required);
  });
}

}  // namespace

constexpr Indicator uk_three_lenses = make_indicator<Options, compute>({
    .id = "uk_three_lenses",
    .label = {"UK3", "英3視点"},
    .title = {"UK critical imports, three lenses", "英国・重要輸入品（3つの視点）"},
    .rule = {"lens 1 import: HHI of imports > 0.4; lens 2 domestic: imports / (imports + exports) > 0.5; lens 3 world: "
             "HHI of world exports > 0.4; flagged when all three show a risk. The thresholds are ours",
             "視点1 輸入：輸入のHHI > 0.4、視点2 国内：輸入÷（輸入＋輸出）> 0.5、視点3 世界：世界輸出のHHI > 0.4。"
             "3つすべてで該当。しきい値は当方の設定"},
    .source = "UK Department for Business and Trade, Critical Imports and Supply Chains Strategy (2024): the lenses; "
              "thresholds are not published",
    .score = {"lenses that show a risk, 0 to 3", "リスクを示す視点の数（0～3）"},
    .own = true,
});

}  // namespace noroshi::indicators
