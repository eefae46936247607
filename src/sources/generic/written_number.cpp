#include "sources/generic/written_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "names/trimming.hpp"

namespace noroshi::sources::generic {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The length of a no-break (U+00A0), thin (U+2009) or narrow no-break space (U+202F) at the beginning; 0: none.
std::size_t wide_space(std::string_view s) {
  for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF"}) {
    if (s.starts_with(space)) return space.size();
  }
  return 0;
}

// Digits without their separators; false where a separator does not stand before three digits.
bool take_whole(std::string_view& rest, char thousands, std::string& plain) {
  std::size_t group = 0, groups = 0;
  while (!rest.empty()) {
    const auto space = thousands == ' ' ? wide_space(rest) : 0;
    const bool separator = space > 0 || (thousands != 0 && rest.front() == thousands);
    if (separator) {
      if (groups == 0 ? group == 0 || group > 3 : group != 3) return false;
      ++groups;
      group = 0;
      rest.remove_prefix(std::max<std::size_t>(space, 1));
    } else if (is_digit(rest.front())) {
      plain.push_back(rest.front());
      rest.remove_prefix(1);
      ++group;
    } else {
      break;
    }
  }
  return groups == 0 || group == 3;
}

}  // namespace

std::optional<double> read_number(std::string_view written, char decimal, char thousands) {
  auto rest = trimmed(written);
  std::string plain;
  if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
    if (rest.front() == '-') plain.push_back('-');
    rest.remove_prefix(1);
  }
  if (!take_whole(rest, thousands, plain)) return std::nullopt;
  if (!rest.empty() && rest.front() == decimal) {
    plain.push_back('.');
    rest.remove_prefix(1);
    for (; !rest.empty() && is_digit(rest.front()); rest.remove_prefix(1)) plain.push_back(rest.front());
  }
  if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E')) {
    plain.push_back('e');
    rest.remove_prefix(1);
    if (rest.size() > 1 && rest.front() == '+' && is_digit(rest[1])) rest.remove_prefix(1);
    plain += std::exchange(rest, {});
  }
  double number = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  const bool whole = rest.empty() && error == std::errc{} && end == plain.data() + plain.size();
  return whole && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

}  // namespace noroshi::sources::generic
