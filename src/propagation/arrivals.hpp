#pragma once
#include <vector>

#include "propagation/ledger_good.hpp"

namespace noroshi::propagation {

struct Arrivals {
  std::vector<double> by_day;   // horizon, unit
  double stocked_before = 0.0;  // extra that came before day 0: lies in the stock on day 0
};

// What comes home on each day: flow x (1 - withheld + extra) of shipping day s on day s + transit + delay, what is at
// sea on day 0 included, and what alternatives add. Nothing is lost on the way; what comes after the horizon is not
// counted. O((suppliers + alternatives) x horizon).
[[nodiscard]] Arrivals arrivals_of(const LedgerGood& good, int horizon_days);

}  // namespace noroshi::propagation
