#include "requests/read_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/mention.hpp"
#include "names/nearest_name.hpp"

namespace noroshi {
namespace {

std::optional<double> number_in(std::string_view word) {
  double number = 0.0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

Result<double> read_number(const FieldDoc& field, const std::string& word) {
  if (const auto value = number_in(word); value && *value >= field.min && *value <= field.max) return *value;
  return fail_field(ErrorCode::invalid_input, std::string{field.name},
                    text("'{}' is not a number in {} .. {}. Correct it.",
                         "「{}」は {} ～ {} の数値ではありません。修正してください。", word, field.min, field.max));
}

Result<std::int64_t> read_integer(const FieldDoc& field, const std::string& word) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  const auto min = static_cast<std::int64_t>(field.min), max = static_cast<std::int64_t>(field.max);
  if (error == std::errc{} && end == word.data() + word.size() && number >= min && number <= max) return number;
  return fail_field(ErrorCode::invalid_input, std::string{field.name},
                    text("'{}' is not a whole number in {} .. {}. Correct it.",
                         "「{}」は {} ～ {} の整数ではありません。修正してください。", word, min, max));
}

Result<bool> read_flag(const FieldDoc& field, const std::vector<std::string>& words) {
  if (words.empty() || words.back() == "true") return true;
  if (words.back() == "false") return false;
  return fail_field(ErrorCode::invalid_input, std::string{field.name},
                    text("'{}' is neither true nor false. Correct it.",
                         "「{}」は true でも false でもありません。修正してください。", words.back()));
}

Result<Date> read_date(const FieldDoc& field, const std::string& word) {
  if (const auto date = parse_date(word)) return *date;
  return fail_field(ErrorCode::invalid_input, std::string{field.name},
                    text("'{}' is no date. Write year-month-day, such as 2024-06-30.",
                         "「{}」は日付として読めません。2024-06-30 のように年-月-日で指定してください。", word));
}

Result<Period> read_month(const FieldDoc& field, const std::string& word) {
  if (const auto period = parse_period(word); period && period->month != 0) return *period;
  return fail_field(ErrorCode::invalid_input, std::string{field.name},
                    text("'{}' is no month. Write year-month, such as 2026-11.",
                         "「{}」は年月として読めません。2026-11 のように指定してください。", word));
}

Result<std::size_t> read_choice(const FieldDoc& field, const std::string& word) {
  const auto found = std::ranges::find(field.choices, word);
  if (found != field.choices.end()) return static_cast<std::size_t>(found - field.choices.begin());
  return fail_field(
      ErrorCode::invalid_input, std::string{field.name},
      text("'{}' is not possible here. Give one of: {}.", "「{}」は指定できません。次のいずれかを指定してください: {}",
           word, fmt::format("{}", fmt::join(field.choices, ", "))),
      near_names(word, std::vector<std::string>(field.choices.begin(), field.choices.end())));
}

Result<MethodSettings> read_settings(const FieldDoc& field, const std::vector<std::string>& words) {
  MethodSettings options;
  for (const auto& setting : words) {
    const std::size_t point = setting.find('.'), equals = setting.find('=');
    const auto value =
        equals == std::string::npos ? std::nullopt : number_in(std::string_view{setting}.substr(equals + 1));
    if (point == 0 || point >= equals || equals == point + 1 || !value) {
      return fail_field(ErrorCode::invalid_input, std::string{field.name},
                        text("'{}' is not METHOD.OPTION=VALUE with a number. Write for instance geodep.import_hhi=0.5.",
                             "「{}」は「手法.オプション=数値」の形ではありません。例：geodep.import_hhi=0.5", setting));
    }
    options[setting.substr(0, point)][setting.substr(point + 1, equals - point - 1)] = *value;
  }
  return options;
}

Result<void> check_names(const std::vector<FieldDoc>& fields, const FieldValues& given) {
  for (const auto& [name, words] : given) {
    if (std::ranges::find(fields, name, &FieldDoc::name) != fields.end()) continue;
    std::vector<std::string> names;
    for (const auto& field : fields) names.emplace_back(field.name);
    return fail_field(ErrorCode::invalid_input, name,
                      text("there is no field '{}'. Fields: {}.", "項目「{}」はありません。使える項目: {}。", name,
                           fmt::format("{}", fmt::join(names, ", "))),
                      near_names(name, names));
  }
  for (const auto& field : fields) {
    const auto words = given.find(field.name);
    if (!field.required || (words != given.end() && !words->second.empty())) continue;
    return fail_field(
        ErrorCode::invalid_input, std::string{field.name},
        text("{} is missing: {}", "{} の指定が必要です。{}", mention("", {{std::string{field.name}, ""}}), field.doc));
  }
  return {};
}

}  // namespace noroshi
