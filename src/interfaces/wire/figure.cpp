#include "interfaces/wire/figure.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/cell.hpp"

namespace noroshi::wire {
namespace {

struct Magnitude {
  double size;
  std::string_view suffix;
};
constexpr std::array kEnglish = {Magnitude{1e12, " tn"}, Magnitude{1e9, " bn"}, Magnitude{1e6, " m"}};
// Japanese counts in steps of ten thousand.
constexpr std::array kJapanese = {Magnitude{1e12, "兆ドル"}, Magnitude{1e8, "億ドル"}, Magnitude{1e4, "万ドル"}};

constexpr int kDaysShownAsDays = 730;
constexpr double kDaysPerYear = 365.25;

std::string grouped(std::string digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t at = point; at > first + 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

// Three figures or more: 8.09, 80.9, 809, 8,091.
std::string three_figures(double value, bool allow_two_decimals) {
  const double size = std::abs(value);
  if (size < 9.995 && allow_two_decimals) return fmt::format("{:.2f}", value);
  if (size < 99.95) return fmt::format("{:.1f}", value);
  return grouped(fmt::format("{:.0f}", value));
}

}  // namespace

StaticText unknown_word() { return {"unknown", "不明"}; }

StaticText verdict_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::flagged:
      return {"flagged", "該当"};
    case Verdict::clear:
      return {"clear", "非該当"};
    case Verdict::unknown:
      break;
  }
  return unknown_word();
}

std::string_view verdict_mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::flagged:
      return "●";
    case Verdict::clear:
      return "·";
    case Verdict::unknown:
      break;
  }
  return "?";
}

bool is_numeric(CellKind kind) {
  return kind == CellKind::integer || kind == CellKind::real || kind == CellKind::number || kind == CellKind::share ||
         kind == CellKind::usd;
}

std::string usd_words(double usd, Language language) {
  const bool japanese = language == Language::ja;
  for (const Magnitude& m : japanese ? kJapanese : kEnglish) {
    // 0.9995: what would be printed as 1,000 of the smaller unit is 1.00 of this one.
    if (std::abs(usd) >= m.size * 0.99995) return three_figures(usd / m.size, !japanese).append(m.suffix);
  }
  return grouped(fmt::format("{:.0f}", usd)) + (japanese ? "ドル" : "");
}

std::string share_words(double share) { return fmt::format("{:.1f}%", share * 100.0); }

std::string real_words(double value) {
  const double size = std::abs(value);
  if (size >= 1e15 || (size > 0.0 && size < 0.0005)) return fmt::format("{:.3g}", value);
  if (size >= 1000.0) return grouped(fmt::format("{:.1f}", value));
  return fmt::format("{:.3f}", value);
}

std::string number_words(double value) {
  std::string words = real_words(value);
  if (words.find('e') != std::string::npos || words.find('.') == std::string::npos) return words;
  words.erase(words.find_last_not_of('0') + 1);
  if (words.ends_with('.')) words.pop_back();
  return words;
}

std::string integer_words(std::int64_t value) {
  const std::string digits = fmt::format("{}", value);
  return std::abs(static_cast<double>(value)) < 1e4 ? digits : grouped(digits);  // a year is not 2,023
}

std::string age_words(int days, Language language) {
  if (std::abs(days) < kDaysShownAsDays) {
    if (language == Language::ja) return fmt::format("{}日", days);
    return fmt::format("{} {}", days, days == 1 ? "day" : "days");
  }
  return language == Language::ja ? fmt::format("{:.1f}年", days / kDaysPerYear)
                                  : fmt::format("{:.1f} years", days / kDaysPerYear);
}

std::string cell_words(const Cell& cell, CellKind kind, Language language) {
  if (is_unknown(cell)) return std::string{unknown_word().in(language)};
  if (const auto* verdict = std::get_if<Verdict>(&cell)) return std::string{verdict_words(*verdict).in(language)};
  if (const auto* flag = std::get_if<bool>(&cell)) {
    return std::string{(*flag ? StaticText{"yes", "はい"} : StaticText{"no", "いいえ"}).in(language)};
  }
  if (const auto number = number_in(cell)) {
    if (kind == CellKind::usd) return usd_words(*number, language);
    if (kind == CellKind::share) return share_words(*number);
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      return kind == CellKind::integer ? integer_words(*whole) : fmt::format("{}", *whole);
    }
    return kind == CellKind::number ? number_words(*number) : real_words(*number);
  }
  return plain_text(cell, language);
}

std::string provenance_words(const Provenance& p, Language language) {
  const bool japanese = language == Language::ja;
  std::string line = p.source;
  const auto add = [&](std::string_view part) {
    if (!part.empty()) line.append(japanese ? "、" : ", ").append(part);
  };
  if (!p.period.empty()) add(japanese ? fmt::format("対象期間 {}", p.period) : fmt::format("period {}", p.period));
  if (p.retrieved) add((japanese ? "取得日 " : "retrieved ") + to_string(*p.retrieved));
  add(japanese ? fmt::format("経過 {}", age_words(p.age_days, language))
               : fmt::format("age {}", age_words(p.age_days, language)));
  const std::string& method = p.method.in(language);
  if (!method.empty()) add(japanese ? fmt::format("手法: {}", method) : fmt::format("method: {}", method));
  return line;
}

}  // namespace noroshi::wire
