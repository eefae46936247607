#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/run_record.hpp"
#include "requests/field.hpp"
#include "requests/write_fields.hpp"

namespace noroshi::holdings {

// What every recorded job may be asked: a member `run` of its request, with fields_within(&Request::run).
struct RunScope {
  std::string label;   // the user's own word for the run
  std::string resume;  // id of a partial run that is continued, with its own fields

  static auto fields() {
    using R = RunScope;
    return std::tuple{
        Field{.name = "label",
              .value = "WORDS",
              .member = &R::label,
              .doc = {"Your own name for the run, shown by ⟦runs⟧.", "実行に付ける名称（⟦runs⟧ で表示）。"}},
        Field{.name = "resume",
              .value = "RUN",
              .member = &R::resume,
              .doc = {"Continue this partial run, with the fields that it began with.",
                      "中断した実行を、開始時と同じ条件で再開する。"}}};
  }
};

// A job whose runs are kept. `work` gives the same answer for the same request, workspace and day; `state` is empty, or
// what a stopped run gave as RunAnswer::state. When asked to stop it gives what it has, with share_done below one.
template <class Request>
struct RecordedJob {
  std::string_view id;  // of the job: "simulate"
  Result<RunAnswer> (*work)(OpenedWorkspace& workspace, const Request& request, const Progress& progress,
                            std::string_view state);
};

// What a recorded job answers with. Its first table carries a note that names the record, or says why there is none.
struct RecordedRun {
  RunRecord record;  // without an id: not recorded
  RunAnswer answer;
};

// The answer of a job by its id, from words; nothing is recorded. Jobs do not know each other: an interface makes one
// of the jobs that it has (answer_again). Error: not_found, for a job whose runs are not recorded.
using RunAgain = std::function<Result<RunAnswer>(OpenedWorkspace& workspace, std::string_view job,
                                                 const FieldValues& fields, const Progress& progress)>;

// The fields of a run in words, to be asked again. Data that became known since are shut out by the day that bounds
// what the run knew, in a field `as_of` that was empty. Errors: those of the workspace.
[[nodiscard]] Result<FieldValues> fields_to_repeat(const OpenedWorkspace& workspace, const RunRecord& record);

// The answer of a recorded run, made again now: its fields, at the time at which it was issued. Errors: those of the
// job.
[[nodiscard]] Result<RunAnswer> repeat_run(const OpenedWorkspace& workspace, const RunRecord& record,
                                           const RunAgain& run_again, const Progress& progress);

namespace detail {

using RunAnyWork =
    std::function<Result<RunAnswer>(OpenedWorkspace&, const FieldValues&, const Progress&, std::string_view)>;
[[nodiscard]] Result<RecordedRun> record_run(OpenedWorkspace& workspace, std::string_view job,
                                             const FieldValues& fields, const FieldValues& defaults,
                                             const std::vector<FieldDoc>& docs, const Progress& progress,
                                             const RunAnyWork& work);

}  // namespace detail

// The job's answer from words, not recorded: what an interface makes its RunAgain of.
template <class Request>
[[nodiscard]] Result<RunAnswer> answer_again(const RecordedJob<Request>& job, OpenedWorkspace& workspace,
                                             const FieldValues& fields, const Progress& progress,
                                             std::string_view state = {}) {
  auto request = read_fields<Request>(fields);
  if (!request) return fail(request.error());
  return job.work(workspace, *request, progress, state);
}

// Runs the job and keeps its record: fields as given and as defaulted, inputs, options, seed, build, time of issue, the
// day that bounds what was known, cost, headline numbers, and every table as a file. With `resume` the partial run goes
// on under its own id. A workspace that cannot be written still answers, and a note says that nothing is recorded. A
// partial answer is recorded with its state. Errors: those of the work; of field resume: not_found, refused (the run is
// complete, or another job's, or of another build, or other fields are given).
template <class Request>
[[nodiscard]] Result<RecordedRun> record_run(const RecordedJob<Request>& job, OpenedWorkspace& workspace,
                                             const Request& request, const Progress& progress) {
  return detail::record_run(workspace, job.id, write_fields(request), write_fields(Request{}),
                            describe_fields<Request>(), progress,
                            [&](OpenedWorkspace& w, const FieldValues& fields, const Progress& p,
                                std::string_view state) { return answer_again(job, w, fields, p, state); });
}

// A recorded job without its type, and the way to run again those that an interface has.
struct AnyRecordedJob {
  std::string_view id;
  std::function<Result<RunAnswer>(OpenedWorkspace&, const FieldValues&, const Progress&)> answer;
};
template <class Request>
[[nodiscard]] AnyRecordedJob any_job(const RecordedJob<Request>& job) {
  return {job.id, [&job](OpenedWorkspace& workspace, const FieldValues& fields, const Progress& progress) {
            return answer_again(job, workspace, fields, progress);
          }};
}
[[nodiscard]] RunAgain run_again_of(std::vector<AnyRecordedJob> jobs);

}  // namespace noroshi::holdings
