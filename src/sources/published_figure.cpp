#include "sources/published_figure.hpp"

#include <charconv>
#include <cmath>

#include "names/trimming.hpp"

namespace noroshi::sources {
namespace {

constexpr std::string_view kDashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "-", "--", "\xE2\x88\x92"};  // — – - -- −

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits with optional thousands separators and decimals; nothing when anything else stands there.
std::optional<double> plain_number(std::string_view text) {
  std::string digits;
  std::size_t since_comma = 0;
  bool comma = false, point = false;
  for (const char c : text) {
    if (is_digit(c)) {
      ++since_comma;
    } else if (c == ',' && !point && !digits.empty() && (comma ? since_comma == 3 : since_comma <= 3)) {
      comma = true;
      since_comma = 0;
      continue;
    } else if (c == '.' && !point && (!comma || since_comma == 3)) {
      point = true;
    } else {
      return std::nullopt;
    }
    digits.push_back(c);
  }
  if (comma && !point && since_comma != 3) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

// "300–400", "3 - 5".
bool is_range(std::string_view text) {
  for (const auto dash : kDashes) {
    const auto at = text.find(dash);
    if (at == std::string_view::npos || at == 0) continue;
    if (plain_number(trimmed(text.substr(0, at))) && plain_number(trimmed(text.substr(at + dash.size())))) return true;
  }
  return false;
}

std::optional<std::string> sign_note(std::string_view text) {
  if (text == "W" || text == "w") return "withheld";
  if (text == "NA" || text == "N/A" || text == "na" || text == "n.a.") return "not_available";
  if (text == "XX") return "not_applicable";
  return std::nullopt;
}

}  // namespace

std::optional<PublishedFigure> read_figure(std::string_view cell, Dash dash) {
  auto text = trimmed(cell);
  if (text.empty()) return PublishedFigure{std::nullopt, false, "not_given"};
  if (auto note = sign_note(text)) return PublishedFigure{std::nullopt, false, std::move(*note)};
  for (const auto sign : kDashes) {
    if (text == sign) {
      return dash == Dash::zero ? PublishedFigure{0.0, false, ""} : PublishedFigure{std::nullopt, false, "not_given"};
    }
  }
  PublishedFigure figure;
  auto number = text;
  if (number.size() > 1 && (number.front() == 'e' || number.front() == 'E') && is_digit(number[1])) {
    figure.estimated = true;
    number.remove_prefix(1);
  } else if (number.size() > 1 && number.back() == 'e' && is_digit(number[number.size() - 2])) {
    figure.estimated = true;
    number.remove_suffix(1);
  }
  if ((figure.value = plain_number(number))) return figure;
  const auto starts = [&](std::string_view sign) { return text.starts_with(sign); };
  if (starts(">") || starts("<") || starts("\xE2\x89\xA4") || starts("\xE2\x89\xA5")) {
    return PublishedFigure{std::nullopt, false, "bound: " + std::string{text}};
  }
  if (is_range(text)) return PublishedFigure{std::nullopt, false, "range: " + std::string{text}};
  if (is_digit(text.front()) || text.front() == '-' || text.front() == '.' || text.front() == '+') return std::nullopt;
  return PublishedFigure{std::nullopt, false, "words: " + std::string{text}};
}

}  // namespace noroshi::sources
