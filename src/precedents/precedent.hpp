#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "precedents/circumstances.hpp"

namespace noroshi::precedents {

// Whether somebody's production stopped for want of the good, and when first.
struct StopOutcome {
  bool stopped = false;
  int days = 0;  // from the day the cut took effect to the first stop; means something only where `stopped`

  friend bool operator==(const StopOutcome&, const StopOutcome&) = default;
};

// What somebody of the time said would happen.
struct ExpertForecast {
  bool stops = false;
  std::optional<Date> by;  // the day he named
  Date said_on;
  std::string source;
};

// A disruption of the past: what could be known on the day, strictly apart from what happened.
struct Precedent {
  std::string id;     // "aisin1997"
  std::string event;  // cases of one event are never learnt from and judged by at once
  Text name;
  Date effective;
  Circumstances known;
  std::optional<StopOutcome> outcome;  // nothing: it cannot be told
  std::string source;                  // publishers of the facts
  std::optional<ExpertForecast> expert = std::nullopt;
};
using Precedents = std::vector<Precedent>;

// The event that an id names: all of it up to and with its year ("tohoku2011_cars" is of "tohoku2011"); an id without
// a year is its own event.
[[nodiscard]] std::string event_of(std::string_view id);

}  // namespace noroshi::precedents
