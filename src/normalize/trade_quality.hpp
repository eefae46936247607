#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/text.hpp"
#include "model/trade_record.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::normalize {

enum class FindingKind : std::uint8_t {
  duplicate,      // one key twice: observed and expected are the two values
  total_differs,  // the publisher's World row (observed) and the sum of its partners (expected)
  value_unit,     // the value is off by a power of ten against the same flow before and after
  mass_unit,      // the unit value is off by a power of ten: value and mass are not in the units they claim
  zero_mass,      // value without mass
  wrong_edition,  // the code does not exist in the edition the row claims
  filler_values,  // one same value (observed) stands for most partners (expected: how many), see filler_values.hpp
};
[[nodiscard]] StaticText describe(FindingKind kind);

// A row to look at. A finding is a doubt with its reason, not a correction: nothing is changed by it.
struct TradeFinding {
  FindingKind kind;
  Period period;
  Flow flow;
  AreaCode reporter, partner;
  ProductCode product;
  double observed = 0.0, expected = 0.0;  // USD, or USD per kg for mass_unit, kg for zero_mass
  Text message;
};

struct TradeQualityOptions {
  double total_tolerance = 0.005;       // of the larger number; publishers round and suppress
  double material_value_usd = 100'000;  // below it a jump of a unit value or value says nothing
  double sigmas = 6.0;                  // how many robust standard deviations a jump must be away
  double closeness = 0.15;              // how near to 2, 3 or 6 its log10 must be (0.15: within a factor of 1.4)
  double mirror_agreement = 3.0;        // a partner's own figure within this factor confirms a value
  // Whether a code exists in its edition; empty: editions are not checked.
  std::function<bool(ProductCode)> exists = {};
};

// Looks through records of any periods, flows and order. Findings come sorted by kind, then by flow, product, reporter,
// partner, period. Rules of the wrong-unit kinds, with r = log10:
//   mass_unit   unit value u = value / mass against the median of the same flow in other periods (at least 3), else of
//               the same reporter and product (at least 8): r(u) - r(median) lies near +-2, 3 or 6 and is more than
//               `sigmas` robust deviations (1.4826 MAD of the reporter's product, at least 0.1) away.
//   value_unit  value against its neighbours in time a, c: they agree within a factor of 2, r(b) - (r(a) + r(c)) / 2
//               lies near +-2, 3 or 6 and is more than `sigmas` times 1.4826 x the median size of the flow's other
//               steps (at least 4 of them; at least 0.05), and the partner's own report of the flow, if any, does not
//               confirm b.
// Neighbours in time are the periods right before and after; chapter 99 (unclassified goods) is left out of both rules.
// A real stop of trade for one year (China's propane from the USA in 2019) passes as value_unit too: hence "probably".
// Cost O(n log n).
[[nodiscard]] std::vector<TradeFinding> find_trade_errors(std::span<const TradeRecord> records,
                                                          const AreaCatalog& catalog,
                                                          const TradeQualityOptions& options = {});

}  // namespace noroshi::normalize
