#pragma once
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace noroshi::propagation {

// A quantity over time: values[k] holds from days[k] until days[k + 1], the last one for ever, 0 before days[0].
//
// A model asks for the mean over a step, so that what a path adds up to does not depend on the length of the step.
class Path {
 public:
  Path() = default;  // 0 for ever
  // Errors: invalid_input when days do not increase, the two differ in length, or anything is not finite.
  [[nodiscard]] static Result<Path> make(std::vector<double> days, std::vector<double> values);
  // `value` from `from_day` until `until_day`, 0 elsewhere.
  [[nodiscard]] static Path block(double value, double from_day, double until_day);

  [[nodiscard]] double at(double day) const;
  [[nodiscard]] double mean(double from_day, double until_day) const;
  [[nodiscard]] double smallest() const;
  [[nodiscard]] double largest() const;
  [[nodiscard]] const std::vector<double>& days() const { return days_; }
  [[nodiscard]] const std::vector<double>& values() const { return values_; }
  // The same path with every value multiplied.
  [[nodiscard]] Path scaled(double factor) const;

 private:
  std::vector<double> days_, values_;
};

}  // namespace noroshi::propagation
