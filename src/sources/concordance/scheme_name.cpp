#include "sources/concordance/scheme_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/product.hpp"
#include "names/letter_case.hpp"

namespace noroshi::sources {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// Capitals and digits only: "ISIC Rev. 3.1" -> "ISICREV31".
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char upper = to_upper(c);
    if (is_digit(upper) || is_letter(upper)) out.push_back(upper);
  }
  return out;
}

// Takes "_6d" off: the digits; nothing without.
std::optional<int> take_level(std::string_view& header) {
  if (header.size() < 4 || header[header.size() - 3] != '_' || !is_digit(header[header.size() - 2]))
    return std::nullopt;
  if (header.back() != 'd' && header.back() != 'D') return std::nullopt;
  const int digits = header[header.size() - 2] - '0';
  header.remove_suffix(3);
  return digits;
}

constexpr std::array kAliases{
    std::pair{"ISIC2", "ISIC2"},       std::pair{"ISIC3", "ISIC3"},       std::pair{"ISIC31", "ISIC31"},
    std::pair{"ISIC4", "ISIC4"},       std::pair{"SITC1", "SITC1"},       std::pair{"SITC2", "SITC2"},
    std::pair{"SITC3", "SITC3"},       std::pair{"SITC4", "SITC4"},       std::pair{"BEC4", "BEC4"},
    std::pair{"BEC5", "BEC5"},         std::pair{"NAICS", "NAICS"},       std::pair{"GTAP", "GTAP"},
    std::pair{"WIOD2013", "WIOD2013"}, std::pair{"WIOT2013", "WIOD2013"}, std::pair{"WIOT2013C", "WIOD2013"},
    std::pair{"BEA", "BEA"},           std::pair{"HTS", "HTS"},           std::pair{"HS10", "HTS"},
    std::pair{"CPC2", "CPC2"},         std::pair{"CPC21", "CPC21"},       std::pair{"HS", "HS"}};

void drop(std::string& text, std::string_view word, bool at_front) {
  if (at_front && text.starts_with(word)) text.erase(0, word.size());
  if (!at_front && text.ends_with(word)) text.erase(text.size() - word.size());
}

}  // namespace

std::optional<CodeColumn> read_code_column(std::string_view header) {
  const auto level = take_level(header);
  auto name = squeezed(header);
  drop(name, "FROM", true);
  drop(name, "TO", true);
  drop(name, "CODE", false);
  if (const auto rev = name.find("REV"); rev != std::string::npos) {
    const bool whole = name.compare(rev, 8, "REVISION") == 0;
    name.erase(rev, whole ? 8 : 3);
  }
  if (name == "HS6" && !level) return CodeColumn{"HS?", 6};  // the number of digits, not the sixth edition
  for (const auto& [alias, scheme] : kAliases) {
    if (name == alias) return CodeColumn{scheme, level};
  }
  // "HS0" counts editions as UN Comtrade does; "HS96", "HS2017" name a year.
  const bool counted = name.size() == 3 && name.starts_with("HS") && is_digit(name[2]);
  if (const auto edition = parse_nomenclature(counted ? "H" + name.substr(2) : name);
      edition && name.starts_with("H")) {
    return CodeColumn{std::string{name_of(*edition)}, level};
  }
  if (name.starts_with("NAICS") && all_digits(std::string_view{name}.substr(5))) return CodeColumn{"NAICS", level};
  return std::nullopt;
}

CheckedCode check_code(const CodeColumn& column, std::string_view written) {
  CheckedCode checked;
  for (const char c : written) {
    if (c != '.' && c != ' ') checked.code.push_back(c);
  }
  auto& code = checked.code;
  const bool harmonized = column.scheme.starts_with("HS"), sitc = column.scheme.starts_with("SITC");
  const bool isic = column.scheme.starts_with("ISIC");
  const auto length = static_cast<int>(code.size());
  const auto fault = [&](CodeFault f) {
    checked.fault = f;
    return checked;
  };
  if (harmonized || sitc) {
    if (!all_digits(code)) return fault(CodeFault::malformed);
    const int full = column.digits.value_or(harmonized ? 6 : 0);
    if (harmonized && length == 5 && full == 6) {
      code.insert(0, 1, '0');
      checked.repaired = true;
    } else if (harmonized && (length % 2 != 0 || (column.digits && length < full))) {
      return fault(CodeFault::lost_leading_zero);
    } else if (sitc && column.digits && length < full) {
      return fault(CodeFault::lost_leading_zero);  // 4 digits may be a whole item or five without their zero
    }
    return length > (harmonized ? 6 : 5) ? fault(CodeFault::malformed) : checked;
  }
  if (isic && column.digits && length == *column.digits - 1 && all_digits(code) && column.scheme != "ISIC2") {
    code.insert(0, 1, '0');
    checked.repaired = true;
  }
  const bool readable =
      std::all_of(code.begin(), code.end(), [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '|'; });
  constexpr std::size_t kLongest = 12;
  return code.empty() || code.size() > kLongest || !readable ? fault(CodeFault::malformed) : checked;
}

}  // namespace noroshi::sources
