#include "use_cases/dependence/dependence.hpp"

#include "interfaces/cli/commands.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/numbers.hpp"

namespace noroshi::cli {
namespace {

Result<DependenceRequest> read_request(const Arguments& arguments, const Session& session) {
  constexpr int kMostMembers = 1000;
  DependenceRequest request;
  request.workspace = session.workspace;
  const bool reverse = arguments.one("QUESTION") == "reverse";
  request.question = reverse ? DependenceQuestion::reverse : DependenceQuestion::common;
  request.of = arguments.one("--of").value_or(reverse ? "JPN" : "G7");
  const auto year = year_option(arguments);
  if (!year) return fail(year.error());
  request.year = *year;
  const auto limit = limit_option(arguments);
  if (!limit) return fail(limit.error());
  request.limit = *limit;
  const auto members = whole_number(arguments, "--members", 1, kMostMembers);
  if (!members) return fail(members.error());
  request.options.dependent_members = members->value_or(request.options.dependent_members);
  const auto share = number(arguments, "--share", 0.0, 1.0);
  if (!share) return fail(share.error());
  request.options.share = share->value_or(request.options.share);
  const auto hhi = number(arguments, "--hhi", 0.0, 1.0);
  if (!hhi) return fail(hhi.error());
  request.options.hhi = hhi->value_or(request.options.hhi);
  request.products = arguments.all("--product");
  request.source = arguments.one("--source").value_or(std::string{});
  request.as_of = arguments.one("--as-of");
  return request;
}

}  // namespace

Result<void> run_dependence(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request(arguments, session);
  if (!request) return fail(request.error());
  const auto table = find_dependence(*request, progress);
  if (!table) return fail(table.error());
  return deliver({&*table, 1}, arguments, session);
}

}  // namespace noroshi::cli
