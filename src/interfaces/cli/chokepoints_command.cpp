#include "interfaces/cli/commands.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/numbers.hpp"
#include "use_cases/chokepoints/chokepoints.hpp"
#include "use_cases/methods/methods.hpp"
#include "use_cases/sources/sources.hpp"

namespace noroshi::cli {
namespace {

Result<ChokepointRequest> read_request(const Arguments& arguments, const Session& session) {
  ChokepointRequest request;
  request.workspace = session.workspace;
  request.importer = arguments.one("--importer").value_or(request.importer);
  const auto year = year_option(arguments);
  if (!year) return fail(year.error());
  request.year = *year;
  const auto limit = limit_option(arguments);
  if (!limit) return fail(limit.error());
  request.limit = *limit;
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
    error = with_suggestion(std::move(error), methods, *list_methods());
    if (const auto feeds = list_sources(session.workspace); feeds && !request->source.empty()) {
      error = with_suggestion(std::move(error), {&request->source, 1}, *feeds);
    }
  }
  return fail(std::move(error));
}

}  // namespace noroshi::cli
