#include <charconv>

#include "interfaces/cli/commands.hpp"
#include "interfaces/cli/deliver.hpp"
#include "use_cases/find_chokepoints.hpp"
#include "use_cases/workspace_jobs.hpp"

namespace noroshi::cli {
namespace {

std::optional<double> read_number(std::string_view word) {
  double number = 0.0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (word.empty() || error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return number;
}

Result<std::map<std::string, OptionValues>> read_settings(const std::vector<std::string>& settings) {
  std::map<std::string, OptionValues> options;
  for (const auto& setting : settings) {
    const std::size_t point = setting.find('.'), equals = setting.find('=');
    const auto value =
        equals == std::string::npos ? std::nullopt : read_number(std::string_view{setting}.substr(equals + 1));
    if (point == 0 || point >= equals || equals == point + 1 || !value) {
      return fail(ErrorCode::invalid_input,
                  text("'{}' is not METHOD.OPTION=VALUE with a number. Write for instance geodep.hhi=0.5.",
                       "「{}」は「手法.オプション=数値」の形ではありません。例：geodep.hhi=0.5", setting),
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

Result<ChokepointRequest> read_request(const Arguments& arguments, const Session& session) {
  constexpr int kFirstYear = 1900, kLastYear = 2200, kMostRows = 100'000'000;
  ChokepointRequest request;
  request.workspace = session.workspace;
  request.importer = arguments.one("--importer").value_or(request.importer);
  const auto year = whole_number(arguments, "--year", kFirstYear, kLastYear);
  if (!year) return fail(year.error());
  request.year = *year;
  const auto limit = whole_number(arguments, "--limit", 1, kMostRows);
  if (!limit) return fail(limit.error());
  request.limit = static_cast<std::size_t>(limit->value_or(0));
  auto settings = read_settings(arguments.all("--set"));
  if (!settings) return fail(settings.error());
  request.options = std::move(*settings);
  request.products = arguments.all("--product");
  request.methods = arguments.all("--method");
  request.source = arguments.one("--source").value_or(std::string{});
  request.as_of = arguments.one("--as-of");
  request.rank_intervals = !arguments.has("--no-intervals");
  return request;
}

}  // namespace

Result<void> run_chokepoints(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request(arguments, session);
  if (!request) return fail(request.error());
  const auto report = find_chokepoints(*request, progress);
  if (report)
    return deliver({arguments.has("--overlaps") ? &report->overlaps : &report->ranking, 1}, arguments, session);
  Error error = report.error();
  if (error.code == ErrorCode::invalid_input || error.code == ErrorCode::not_found) {
    std::vector<std::string> methods = request->methods;
    for (const auto& [method, values] : request->options) methods.push_back(method);
    error = with_suggestion(std::move(error), methods, list_methods());
    if (const auto feeds = list_sources(session.workspace); feeds && !request->source.empty()) {
      error = with_suggestion(std::move(error), {&request->source, 1}, *feeds);
    }
  }
  return fail(std::move(error));
}

}  // namespace noroshi::cli
