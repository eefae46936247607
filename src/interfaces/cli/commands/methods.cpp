#include "use_cases/methods/methods.hpp"

#include <array>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<use_cases::MethodsRequest>(arguments);
  if (!request) return fail(request.error());
  const auto methods = use_cases::list_methods(*request);
  if (!methods || !request->methods.empty()) return deliver(methods, arguments, session);
  return deliver(std::array{*methods, use_cases::explain_columns(), use_cases::list_measures()}, arguments, session);
}

CommandDecl page() {
  return {.name = "methods",
          .summary = {"Every method: rule, options, source", "全手法の判定基準、オプション、出典を表示する"},
          .description =
              {"Lists the methods that `chokepoints` applies: the rule in one sentence, its options with defaults and "
               "ranges, and the publication it follows. Rules of our own are marked as such. Then every column of the "
               "lists of trade, "
               "and the measures of industries that `exposure` applies.",
               "`chokepoints` が用いる手法について、判定基準、オプションの既定値と範囲、典拠を一覧表示する。"
               "独自の基準はその旨を明示する。続いて、貿易に関する一覧の全ての列と、`exposure` が用いる産業の指標を"
               "説明する。"},
          .prints = {"Three tables: methods, columns, measures; with methods named, these alone. CSV and Parquet hold "
                     "the first.",
                     "3つの表：手法、列、産業の指標（手法を指定した場合はその手法のみ）。CSVとParquetは最初の表のみ。"},
          .fields = describe_fields<use_cases::MethodsRequest>(),
          .words = {"method"},
          .examples = {{"noroshi methods geodep ec2021",
                        {"Two methods with their options.", "2つの手法とそのオプションを表示する。"}}}};
}

}  // namespace

Command methods_command() { return {page(), &run}; }

}  // namespace noroshi::cli
