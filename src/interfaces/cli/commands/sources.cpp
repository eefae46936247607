#include "use_cases/sources/sources.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::list_sources(*workspace), arguments, session);
}

CommandDecl page() {
  return {
      .name = "sources",
      .summary = {"List the feeds and what of each is loaded", "フィードと取込状況の一覧を表示する"},
      .description =
          {"Lists every feed that the product can read and what of it the workspace holds: rows, years, age of the "
           "data, licence, last delivery. A feed without data is shown as such.",
           "読込可能な全てのフィードと、ワークスペース内のデータの状況（行数、対象年、経過日数、利用条件、最終取込）を"
           "表示する。データのないフィードも、その旨を示す。"},
      .prints = {"One row per feed.", "フィードごとに1行。"},
      .examples = {{"noroshi sources --format csv --output sources.csv",
                    {"The list as a file for Excel.", "Excelで開ける一覧を作成する。"}}}};
}

}  // namespace

Command sources_command() { return {page(), &run}; }

}  // namespace noroshi::cli
