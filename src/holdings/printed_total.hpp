#pragma once

namespace noroshi::holdings {

// Whether what the partners fall short of a printed total is only its rounding, so that they are all there are.
[[nodiscard]] constexpr bool is_rounding(double shortage, double total) {
  constexpr double kRounding = 0.005;  // of the total: publishers round and suppress
  return shortage <= kRounding * total;
}

}  // namespace noroshi::holdings
