#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/options.hpp"
#include "model/trade_cube.hpp"
#include "model/verdict.hpp"

namespace noroshi::indicators {

struct IndicatorDoc {
  std::string_view id;      // file name, column name and --method key: "geodep"
  StaticText label;         // heading of its column in a table, at most eight characters wide: "GeoDep"
  StaticText title;         // "CEPII GeoDep"
  StaticText rule;          // one sentence with the formula and the defaults
  std::string_view source;  // publication with section or equation
  StaticText score;         // what the number in its column is, with unit and range
  bool decides = true;      // false: measures only, raises no flag
  bool own = false;         // true: our specification, not a published rule; shown as such
  bool partly_own = false;  // true: a published rule of which a part (the rule says which) is our reading or choice
};

// What a method may look at: years in order, the newest last (the one that is judged). Windows use the earlier ones.
struct IndicatorInput {
  std::span<const TradeYear* const> years;

  [[nodiscard]] const TradeYear& newest() const { return *years.back(); }
};

struct Indicator {
  IndicatorDoc doc;
  std::vector<OptionDoc> (*options)();
  Result<MethodResult> (*compute)(const IndicatorInput&, const OptionValues&);
};

template <class Options, auto Compute>
constexpr Indicator make_indicator(IndicatorDoc doc) {
  return {doc, &describe_options<Options>,
          [](const IndicatorInput& input, const OptionValues& given) -> Result<MethodResult> {
            const auto options = read_options<Options>(given);
            if (!options) return fail(options.error());
            return Compute(input, *options);
          }};
}

}  // namespace noroshi::indicators
