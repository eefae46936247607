#pragma once
#include <functional>
#include <stop_token>

#include "base/text.hpp"

namespace noroshi {

// How long work talks to whoever started it: `report` may be empty; `stop` is checked at every step.
struct Progress {
  std::function<void(const Text& step, double share)> report;  // share of the whole in [0, 1]
  std::stop_token stop;

  void operator()(const Text& step, double share) const {
    if (report) report(step, share);
  }
  [[nodiscard]] bool stop_requested() const { return stop.stop_requested(); }
};

}  // namespace noroshi
