#include "model/cell.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <set>

namespace noroshi {
namespace {

// 309 digits before the point, 1074 after it, sign and point: the longest double written without an exponent.
constexpr std::size_t kLongestPlainDecimal = 1400;

std::string plain_decimal(double value) {
  std::array<char, kLongestPlainDecimal> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr;
  return {digits.data(), end};
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::clear:
      return "clear";
    case Verdict::flagged:
      return "flagged";
    case Verdict::unknown:
      return "unknown";
  }
  return "unknown";
}

bool is_unknown(const Cell& cell) {
  if (const auto* value = std::get_if<double>(&cell)) return !std::isfinite(*value);
  if (const auto* verdict = std::get_if<Verdict>(&cell)) return *verdict == Verdict::unknown;
  return std::holds_alternative<std::monostate>(cell);
}

std::optional<double> number_in(const Cell& cell) {
  if (const auto* value = std::get_if<double>(&cell))
    return std::isfinite(*value) ? std::optional{*value} : std::nullopt;
  if (const auto* value = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*value);
  return std::nullopt;
}

std::string plain_text(const Cell& cell, Language language) {
  if (is_unknown(cell)) return {};
  if (const auto* verdict = std::get_if<Verdict>(&cell)) return std::string{name_of(*verdict)};
  if (const auto* date = std::get_if<Date>(&cell)) return to_string(*date);
  if (const auto* flag = std::get_if<bool>(&cell)) return *flag ? "true" : "false";
  if (const auto* value = std::get_if<std::int64_t>(&cell)) return std::to_string(*value);
  if (const auto* value = std::get_if<double>(&cell)) return plain_decimal(*value);
  if (const auto* word = std::get_if<std::string>(&cell)) return *word;
  return std::get<Text>(cell).in(language);
}

std::vector<std::string> unique_column_ids(const ReportTable& table) {
  std::set<std::string> taken;
  for (const auto& column : table.columns) taken.insert(column.id);
  std::set<std::string> given;
  std::vector<std::string> ids;
  ids.reserve(table.columns.size());
  for (const auto& column : table.columns) {
    std::string id = column.id;
    for (int n = 2; given.contains(id) || (id != column.id && taken.contains(id)); ++n) {
      id = column.id + "_" + std::to_string(n);
    }
    given.insert(id);
    ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace noroshi
