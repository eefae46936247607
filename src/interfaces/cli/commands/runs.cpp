#include "use_cases/runs/runs.hpp"

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<use_cases::RunsRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  const auto tables = use_cases::list_runs(*workspace, *request);
  if (!tables) return fail(tables.error());
  return deliver(*tables, arguments, session);
}

CommandDecl page() {
  return {
      .name = "runs",
      .summary = {"List the recorded runs, or show the record of one", "記録された実行の一覧又は詳細を表示する"},
      .description =
          {"Every run of a simulation is recorded in the workspace: the request as given and as defaulted, the inputs "
           "with their hashes, options, seed, build, when it was issued and what was known then, how it will be "
           "judged, "
           "and its results as Parquet files. Without an id the list, newest first; with one, its whole record.",
           "シミュレーションの実行は全てワークスペースに記録される。記録には、指定した条件と既定値、入力データとそのハ"
           "ッシュ"
           "値、オプション、乱数の種、ビルド、実行日時、データの基準日、評価方法、結果のParquetファイルを含む。IDを省略"
           "する"
           "と一覧（新しい順）、指定すると記録の全体を表示する。"},
      .prints = {"One row per run; or, with an id, its record, numbers, fields, inputs and result files.",
                 "実行ごとに1行。IDを指定した場合は、記録、主な数値、条件、入力データ、結果ファイル。"},
      .fields = describe_fields<use_cases::RunsRequest>(),
      .words = {"run"},
      .examples = {{"noroshi runs", {"All runs, newest first.", "全ての実行を新しい順に表示する。"}},
                   {"noroshi runs 3fa9c2e1", {"The record of one run.", "一つの実行の記録を表示する。"}}}};
}

}  // namespace

Command runs_command() { return {page(), &run}; }

}  // namespace noroshi::cli
