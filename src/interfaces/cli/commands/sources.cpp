#include "use_cases/sources/sources.hpp"

#include <array>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/exit_code.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<use_cases::SourcesRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  auto report = use_cases::list_sources(*workspace, *request);
  if (!report) return fail(report.error());
  const std::array tables{std::move(report->table)};
  if (auto delivered = deliver(tables, arguments, session); !delivered) return delivered;
  if (request->check && report->wanting_attention > 0) session.exit_when_done = kExitAttention;
  return {};
}

CommandDecl page() {
  return {.name = "sources",
          .summary = {"List the feeds and what of each is loaded", "フィードと取込状況の一覧を表示する"},
          .description = {"Lists every feed that the product can read and what of it the workspace holds: rows, years, "
                          "what its deliveries "
                          "were said to hold, age of the data, when the next are expected, licence, last delivery. A "
                          "feed without data is "
                          "shown as such. With --check it lists only what is overdue, doubtful or unreadable and ends "
                          "with code 8 if there "
                          "is any, for a job that runs daily.",
                          "読込可能な全てのフィードと、ワークスペース内のデータの状況（行数、対象年、収録範囲、経過日数"
                          "、次の公表予定、"
                          "利用条件、最終取込）を表示する。データのないフィードも、その旨を示す。--check "
                          "では遅延、疑義又は読めないファイルのあるもののみを表示し、該当があれば終了コード8で終わる（"
                          "毎日の定期実行用）。"},
          .prints = {"One row per feed.", "フィードごとに1行。"},
          .fields = describe_fields<use_cases::SourcesRequest>(),
          .examples = {{"noroshi sources --format csv --output sources.csv",
                        {"The list as a file for Excel.", "Excelで開ける一覧を作成する。"}},
                       {"noroshi sources --check",
                        {"What wants attention today; ends with code 8 if anything does.",
                         "本日の要確認事項を表示し、該当があれば終了コード8で終わる。"}}}};
}

}  // namespace

Command sources_command() { return {page(), &run}; }

}  // namespace noroshi::cli
