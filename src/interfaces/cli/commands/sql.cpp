#include <istream>
#include <iterator>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "use_cases/sql/sql.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  auto request = read_request<use_cases::SqlRequest>(arguments);
  if (!request) return fail(request.error());
  if (request->query.empty() && session.environment.stdin_is_terminal) {
    return fail_field(ErrorCode::invalid_input, "query",
                      {"there is no question. Write it after `noroshi sql` in quotes, or send it to stdin.",
                       "問合せ文がありません。`noroshi sql` の後に引用符で囲んで書くか、標準入力から与えてください。"});
  }
  if (request->query.empty() || request->query == "-")
    request->query.assign(std::istreambuf_iterator<char>{session.streams.in}, {});
  const auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::run_sql(*workspace, *request), arguments, session);
}

CommandDecl page() {
  return {
      .name = "sql",
      .summary = {"Ask your own question of the lake", "データレイクに任意のSQLで問い合わせる"},
      .description =
          {"Runs read-only SQL (DuckDB's dialect) over the tables of the workspace. `SHOW TABLES` lists them. The same "
           "Parquet files open in any DuckDB, pandas, R or Spark.",
           "ワークスペースの表に対して読取専用のSQL（DuckDB方言）を実行する。表の一覧は `SHOW TABLES` で得られる。"
           "同じParquetファイルは、DuckDB、pandas、R、Sparkでも開くことができる。"},
      .prints = {"The rows of the answer.", "問合せ結果の行。"},
      .fields = describe_fields<use_cases::SqlRequest>(),
      .words = {"query"},
      .examples = {{"noroshi sql \"SHOW TABLES\"", {"Which tables there are.", "表の一覧を表示する。"}},
                   {"noroshi sql --format csv < question.sql > answer.csv",
                    {"A question from a file, the answer as CSV.", "ファイルの問合せ文を実行し、CSVで出力する。"}}}};
}

}  // namespace

Command sql_command() { return {page(), &run}; }

}  // namespace noroshi::cli
