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
        {"flagged above this share of the largest supplier", "最大の輸入相手国のシェアがこの値を超えたら該当とする"}}};
  }
};

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&year, threshold = static_cast<float>(options.threshold)](std::size_t q, std::size_t) {
    return judged(above(top_share(year, q), threshold), year.position.top_share[q]);
  });
}

}  // namespace

constexpr Indicator dominant_supplier = make_indicator<Options, compute>({
    .id = "dominant_supplier",
    .label = {"Top>.5", "首位>.5"},
    .title = {"Share of the largest supplier", "最大輸入相手国のシェア"},
    .rule = {"largest supplier's share of identified imports > 0.5; “more than half” is our choice (cf. Cabinet Office "
             "2021: "
             "half or more)",
             "特定できる輸入額に占める最大の相手国のシェア > 50%。「超」とする点は当方の設定（内閣府2021は50%以上）"},
    .source = "Majority of imports; cf. Cabinet Office, Sekai no Choryu 2021 II (there: >= 50 %)",
    .score = {"share, 0 to 1", "シェア（0～1）"},
    .partly_own = true,
});

}  // namespace noroshi::indicators
