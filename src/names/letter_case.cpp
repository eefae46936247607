#include "names/letter_case.hpp"

namespace noroshi {

std::string to_lower(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) c = to_lower(c);
  return lower;
}

std::string to_upper(std::string_view text) {
  std::string upper{text};
  for (char& c : upper) c = to_upper(c);
  return upper;
}

}  // namespace noroshi
