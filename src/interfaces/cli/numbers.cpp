#include "interfaces/cli/numbers.hpp"

#include <charconv>
#include <cmath>

namespace noroshi::cli {
namespace {

std::optional<double> read_number(std::string_view word) {
  double number = 0.0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

Result<std::map<std::string, OptionValues>> read_settings(const std::vector<std::string>& settings) {
  std::map<std::string, OptionValues> options;
  for (const auto& setting : settings) {
    const std::size_t point = setting.find('.'), equals = setting.find('=');
    const auto value =
        equals == std::string::npos ? std::nullopt : read_number(std::string_view{setting}.substr(equals + 1));
    if (point == 0 || point >= equals || equals == point + 1 || !value) {
      return fail(ErrorCode::invalid_input,
                  text("'{}' is not METHOD.OPTION=VALUE with a number. Write for instance geodep.import_hhi=0.5.",
                       "「{}」は「手法.オプション=数値」の形ではありません。例：geodep.import_hhi=0.5", setting),
                  "--set");
    }
    options[setting.substr(0, point)][setting.substr(point + 1, equals - point - 1)] = *value;
  }
  return options;
}

Result<std::optional<int>> whole_number(const Arguments& arguments, std::string_view option, int min, int max) {
  const auto given = arguments.one(option);
  if (!given) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
  if (error == std::errc{} && end == given->data() + given->size() && number >= min && number <= max) return number;
  return fail(ErrorCode::invalid_input,
              text("'{}' is not a whole number in {} .. {}. Correct it.",
                   "「{}」は {} ～ {} の整数ではありません。修正してください。", *given, min, max),
              std::string{option});
}

Result<std::optional<double>> number(const Arguments& arguments, std::string_view option, double min, double max) {
  const auto given = arguments.one(option);
  if (!given) return std::nullopt;
  if (const auto value = read_number(*given); value && *value >= min && *value <= max) return value;
  return fail(ErrorCode::invalid_input,
              text("'{}' is not a number in {} .. {}. Correct it.",
                   "「{}」は {} ～ {} の数値ではありません。修正してください。", *given, min, max),
              std::string{option});
}

Result<std::optional<int>> year_option(const Arguments& arguments) {
  return whole_number(arguments, "--year", 1900, 2200);
}

Result<std::size_t> limit_option(const Arguments& arguments) {
  const auto limit = whole_number(arguments, "--limit", 1, 100'000'000);
  if (!limit) return fail(limit.error());
  return static_cast<std::size_t>(limit->value_or(0));
}

}  // namespace noroshi::cli
