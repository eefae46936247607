#include "use_cases/runs_diff/runs_diff.hpp"

#include <algorithm>
#include <cmath>

#include "base/mention.hpp"
#include "lake/run_store.hpp"
#include "use_cases/runs_diff/walk.hpp"

namespace noroshi::use_cases {
namespace {

StaticText words_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::start:
      return {"start", "起点"};
    case ChangeKind::option:
      return {"option", "条件"};
    case ChangeKind::input:
      return {"input", "入力"};
    case ChangeKind::code:
      break;
  }
  return {"code", "コード"};
}

Result<RunRecord> complete_run(const lake::Workspace& store, const std::string& id, std::string field) {
  auto run = lake::find_run(store, id);
  if (!run) {
    auto error = run.error();
    error.field = std::move(field);
    return fail(std::move(error));
  }
  if (run->status == RunStatus::complete) return run;
  return fail_field(ErrorCode::refused, std::move(field),
                    text("run {} is partial (its numbers are not those of its fields). {} goes on with it.",
                         "実行 {} は未完了です（数値が条件に対応しません）。{} で再開してください。", run->id,
                         mention(run->job, {{"resume", run->id}})));
}

std::optional<double> value_at(const WalkStep& step, std::string_view id) {
  const auto found = std::ranges::find(step.numbers, id, &Headline::id);
  return found == step.numbers.end() ? std::nullopt : found->value;
}

Cell cell_of(std::optional<double> value) { return value ? Cell{*value} : Cell{}; }

// Every number that one of the steps has, each once.
std::vector<Headline> numbers_of(const Walk& walk) {
  std::vector<Headline> all;
  for (const auto& step : walk.steps) {
    for (const auto& number : step.numbers) {
      if (std::ranges::find(all, number.id, &Headline::id) == all.end()) all.push_back(number);
    }
  }
  return all;
}

ReportTable table_of(const RunRecord& a, const RunRecord& b, const Walk& walk) {
  ReportTable table;
  table.id = "runs_diff";
  table.title = text("From run {} to run {}", "実行 {} から実行 {} への変化", a.id, b.id);
  table.columns = {
      {"number", {"Number", "項目"}, CellKind::text},   {"kind", {"Kind", "種類"}, CellKind::text},
      {"change", {"Change", "変更点"}, CellKind::text}, {"from", {"From", "変更前"}, CellKind::text},
      {"to", {"To", "変更後"}, CellKind::text},         {"moved_by", {"Moved by", "寄与"}, CellKind::number},
      {"value", {"Value", "値"}, CellKind::number},     {"unit", {"Unit", "単位"}, CellKind::text}};
  for (const auto& number : numbers_of(walk)) {
    std::optional<double> before;
    for (const auto& step : walk.steps) {
      const bool first = step.kind == ChangeKind::start;
      const auto value = value_at(step, number.id);
      const auto moved = before && value ? std::optional{*value - *before} : std::nullopt;
      table.rows.push_back({number.name, Text{words_of(step.kind)}, step.what,
                            first ? Cell{Text{"", ""}} : Cell{step.from}, step.to,
                            first ? Cell{Text{"", ""}} : cell_of(moved), cell_of(value), number.unit});
      before = value;
    }
  }
  return table;
}

// The change that moved the first number most, in a sentence.
std::optional<Text> largest_move(const Walk& walk) {
  const auto numbers = numbers_of(walk);
  if (numbers.empty()) return std::nullopt;
  const WalkStep* largest = nullptr;
  double most = 0.0;
  for (std::size_t i = 1; i < walk.steps.size(); ++i) {
    const auto before = value_at(walk.steps[i - 1], numbers.front().id),
               after = value_at(walk.steps[i], numbers.front().id);
    if (!before || !after || std::abs(*after - *before) <= std::abs(most)) continue;
    most = *after - *before;
    largest = &walk.steps[i];
  }
  if (largest == nullptr) return text("{}: nothing moved it.", "{}：変化なし。", numbers.front().name);
  return text("{}: moved most by {} {} ({:+.6g} {}).", "{}：最大の要因は{} {}（{:+.6g} {}）。", numbers.front().name,
              words_of(largest->kind), largest->what, most, numbers.front().unit);
}

}  // namespace

Result<ReportTable> diff_runs(holdings::OpenedWorkspace& workspace, const RunsDiffRequest& request,
                              const holdings::RunAgain& run_again, const Progress& progress) {
  const auto a = complete_run(workspace.store(), request.first, "first");
  if (!a) return fail(a.error());
  const auto b = complete_run(workspace.store(), request.second, "second");
  if (!b) return fail(b.error());
  if (a->job != b->job) {
    return fail_field(ErrorCode::refused, "second",
                      text("run {} is one of {}, run {} one of {} (their numbers do not compare). Name two runs of one "
                           "job; ⟦runs⟧ lists them.",
                           "実行 {} は「{}」、実行 {} "
                           "は「{}」の実行であり、数値を比較できません。同じ処理の実行を二つ指定してください（⟦runs⟧ "
                           "で一覧）。",
                           a->id, a->job, b->id, b->job));
  }
  const auto walk = walk_between(workspace, *a, *b, run_again, progress);
  if (!walk) return fail(walk.error());
  auto table = table_of(*a, *b, *walk);
  if (auto note = largest_move(*walk)) table.notes.push_back(std::move(*note));
  table.notes.insert(table.notes.end(), walk->notes.begin(), walk->notes.end());
  table.notes.push_back(
      {"order: the first run again (code or replaced inputs), fields in the order of their declaration, data and day, "
       "then what is left to the second run as recorded (code). Contributions add up; those of fields that act "
       "together "
       "depend on this order.",
       "順序：起点の再実行（コード又は差し替えられた入力）、条件（宣言順）、データと基準日、最後に記録値との残差（コー"
       "ド）"
       "。寄与の合計は差に一致する。相互に作用する条件の寄与は、この順序に依存する。"});
  return table;
}

}  // namespace noroshi::use_cases
