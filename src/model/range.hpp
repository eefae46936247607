#pragma once

namespace noroshi {

// A figure that is known to lie between two ends, with the likeliest value inside: low <= mid <= high. One number is a
// range without width.
struct Range {
  double low = 0.0, mid = 0.0, high = 0.0;

  [[nodiscard]] static constexpr Range exactly(double value) { return {value, value, value}; }
  [[nodiscard]] constexpr bool is_exact() const { return low == high; }
  [[nodiscard]] constexpr bool holds(double value) const { return low <= value && value <= high; }
  // The value below which the share u in [0, 1] of a triangular distribution lies; monotone in u.
  [[nodiscard]] double at(double u) const;

  friend constexpr bool operator==(const Range&, const Range&) = default;
};

}  // namespace noroshi
