#include "use_cases/runs/runs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lake/run_store.hpp"

namespace noroshi::use_cases {
namespace {

Text status_words(const RunRecord& run) {
  if (run.status == RunStatus::complete) return {"complete", "完了"};
  return text("partial, {:.0f} % done", "未完了（{:.0f} %）", run.share_done * 100.0);
}

// What was given beside the defaults, as it would be written: "loss=0.5 good=a,b".
std::string given_words(const RunRecord& run) {
  std::string words;
  for (const auto& field : run.fields) {
    if (!field.given) continue;
    words += fmt::format("{}{}={}", words.empty() ? "" : " ", field.name, fmt::join(field.words, ","));
  }
  return words;
}

Cell number_of(const Headline& headline) { return headline.value ? Cell{*headline.value} : Cell{}; }

ReportTable list_of(const std::vector<RunRecord>& runs) {
  ReportTable table;
  table.id = "runs";
  table.title = {"Runs", "実行の記録"};
  table.columns = {{"run", {"Run", "実行"}, CellKind::text},
                   {"job", {"Job", "処理"}, CellKind::text},
                   {"label", {"Label", "名称"}, CellKind::text},
                   {"issued_at", {"Issued", "実行日時"}, CellKind::text},
                   {"status", {"Status", "状態"}, CellKind::text},
                   {"given", {"Fields given", "指定した条件"}, CellKind::text},
                   {"number", {"First number", "主な数値"}, CellKind::text},
                   {"value", {"Value", "値"}, CellKind::number},
                   {"unit", {"Unit", "単位"}, CellKind::text},
                   {"cpu_seconds", {"CPU s", "CPU秒"}, CellKind::number}};
  for (const auto& run : runs) {
    std::vector<Cell> row{run.id, run.job, run.label, to_string(run.issued_at), status_words(run), given_words(run)};
    if (run.headlines.empty()) {
      row.insert(row.end(), 3, Cell{});
    } else {
      const auto& first = run.headlines.front();
      row.insert(row.end(), {first.name, number_of(first), first.unit});
    }
    row.emplace_back(run.cpu_seconds);
    table.rows.push_back(std::move(row));
  }
  if (!runs.empty()) {
    table.notes = {{"⟦runs run=" + runs.front().id + "⟧ shows the record of a run.",
                    "⟦runs run=" + runs.front().id + "⟧ で実行の記録を表示。"}};
  }
  return table;
}

ReportTable record_of(const RunRecord& run) {
  ReportTable table;
  table.id = "run";
  table.title = text("Run {}", "実行 {}", run.id);
  table.columns = {{"what", {"Record", "記録"}, CellKind::text}, {"value", {"", ""}, CellKind::text}};
  const auto add = [&](Text what, Cell value) { table.rows.push_back({std::move(what), std::move(value)}); };
  add({"Job", "処理"}, run.job);
  add({"Label", "名称"}, run.label.empty() ? Cell{Text{"none", "なし"}} : Cell{run.label});
  add({"Status", "状態"}, status_words(run));
  add({"Issued at", "実行日時"}, to_string(run.issued_at));
  add({"Data known as of", "データの基準日"}, run.known_as_of);
  add({"How it will be judged", "評価方法"}, run.judged_by);
  add({"Build", "ビルド"}, run.build);
  add({"Seed", "乱数の種"}, run.seed ? Cell{std::to_string(*run.seed)} : Cell{Text{"none", "なし"}});
  for (const auto& [name, value] : run.options) add(text("Option {}", "オプション {}", name), value);
  add({"Wall time, s", "経過時間（秒）"}, fmt::format("{:.3f}", run.wall_seconds));
  add({"CPU time, s", "CPU時間（秒）"}, fmt::format("{:.3f}", run.cpu_seconds));
  if (run.status == RunStatus::partial) {
    table.notes = {{"⟦" + run.job + " resume=" + run.id + "⟧ goes on with it.",
                    "⟦" + run.job + " resume=" + run.id + "⟧ で再開。"}};
  } else {
    table.notes = {{"⟦rerun run=" + run.id + "⟧ does it again and compares every byte.",
                    "⟦rerun run=" + run.id + "⟧ で再実行し、全ての結果を比較。"}};
  }
  return table;
}

ReportTable fields_of(const RunRecord& run) {
  ReportTable table;
  table.id = "run_fields";
  table.title = {"Fields of the request", "条件"};
  table.columns = {{"field", {"Field", "項目"}, CellKind::text},
                   {"value", {"Value", "値"}, CellKind::text},
                   {"given", {"Given", "指定"}, CellKind::text}};
  for (const auto& field : run.fields) {
    table.rows.push_back(
        {field.name,
         field.words.empty() ? Cell{Text{"none", "なし"}} : Cell{fmt::format("{}", fmt::join(field.words, ", "))},
         field.given ? Text{"given", "指定"} : Text{"default", "既定値"}});
  }
  return table;
}

ReportTable inputs_of(const RunRecord& run) {
  ReportTable table;
  table.id = "run_inputs";
  table.title = {"Inputs", "入力データ"};
  table.columns = {{"input", {"Input", "入力"}, CellKind::text},
                   {"what", {"Which", "内容"}, CellKind::text},
                   {"sha256", {"SHA-256", "SHA-256"}, CellKind::text}};
  for (const auto& input : run.inputs) table.rows.push_back({input.name, input.what, input.digest});
  return table;
}

ReportTable numbers_of(const RunRecord& run) {
  ReportTable table;
  table.id = "run_numbers";
  table.title = {"Headline numbers", "主な数値"};
  table.columns = {{"number", {"Number", "項目"}, CellKind::text},
                   {"value", {"Value", "値"}, CellKind::number},
                   {"unit", {"Unit", "単位"}, CellKind::text},
                   {"id", {"Id", "ID"}, CellKind::text, {}, true}};
  for (const auto& headline : run.headlines)
    table.rows.push_back({headline.name, number_of(headline), headline.unit, headline.id});
  return table;
}

Text condition_of(const lake::Workspace& store, const RunResult& result) {
  const auto now = lake::digest_of(store.folder() / result.path);
  if (!now) return {"missing", "欠落"};
  return *now == result.sha256 ? Text{"as recorded", "記録どおり"} : Text{"changed since", "変更あり"};
}

ReportTable results_of(const lake::Workspace& store, const RunRecord& run) {
  ReportTable table;
  table.id = "run_results";
  table.title = {"Results", "結果"};
  table.columns = {{"result", {"Table", "表"}, CellKind::text},
                   {"rows", {"Rows", "行数"}, CellKind::integer},
                   {"file", {"File", "ファイル"}, CellKind::text, {"below the workspace", "ワークスペース内"}},
                   {"condition", {"Condition", "状態"}, CellKind::text},
                   {"sha256", {"SHA-256", "SHA-256"}, CellKind::text}};
  for (const auto& result : run.results) {
    table.rows.push_back(
        {result.name, static_cast<std::int64_t>(result.rows), result.path, condition_of(store, result), result.sha256});
  }
  return table;
}

}  // namespace

Result<std::vector<ReportTable>> list_runs(holdings::OpenedWorkspace& workspace, const RunsRequest& request) {
  const auto& store = workspace.store();
  if (!request.run.empty()) {
    const auto run = lake::find_run(store, request.run);
    if (!run) {
      auto error = run.error();
      error.field = "run";
      return fail(std::move(error));
    }
    return std::vector{record_of(*run), numbers_of(*run), fields_of(*run), inputs_of(*run), results_of(store, *run)};
  }
  auto runs = lake::list_runs(store);
  if (!runs) return fail(runs.error());
  if (!request.job.empty()) std::erase_if(*runs, [&](const RunRecord& r) { return r.job != request.job; });
  if (request.limit > 0 && runs->size() > request.limit) runs->resize(request.limit);
  return std::vector{list_of(*runs)};
}

}  // namespace noroshi::use_cases
