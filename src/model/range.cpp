#include "model/range.hpp"

#include <cmath>

namespace noroshi {

// Inverse of the triangular distribution: Johnson (1997), "The triangular distribution as a proxy for the beta
// distribution in risk analysis", The Statistician 46(3), section 2.
double Range::at(double u) const {
  const double width = high - low;
  if (!(width > 0.0)) return mid;
  const double below = (mid - low) / width;
  if (u < below) return low + std::sqrt(u * width * (mid - low));
  return high - std::sqrt((1.0 - u) * width * (high - mid));
}

}  // namespace noroshi
