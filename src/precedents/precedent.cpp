#include "precedents/precedent.hpp"

namespace noroshi::precedents {

std::string event_of(std::string_view id) {
  constexpr std::size_t kYearDigits = 4;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < id.size(); ++i) {
    digits = id[i] >= '0' && id[i] <= '9' ? digits + 1 : 0;
    if (digits == kYearDigits) return std::string{id.substr(0, i + 1)};
  }
  return std::string{id};
}

}  // namespace noroshi::precedents
