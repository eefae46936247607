#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "model/trade_cube.hpp"

namespace noroshi::indicators {

struct RankUncertaintyOptions {
  double reporting_error = 0.2;  // s.d. of ln(reported / true) of one flow; ours, mirror reports differ by more
  double threshold = 0.4;        // HHI above which a position counts as concentrated
  int replicates = 400;          // [20, 10000]
  std::uint64_t seed = 1;
  // The same per position of the cube where it is known, rounded to 0.01 and at most 2; 0 or empty: reporting_error.
  std::span<const float> position_error = {};
};

// One position of the importer: where it stands, and between which ranks it stands in 90 % of the replicates.
struct RankBand {
  std::uint32_t position = 0;                    // row in the cube
  double rank = 0, rank_low = 0, rank_high = 0;  // 1 = most concentrated; ties averaged
  double hhi = 0, hhi_low = 0, hhi_high = 0;
  double share_above_threshold = 0;  // of the replicates, [0, 1]
};

// How far the ranking of an importer's products by HHI depends on errors in the reported values. Every flow is
// multiplied by exp(sigma z), z standard normal and independent, HHI and ranks are computed again, B times.
// z takes 4,096 equally probable values (midpoint quantiles, scaled to variance 1), so 16 random bits make one draw.
// Draws are keyed by (replicate, product and importer, flow), so a position's draws depend on nothing else in the cube.
// Output in order of position. Positions without identified suppliers are left out.
// Errors: invalid_input (options), not_found (the importer has no such position).
// Cost O(B flows + B Q log Q) and 8 B Q bytes; parallel over replicates, bit-identical on any number of threads.
// Ours, after the usual parametric bootstrap: Efron and Tibshirani (1993), An Introduction to the Bootstrap, 6.5.
[[nodiscard]] Result<std::vector<RankBand>> rank_uncertainty(const TradeYear& year, AreaCode importer,
                                                             const RankUncertaintyOptions& options = {});

}  // namespace noroshi::indicators
