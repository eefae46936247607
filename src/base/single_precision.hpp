#pragma once

namespace noroshi {

// A figure that was held in single precision, as a double that says no more than it knows: the shortest decimal that
// reads as the same float, so that 0.6700712442398071 becomes 0.67007124. Fewer digits would round twice: 0.3340496
// cut to 0.33405 no longer rounds to 0.3340. Not finite: unchanged.
[[nodiscard]] double known_digits(double value);

}  // namespace noroshi
