#include "use_cases/rerun/rerun.hpp"

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/recorded_jobs.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::RerunRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::rerun(*workspace, *request, run_again(), progress), arguments, session);
}

CommandDecl page() {
  return {
      .name = "rerun",
      .summary = {"Do a recorded run again and compare every byte", "記録された実行を再実行し、結果を比較する"},
      .description =
          {"Runs the job again with the recorded fields, at the time at which it was issued and with the data "
           "that were known then, and compares every result with the recorded file. Where one differs it "
           "names the columns and the cause: the build, an input, or data that the record does not name.",
           "記録された条件により、実行当時の日時と当時判明していたデータで再実行し、全ての結果を記録されたファイル"
           "と比較する。相違がある場合は、該当する列と原因（ビルド、入力、記録にないデータ）を示す。"},
      .prints = {"One row per result: result,rows,verdict,where,sha256_then,sha256_now.",
                 "結果ごとに1行。CSVの列は result,rows,verdict,where,sha256_then,sha256_now。"},
      .fields = describe_fields<use_cases::RerunRequest>(),
      .words = {"run"},
      .examples = {{"noroshi rerun 3fa9c2e1",
                    {"Whether the run still gives the same bytes.", "同じバイト列の結果が得られるかを確認する。"}}}};
}

}  // namespace

Command rerun_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
