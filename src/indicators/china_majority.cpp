#include "indicators/catalog.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

constexpr AreaCode kMainlandChina{156};

struct Options {
  double threshold = 0.5;

  static constexpr auto fields() {
    return std::tuple{
        OptionField<Options>{"threshold",
                             &Options::threshold,
                             "share",
                             0.0,
                             1.0,
                             {"flagged above this share of China", "中国のシェアがこの値を超えたら該当とする"}}};
  }
};

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&year, threshold = static_cast<float>(options.threshold)](std::size_t q, std::size_t) {
    // A float, so that it agrees with the top share to the last bit where China leads.
    const auto share = static_cast<float>(identified_share(year, q, kMainlandChina));
    return judged(above(share_of_supplier(year, q, kMainlandChina), threshold), share);
  });
}

}  // namespace

constexpr Indicator china_majority = make_indicator<Options, compute>({
    .id = "china_majority",
    .label = {"CN>.5", "中国>.5"},
    .title = {"China supplies the majority", "中国のシェアが過半"},
    .rule = {"share of China (156, without Hong Kong, Macao and Taiwan) in identified imports > 50 %",
             "特定できる輸入額に占める中国（156。香港・マカオ・台湾を含まない）のシェア > 50%"},
    .source =
        "METI (Japan), White Paper 2024, part II; Cabinet Office, Sekai Keizai no Choryu 2021 II (there: >= 50 %)",
    .score = {"share of China, 0 to 1", "中国のシェア（0～1）"},
});

}  // namespace noroshi::indicators
