#include "propagation/driver/path.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/contract.hpp"

namespace noroshi::propagation {

Result<Path> Path::make(std::vector<double> days, std::vector<double> values) {
  const auto finite = [](double v) { return std::isfinite(v); };
  if (days.size() != values.size() || !std::ranges::all_of(days, finite) || !std::ranges::all_of(values, finite) ||
      std::ranges::adjacent_find(days, std::greater_equal{}) != days.end()) {
    return fail(ErrorCode::invalid_input,
                {"a path over time needs one number for each day, on days that increase. Correct its days and values",
                 "時間経路には、増えていく日付ごとに一つの数が要ります。日付と値を直してください"},
                "path");
  }
  Path path;
  path.days_ = std::move(days), path.values_ = std::move(values);
  return path;
}

Path Path::block(double value, double from_day, double until_day) {
  NOROSHI_EXPECT(std::isfinite(value) && from_day < until_day);
  Path path;
  path.days_ = {from_day}, path.values_ = {value};
  if (std::isfinite(until_day)) path.days_.push_back(until_day), path.values_.push_back(0.0);
  return path;
}

double Path::at(double day) const {
  const auto after = std::ranges::upper_bound(days_, day);
  return after == days_.begin() ? 0.0 : values_[static_cast<std::size_t>(after - days_.begin()) - 1];
}

double Path::mean(double from_day, double until_day) const {
  const auto first = static_cast<std::size_t>(std::ranges::upper_bound(days_, from_day) - days_.begin());
  // Most steps lie within one piece: its value, to the last bit.
  if (first == days_.size() || days_[first] >= until_day) return first == 0 ? 0.0 : values_[first - 1];
  double sum = first == 0 ? 0.0 : values_[first - 1] * (days_[first] - from_day);
  for (std::size_t k = first; k < days_.size() && days_[k] < until_day; ++k) {
    const double end = k + 1 < days_.size() ? std::min(days_[k + 1], until_day) : until_day;
    sum += values_[k] * (end - days_[k]);
  }
  return sum / (until_day - from_day);
}

double Path::smallest() const { return values_.empty() ? 0.0 : std::min(0.0, *std::ranges::min_element(values_)); }
double Path::largest() const { return values_.empty() ? 0.0 : std::max(0.0, *std::ranges::max_element(values_)); }

Path Path::scaled(double factor) const {
  Path path = *this;
  for (double& v : path.values_) v *= factor;
  return path;
}

}  // namespace noroshi::propagation
