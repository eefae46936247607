#include "holdings/recorded_run.hpp"

#include <algorithm>

#include "base/build_id.hpp"
#include "base/contract.hpp"
#include "base/mention.hpp"
#include "lake/run_store.hpp"

namespace noroshi::holdings {
namespace {

constexpr std::string_view kLabel = "label", kResume = "resume", kAsOf = "as_of";

std::string last_word(const FieldValues& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() || found->second.empty() ? std::string{} : found->second.back();
}

bool belongs_to_the_run(std::string_view field) { return field == kLabel || field == kResume; }

std::vector<RunField> fields_of(const FieldValues& fields, const FieldValues& defaults,
                                const std::vector<FieldDoc>& docs) {
  std::vector<RunField> all;
  for (const auto& doc : docs) {
    if (belongs_to_the_run(doc.name)) continue;
    const auto& words = fields.find(doc.name)->second;
    all.push_back({std::string{doc.name}, words, words != defaults.find(doc.name)->second});
  }
  return all;
}

RunRecord new_record(const OpenedWorkspace& workspace, std::string_view job, std::vector<RunField> fields,
                     const FieldValues& given) {
  RunRecord record;
  record.job = job;
  record.label = last_word(given, kLabel);
  record.fields = std::move(fields);
  record.build = build_id();
  record.issued_at = workspace.clock().utc_now();
  record.known_as_of = parse_date(last_word(given, kAsOf)).value_or(record.issued_at.date);
  return record;
}

tl::unexpected<Error> cannot_resume(Text message) {
  return fail_field(ErrorCode::refused, std::string{kResume}, std::move(message));
}

// The record of the run that is to go on.
Result<RunRecord> record_to_resume(const OpenedWorkspace& workspace, std::string_view job,
                                   const std::vector<RunField>& asked, const FieldValues& given) {
  auto record = lake::find_run(workspace.store(), last_word(given, kResume));
  if (!record) {
    auto error = record.error();
    error.field = kResume;
    return fail(std::move(error));
  }
  if (record->job != job) {
    return cannot_resume(text("{} is a run of another job. Continue it with {}.",
                              "{} は別の処理の実行です。{} で再開してください。", record->id,
                              mention(record->job, {{std::string{kResume}, record->id}})));
  }
  if (record->status == RunStatus::complete) {
    return cannot_resume(text("run {} is complete. {} shows it.", "実行 {} は完了しています。{} で確認できます。",
                              record->id, mention("runs", {{"run", record->id}})));
  }
  if (record->build != build_id()) {
    return cannot_resume(
        text("run {} was begun by another build of the program (its state may mean something else "
             "here). Start it anew.",
             "実行 {} は別のビルドで開始されており、途中の状態を引き継げません。新たに実行してください。", record->id));
  }
  for (const auto& field : asked) {
    if (!field.given || std::ranges::find(record->fields, field) != record->fields.end()) continue;
    return fail_field(
        ErrorCode::invalid_input, field.name,
        text("a run goes on with the fields that it began with. Leave {} out.",
             "再開時の条件は開始時と同じです。{} の指定を外してください。", mention("", {{field.name, ""}})));
  }
  if (const auto label = last_word(given, kLabel); !label.empty()) record->label = label;
  return record;
}

Text note_on(const RunRecord& record) {
  const auto show = mention("runs", {{"run", record.id}});
  if (record.status == RunStatus::complete) {
    return text("recorded as run {}: {} shows it, {} repeats it.", "実行 {} として記録。{} で表示、{} で再実行。",
                record.id, show, mention("rerun", {{"run", record.id}}));
  }
  return text("stopped at {:.0f} % of the work and recorded as partial run {}: {} goes on with it.",
              "全体の {:.0f} % で中断し、未完了の実行 {} として記録。{} で再開。", record.share_done * 100.0, record.id,
              mention(record.job, {{std::string{kResume}, record.id}}));
}

void take_answer(const RunAnswer& answer, const Stopwatch& watch, RunRecord& record) {
  record.inputs = answer.inputs;
  record.options = answer.options;
  record.seed = answer.seed;
  record.judged_by = answer.judged_by;
  record.headlines = answer.headlines;
  record.share_done = answer.share_done;
  record.status = answer.share_done < 1.0 ? RunStatus::partial : RunStatus::complete;
  record.wall_seconds += watch.wall_seconds();
  record.cpu_seconds += watch.cpu_seconds();
}

}  // namespace

Result<FieldValues> fields_to_repeat(const OpenedWorkspace& workspace, const RunRecord& record) {
  FieldValues fields;
  for (const auto& field : record.fields) fields.emplace(field.name, field.words);
  const auto as_of = fields.find(kAsOf);
  if (as_of == fields.end() || !as_of->second.empty()) return fields;
  const auto deliveries = workspace.store().deliveries();
  if (!deliveries) return fail(deliveries.error());
  const bool newer =
      std::ranges::any_of(*deliveries, [&](const Delivery& d) { return record.issued_at < d.imported_at; });
  if (newer) as_of->second = {to_string(record.known_as_of)};
  return fields;
}

RunAgain run_again_of(std::vector<AnyRecordedJob> jobs) {
  return [jobs = std::move(jobs)](OpenedWorkspace& workspace, std::string_view job, const FieldValues& fields,
                                  const Progress& progress) -> Result<RunAnswer> {
    const auto found = std::ranges::find(jobs, job, &AnyRecordedJob::id);
    if (found != jobs.end()) return found->answer(workspace, fields, progress);
    return fail(
        ErrorCode::not_found,
        text("this program has no job '{}' whose runs can be repeated (the run is of another version). Use the "
             "version that recorded it.",
             "この版には再実行できる処理「{}」がありません（別の版の実行です）。記録した版を使用してください。", job),
        std::string{job});
  };
}

Result<RunAnswer> repeat_run(const OpenedWorkspace& workspace, const RunRecord& record, const RunAgain& run_again,
                             const Progress& progress) {
  const auto fields = fields_to_repeat(workspace, record);
  if (!fields) return fail(fields.error());
  auto then = workspace.at(record.issued_at);
  return run_again(then, record.job, *fields, progress);
}

Result<RecordedRun> detail::record_run(OpenedWorkspace& workspace, std::string_view job, const FieldValues& given,
                                       const FieldValues& defaults, const std::vector<FieldDoc>& docs,
                                       const Progress& progress, const RunAnyWork& work) {
  const Stopwatch watch;
  auto fields = given;
  auto asked = fields_of(given, defaults, docs);
  std::string state;
  RecordedRun run;
  if (last_word(given, kResume).empty()) {
    run.record = new_record(workspace, job, std::move(asked), given);
  } else {
    auto record = record_to_resume(workspace, job, asked, given);
    if (!record) return fail(record.error());
    auto kept = lake::state_of(workspace.store(), *record);
    if (!kept) return fail(kept.error());
    auto again = fields_to_repeat(workspace, *record);
    if (!again) return fail(again.error());
    run.record = std::move(*record);
    state = std::move(*kept);
    fields = std::move(*again);
  }
  auto then = workspace.at(run.record.issued_at);  // one time for the whole run, also where it goes on another day
  auto answer = work(state.empty() ? workspace : then, fields, progress, state);
  if (!answer) return fail(answer.error());
  NOROSHI_EXPECT(!answer->tables.empty());  // the first says what became of the record
  run.answer = std::move(*answer);
  take_answer(run.answer, watch, run.record);
  auto saved = lake::save_run(workspace.store(), run.record, run.answer.tables, run.answer.state);
  auto& notes = run.answer.tables.front().notes;
  if (saved) {
    run.record = std::move(*saved);
    notes.push_back(note_on(run.record));
  } else {
    notes.push_back(text("this run is not recorded: {}", "この実行は記録されていません。{}", saved.error().message));
    run.record.id.clear();
  }
  return run;
}

}  // namespace noroshi::holdings
