#include "use_cases/rerun/rerun.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/build_id.hpp"
#include "base/mention.hpp"
#include "columnar/query_rows.hpp"
#include "columnar/scratch_file.hpp"
#include "lake/run_store.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kShownDigits = 12;  // of a digest, for people

std::string shown(std::string_view digest) { return std::string{digest.substr(0, kShownDigits)}; }

Result<std::vector<std::string>> columns_in(columnar::Database& db, const std::string& file) {
  auto rows = db.query("SELECT * FROM read_parquet(" + file + ") LIMIT 0");
  if (!rows) return fail(rows.error());
  return rows->names();
}

// In how many rows the two files say something else, column by column: "loss (3), day (1)".
Result<Text> where_they_differ(columnar::Database& db, const std::filesystem::path& before,
                               const std::filesystem::path& now) {
  const auto a = columnar::sql_file(before), b = columnar::sql_file(now);
  const auto columns = columns_in(db, a), columns_now = columns_in(db, b);
  if (!columns || !columns_now) return Text{"the recorded file cannot be read", "記録されたファイルを読み込めない"};
  if (*columns != *columns_now) return Text{"other columns", "列が異なる"};
  std::string words;
  for (const auto& column : *columns) {
    const auto name = columnar::sql_name(column);
    const auto rows =
        db.scalar(fmt::format("SELECT count(*) FROM (SELECT CAST({0} AS VARCHAR) AS v, row_number() OVER () AS n FROM "
                              "read_parquet({1})) a FULL JOIN "
                              "(SELECT CAST({0} AS VARCHAR) AS v, row_number() OVER () AS n FROM read_parquet({2})) b "
                              "ON a.n = b.n WHERE a.v IS DISTINCT FROM "
                              "b.v",
                              name, a, b));
    if (!rows) return fail(rows.error());
    if (*rows != "0") words += fmt::format("{}{} ({})", words.empty() ? "" : ", ", column, rows->value_or("?"));
  }
  if (words.empty()) return Text{"same values, other bytes", "値は同じで、バイト列が異なる"};
  return text("rows that differ: {}", "異なる行: {}", words);
}

struct Compared {
  std::vector<Cell> row;
  bool equal = false;
};

Result<Compared> compare(const lake::Workspace& store, const RunResult& recorded, const ReportTable* table) {
  std::vector<Cell> row{recorded.name, static_cast<std::int64_t>(recorded.rows)};
  if (table == nullptr) {
    row.insert(row.end(), {Text{"missing now", "再実行では欠落"}, Cell{}, shown(recorded.sha256), Cell{}});
    return Compared{std::move(row), false};
  }
  auto draft = columnar::ScratchFile::create(std::filesystem::temp_directory_path(), ".parquet");
  if (!draft) return fail(draft.error());
  if (auto closed = draft->close(); !closed) return fail(closed.error());
  const auto sha256 = lake::write_result(*table, draft->path());
  if (!sha256) return fail(sha256.error());
  const bool equal = *sha256 == recorded.sha256;
  Cell where;
  if (!equal) {
    auto db = columnar::Database::open();
    if (!db) return fail(db.error());
    auto words = where_they_differ(*db, store.folder() / recorded.path, draft->path());
    if (!words) return fail(words.error());
    where = std::move(*words);
  }
  row.push_back(equal ? Text{"equal", "一致"} : Text{"differs", "相違"});
  row.insert(row.end(), {equal ? Cell{Text{"nothing", "なし"}} : where, shown(recorded.sha256), shown(*sha256)});
  return Compared{std::move(row), equal};
}

// What the records tell of why results differ.
std::vector<Text> causes(const RunRecord& run, const RunAnswer& now) {
  std::vector<Text> notes;
  if (run.build != build_id()) {
    notes.push_back(text("build: recorded by {}, repeated by {}.", "ビルド：記録時 {}、再実行時 {}。", shown(run.build),
                         shown(build_id())));
  }
  for (const auto& input : run.inputs) {
    const auto same = std::ranges::find(now.inputs, input.name, &RunInput::name);
    if (same == now.inputs.end()) {
      notes.push_back(text("input {}: used then, not now.", "入力 {}：記録時のみ使用。", input.name));
    } else if (same->digest != input.digest) {
      notes.push_back(text("input {}: {} ({}) then, {} ({}) now.", "入力 {}：記録時 {}（{}）、再実行時 {}（{}）。",
                           input.name, input.what, shown(input.digest), same->what, shown(same->digest)));
    }
  }
  for (const auto& input : now.inputs) {
    if (std::ranges::find(run.inputs, input.name, &RunInput::name) == run.inputs.end())
      notes.push_back(text("input {}: used now, not then.", "入力 {}：再実行時のみ使用。", input.name));
  }
  if (!notes.empty()) return notes;
  return {
      {"data: build and recorded inputs are the same, so the job read something that its record does not name, or "
       "is not deterministic. Please report it.",
       "データ：ビルドと記録された入力は同じであり、記録にないデータを読んだか、処理が決定的でない。ご報告ください。"}};
}

ReportTable empty_table(const RunRecord& run) {
  ReportTable table;
  table.id = "rerun";
  table.title = text("Run {} again", "実行 {} の再実行", run.id);
  table.columns = {{"result", {"Table", "表"}, CellKind::text},
                   {"rows", {"Rows", "行数"}, CellKind::integer},
                   {"verdict", {"Bytes", "バイト列"}, CellKind::text},
                   {"where", {"What differs", "相違点"}, CellKind::text},
                   {"sha256_then", {"SHA-256 then", "記録時のSHA-256"}, CellKind::text},
                   {"sha256_now", {"SHA-256 now", "再実行時のSHA-256"}, CellKind::text}};
  return table;
}

}  // namespace

Result<ReportTable> rerun(holdings::OpenedWorkspace& workspace, const RerunRequest& request,
                          const holdings::RunAgain& run_again, const Progress& progress) {
  auto run = lake::find_run(workspace.store(), request.run);
  if (!run) {
    auto error = run.error();
    error.field = "run";
    return fail(std::move(error));
  }
  if (run->status == RunStatus::partial) {
    return fail_field(ErrorCode::refused, "run",
                      text("run {} is partial (where it stopped cannot be repeated). {} goes on with it.",
                           "実行 {} は未完了です（中断箇所は再現できません）。{} で再開してください。", run->id,
                           mention(run->job, {{"resume", run->id}})));
  }
  const auto now = holdings::repeat_run(workspace, *run, run_again, progress);
  if (!now) return fail(now.error());
  if (now->share_done < 1.0)
    return fail(ErrorCode::cancelled, {"stopped before the end; nothing is compared.", "中断のため比較は未実施です。"});
  auto table = empty_table(*run);
  bool all_equal = true;
  for (const auto& recorded : run->results) {
    const auto found = std::ranges::find(now->tables, recorded.name, &ReportTable::id);
    auto compared = compare(workspace.store(), recorded, found == now->tables.end() ? nullptr : &*found);
    if (!compared) return fail(compared.error());
    all_equal = all_equal && compared->equal;
    table.rows.push_back(std::move(compared->row));
  }
  const bool same_numbers = now->headlines == run->headlines;
  if (all_equal && same_numbers) {
    table.notes = {{"equal: every result has the same bytes and every headline number is the same.",
                    "一致：全ての結果のバイト列と主な数値が同じ。"}};
    return table;
  }
  if (!same_numbers) table.notes.push_back({"headline numbers differ.", "主な数値が異なる。"});
  for (auto& cause : causes(*run, *now)) table.notes.push_back(std::move(cause));
  return table;
}

}  // namespace noroshi::use_cases
