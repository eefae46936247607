#pragma once
#include <cstdint>
#include <vector>

#include "model/gap.hpp"

namespace noroshi {

// What a method says about one (importer, product). Unknown is an answer of its own: the data that the method needs
// are not there. It is never shown as clear.
enum class Verdict : std::uint8_t { clear, flagged, unknown };

// One entry per position of the newest TradeCube, in its order. A score means something only where the verdict is not
// unknown; a method that measures without judging (IndicatorDoc::decides == false) returns clear there.
struct MethodResult {
  std::vector<Verdict> verdict;
  std::vector<double> score;
  std::vector<Gap> why;  // Gap::none where the verdict is known
};

}  // namespace noroshi
