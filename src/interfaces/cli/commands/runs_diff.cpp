#include "use_cases/runs_diff/runs_diff.hpp"

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/recorded_jobs.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::RunsDiffRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::diff_runs(*workspace, *request, run_again(), progress), arguments, session);
}

CommandDecl page() {
  return {.name = "runs_diff",
          .summary = {"Say what moved the numbers between two runs", "二つの実行の差の要因を示す"},
          .description =
              {"Walks from the first run to the second by running the job again with one change at a time, in a stated "
               "order: the program (or an input that was replaced), each field that differs, the data and the day, and "
               "what "
               "is left. For each headline number the contributions add up to the difference.",
               "一つ目の実行から二つ目の実行まで、変更を一つずつ加えて再実行し、各要因の寄与を示す。順序は、プログラム"
               "（又は差し"
               "替えられた入力）、異なる条件、データと基準日、残差。主な数値ごとに、寄与の合計は差に一致する。"},
          .prints = {"One row per number and change: number,kind,change,from,to,moved_by,value,unit.",
                     "項目と変更点ごとに1行。CSVの列は number,kind,change,from,to,moved_by,value,unit。"},
          .fields = describe_fields<use_cases::RunsDiffRequest>(),
          .words = {"first", "second"},
          .examples = {{"noroshi runs diff 3fa9c2e1 81d04b7c",
                        {"What moved the numbers from the first run to the second.",
                         "一つ目の実行から二つ目の実行への変化の要因を示す。"}}}};
}

}  // namespace

Command runs_diff_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
