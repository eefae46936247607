#include "indicators/catalog.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double threshold = 0.4;  // European Commission and CEPII; the US merger guidelines call 0.25 concentrated

  static constexpr auto fields() {
    return std::tuple{
        OptionField<Options>{"threshold",
                             &Options::threshold,
                             "HHI",
                             0.0,
                             1.0,
                             {"flagged above this concentration", "集中度（HHI）がこの値を超えたら該当とする"}}};
  }
};

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&year, threshold = static_cast<float>(options.threshold)](std::size_t q, std::size_t) {
    return judged(above(import_hhi(year, q), threshold), year.position.hhi[q]);
  });
}

}  // namespace

constexpr Indicator supplier_concentration = make_indicator<Options, compute>({
    .id = "supplier_concentration",
    .label = {"HHI>.4", "HHI>.4"},
    .title = {"Supplier concentration (HHI)", "輸入相手国の集中度（HHI）"},
    .rule =
        {"HHI = sum of squared shares of the identified suppliers > 0.4; 1 / HHI is the number of suppliers of equal "
         "size that would be as concentrated",
         "HHI（特定できる輸入相手国のシェアの二乗和）> 0.4。1 / HHI は、同じ集中度になる「同規模の相手国の数」"},
    .source = "Hirschman (1964), Am. Econ. Rev. 54(5); threshold: SWD(2021) 352 and CEPII GeoDep, step 1",
    .score = {"HHI, 0 to 1", "HHI（0～1）"},
});

}  // namespace noroshi::indicators
