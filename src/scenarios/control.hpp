#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "model/range.hpp"
#include "propagation/ledger_good.hpp"

namespace noroshi::scenarios {

// A number that a control depends on. Whoever asks may give another range within min .. max.
struct ControlParameter {
  std::string_view id, unit;  // "zero_days", "days"
  double min, max;
  Range range;            // when nobody says
  StaticText doc;         // what it is
  StaticText where_from;  // where the range comes from
};

// When a control holds, in days of the scenario.
struct ControlWindow {
  int start_day = 0, end_day = 0;  // the first day with it and the first without
  int horizon_days = 0;
};

struct ControlDoc {
  std::string_view id;  // file name and key of a scenario: "licence_delay"
  StaticText title;     // "Export licences"
  StaticText rule;      // what happens to shipments and what is assumed
};

// A way of a state, or of nature, to keep goods back: a path over days, not a switch.
struct Control {
  ControlDoc doc;
  std::span<const ControlParameter> parameters;
  // Values in the order of the parameters, each within its min .. max.
  propagation::ShippingPath (*path)(std::span<const double> values, const ControlWindow& window);
};

#define NOROSHI_CONTROL(name) extern const Control name;
#include "scenarios/controls.def"
#undef NOROSHI_CONTROL

[[nodiscard]] std::span<const Control* const> control_catalog();
[[nodiscard]] Result<const Control*> control_named(std::string_view id);  // error: not_found, with the nearest

// The ranges of all parameters, in order: those given, the catalogue's otherwise. Errors: not_found for a parameter
// that the control does not have; invalid_input for a range that does not rise or leaves min .. max. `field` is
// "parameters.<id>".
[[nodiscard]] Result<std::vector<Range>> parameter_ranges(const Control& control,
                                                          const std::map<std::string, Range>& given);

// Whether low <= mid <= high, all finite.
[[nodiscard]] bool rises(const Range& range);

}  // namespace noroshi::scenarios
