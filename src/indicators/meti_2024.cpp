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
        "HHI",
        0.0,
        1.0,
        {"flagged from this concentration on", "HHIがこの値以上なら該当とする（白書の表記では50）"}}};
  }
};

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&year, threshold = static_cast<float>(options.threshold)](std::size_t q, std::size_t) {
    return judged(at_least(import_hhi(year, q), threshold), year.position.hhi[q]);
  });
}

}  // namespace

constexpr Indicator meti_2024 = make_indicator<Options, compute>({
    .id = "meti_2024",
    .label = {"METI24", "経産24"},
    .title = {"METI White Paper 2024, HHI of 50 or more", "通商白書2024（HHI 50以上）"},
    .rule = {"HHI of imports >= 0.5 (50 on the paper's scale of 100); implies a supplier with at least half",
             "輸入のHHI ≧ 0.5（白書の100点表記で50以上）。このとき、シェア50%以上の相手国が必ず1つある"},
    .source = "METI (Japan), White Paper on International Economy and Trade 2024, part II",
    .score = {"HHI, 0 to 1", "HHI（0～1）"},
});

}  // namespace noroshi::indicators
