#include "sources/written_code.hpp"

#include <algorithm>

#include "names/trimming.hpp"
#include "sources/feed.hpp"

namespace noroshi::sources {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view s) { return !s.empty() && std::ranges::all_of(s, is_digit); }

// Full-width forms (U+FF01 to U+FF5E) as ASCII, no-break and ideographic spaces as blanks.
void write_narrow(std::string_view written, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto at = [&](std::size_t k) {
      return i + k < written.size() ? static_cast<unsigned char>(written[i + k]) : 0;
    };
    if (at(0) == 0xEF && (at(1) == 0xBC || at(1) == 0xBD) && at(2) >= 0x80) {
      const int narrow = (at(1) - 0xBC) * 64 + (at(2) - 0x80) + 0x20;
      if (narrow > 0x20 && narrow < 0x7F) {
        out.push_back(static_cast<char>(narrow));
        i += 2;
        continue;
      }
    }
    if (at(0) == 0xC2 && at(1) == 0xA0) {
      out.push_back(' ');
      i += 1;
    } else if (at(0) == 0xE3 && at(1) == 0x80 && at(2) == 0x80) {
      out.push_back(' ');
      i += 2;
    } else {
      out.push_back(written[i]);
    }
  }
}

// What spreadsheets and people put around a code: '850760  ="850760"  HS 850760.
std::string_view without_dress(std::string_view s) {
  s = trimmed(s);
  if (s.starts_with("=\"") && s.ends_with('"') && s.size() > 3) s = trimmed(s.substr(2, s.size() - 3));
  if (s.starts_with('\'')) s = trimmed(s.substr(1));
  if (s.ends_with('\'')) s = trimmed(s.substr(0, s.size() - 1));
  const bool prefixed = s.size() > 2 && (s[0] == 'H' || s[0] == 'h') && (s[1] == 'S' || s[1] == 's');
  return prefixed ? trimmed(s.substr(2)) : s;
}

// 8.5E+05, 850760e0, 1e+09
bool is_scientific(std::string_view s) {
  const auto e = s.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || e + 1 == s.size()) return false;
  auto exponent = s.substr(e + 1);
  if (exponent.front() == '+' || exponent.front() == '-') exponent.remove_prefix(1);
  const auto mantissa = s.substr(0, e);
  return all_digits(exponent) &&
         std::ranges::all_of(mantissa, [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

// Whether groups of digits stand as the Harmonized System writes them: 2 or 4, then twos (85.07, 8507.60.00, 8507 60);
// three at the end are national (8507.60-000).
bool is_notation(std::string_view s) {
  std::size_t length = 0, groups = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i < s.size() && is_digit(s[i])) {
      ++length;
      continue;
    }
    const bool fits =
        groups == 0 ? length == 2 || length == 4 : length == 2 || (length == 3 && groups > 1 && i == s.size());
    if (!fits) return false;
    ++groups;
    length = 0;
  }
  return true;
}

}  // namespace

WrittenCode read_code(std::string_view written, std::string& room) {
  written = trimmed(written);
  if (written.size() > 1 && all_digits(written)) return {written};  // nearly always
  write_narrow(written, room);
  std::string_view code = without_dress(room);
  if (is_scientific(code)) return {{}, RejectReason::spreadsheet_number};
  if (code.ends_with(".0") && all_digits(code.substr(0, code.size() - 2))) code.remove_suffix(2);
  if (all_digits(code)) return code.size() < 2 ? WrittenCode{{}, RejectReason::code_too_short} : WrittenCode{code};
  const bool digits_and_marks = !code.empty() && std::ranges::all_of(code, [](char c) {
    return is_digit(c) || c == '.' || c == ' ' || c == '-';
  });
  if (!digits_and_marks) return {{}, RejectReason::malformed_code};
  if (!is_notation(code)) {
    const auto dot = code.find('.');  // 8507.6: the number that 8507.60 became
    const bool number =
        dot != std::string_view::npos && all_digits(code.substr(0, dot)) && all_digits(code.substr(dot + 1));
    return {{}, number ? RejectReason::spreadsheet_number : RejectReason::malformed_code};
  }
  std::string digits;
  std::ranges::copy_if(code, std::back_inserter(digits), is_digit);
  room = std::move(digits);
  return {room};
}

WrittenCode read_hs_code(std::string_view written, std::string& room) {
  const auto code = read_code(written, room);
  if (!code.refused && lost_leading_zero(code.digits)) return {code.digits, RejectReason::lost_leading_zero};
  return code;
}

}  // namespace noroshi::sources
