#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "model/trade_cube.hpp"

namespace noroshi::indicators {

// S.d. of ln(reported / true) of one flow where nothing is measured: about the median over the products of UN Comtrade
// for which it can be measured between importers' and exporters' reports. An assumption; say so beside the result.
inline constexpr double kAssumedReportingError = 0.3;

struct RankUncertaintyOptions {
  double reporting_error = kAssumedReportingError;  // of positions without one of their own; see pooled_reporting_error
  double threshold = 0.4;                           // HHI above which a position counts as concentrated
  int replicates = 400;                             // [20, 10000]
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

// The error to take for positions of products that have none of their own: the median over the products that have one
// (position_error > 0; its positions share it). Of fewer than ten products, kAssumedReportingError.
[[nodiscard]] double pooled_reporting_error(const TradeCube& cube, std::span<const float> position_error);

// How far the ranking of an importer's products by HHI depends on errors in the reported values and on imports that are
// not known to be whose. Every flow is multiplied by exp(sigma z), z standard normal and independent; then the
// `unidentified` and `unlisted` part is by the toss of a coin either spread thin over many or put in one hand (the two
// ends of PositionFacts); HHI and ranks are computed again, B times. With both ends in half of the replicates, a band
// of 90 % holds them both. The rank itself is that of HHI among identified suppliers, limited to these ends. z takes
// 4,096 equally probable values (midpoint quantiles, scaled to variance 1), so 16 random bits make one draw. Draws are
// keyed by (replicate, product and importer, flow), so a position's draws depend on nothing else in the cube. Output in
// order of position. Positions without identified suppliers, or with a shortfall, are left out. Errors: invalid_input
// (options), not_found (the importer has no such position). Cost O(B flows + B Q log Q) and 8 B Q bytes; parallel over
// replicates, bit-identical on any number of threads. Ours, after the usual parametric bootstrap: Efron and Tibshirani
// (1993), An Introduction to the Bootstrap, 6.5.
[[nodiscard]] Result<std::vector<RankBand>> rank_uncertainty(const TradeYear& year, AreaCode importer,
                                                             const RankUncertaintyOptions& options = {});

}  // namespace noroshi::indicators
