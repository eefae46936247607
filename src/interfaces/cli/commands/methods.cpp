#include "use_cases/methods/methods.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<use_cases::MethodsRequest>(arguments);
  if (!request) return fail(request.error());
  return deliver(use_cases::list_methods(*request), arguments, session);
}

CommandDecl page() {
  return {.name = "methods",
          .summary = {"Every method: rule, options, source", "全手法の判定基準、オプション、出典を表示する"},
          .description =
              {"Lists the methods that `chokepoints` applies: the rule in one sentence, its options with defaults and "
               "ranges, and the publication it follows. Rules of our own are marked as such.",
               "`chokepoints` が用いる手法について、判定基準、オプションの既定値と範囲、典拠を一覧表示する。"
               "独自の基準はその旨を明示する。"},
          .prints = {"One row per method.", "手法ごとに1行。"},
          .fields = describe_fields<use_cases::MethodsRequest>(),
          .words = {"method"},
          .examples = {{"noroshi methods geodep ec2021",
                        {"Two methods with their options.", "2つの手法とそのオプションを表示する。"}}}};
}

}  // namespace

Command methods_command() { return {page(), &run}; }

}  // namespace noroshi::cli
