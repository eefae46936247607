#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/text.hpp"
#include "model/range.hpp"
#include "model/supply_facts.hpp"

namespace noroshi::scenarios {

// An input of the ledger that is rarely known exactly: where the facts keep it, and the range that stands in its place
// when nobody publishes one. Every such range is ours and said to be.
struct InputSpec {
  std::string_view id;  // "transit_days"; key of a scenario's [[input]]
  StaticText name;
  std::string_view unit;
  double max;                                      // least: 0
  std::optional<SourcedRange> SupplyFacts::*fact;  // null: no fact holds it
  Range ours;                                      // of a good of which nothing is known
  StaticText unknown;                              // the sentence that says so
};

[[nodiscard]] std::span<const InputSpec> input_catalog();

// Inputs per use of the facts: "use.26" (share of the good's use) and "indispensable.26".
constexpr std::string_view kUsePrefix = "use.", kIndispensablePrefix = "indispensable.";
// Inputs that a scenario has when it holds such a rule: the file's [[input]] makes a range of the rule's one number.
constexpr std::string_view kThriftShare = "thrift_share", kHoardingFactor = "hoarding_factor";
constexpr double kMostHoarding = 10.0;
constexpr Range kUnknownIndispensable{0.0, 0.5, 1.0};

// The stock that stands in for an unknown one: the longer a good's chain behind the product, the more lies in it.
[[nodiscard]] Range assumed_stock_days(GoodTier tier);

// Whether a scenario may give this input this range. Errors: not_found with the nearest id, on the field `name`;
// invalid_input, on `value`, when it does not rise or leaves the input's bounds.
[[nodiscard]] Result<void> check_input_range(const std::string& id, const Range& range);

}  // namespace noroshi::scenarios
