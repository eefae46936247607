#include "indicators/catalog.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double threshold = 0.5;

  static constexpr auto fields() {
    return std::tuple{OptionField<Options>{
        "threshold",
        &Options::threshold,
        "share",
        0.0,
        1.0,
        {"flagged from this share of the largest supplier on", "最大の輸入相手国のシェアがこの値以上なら該当とする"}}};
  }
};

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&year, threshold = static_cast<float>(options.threshold)](std::size_t q, std::size_t) {
    return judged(at_least(top_share(year, q), threshold), year.position.top_share[q]);
  });
}

}  // namespace

constexpr Indicator cabinet_office_2021 = make_indicator<Options, compute>({
    .id = "cabinet_office_2021",
    .label = {"CAO21", "内閣府21"},
    .title = {"Cabinet Office 2021, concentrated supply", "内閣府2021「集中的供給財」"},
    .rule = {"largest supplier's share of identified imports >= 50 %",
             "特定できる輸入額に占める最大の輸入相手国のシェアが50%以上"},
    .source = "Cabinet Office (Japan), Sekai Keizai no Choryu 2021 II",
    .score = {"share of the largest supplier, 0 to 1", "最大の輸入相手国のシェア（0～1）"},
});

}  // namespace noroshi::indicators
