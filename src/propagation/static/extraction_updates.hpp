#pragma once
#include "numerics/low_rank_update.hpp"
#include "propagation/static/extraction.hpp"

namespace noroshi::propagation {

// An extraction as a low-rank change of the system that is solved: I - A with f, or (I - B)' with primary input.
struct ExtractionUpdate {
  std::vector<double> start;  // solution of the unchanged system with the right-hand side that remains
  numerics::LowRankUpdate update;
};

[[nodiscard]] ExtractionUpdate extraction_update(const LeontiefSystem& system, const Extraction& extraction);

}  // namespace noroshi::propagation
