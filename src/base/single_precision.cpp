#include "base/single_precision.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace noroshi {

double known_digits(double value) {
  const auto held = static_cast<float>(value);
  if (!std::isfinite(held)) return value;
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), held).ptr;
  std::from_chars(digits.data(), end, value);
  return value;
}

}  // namespace noroshi
