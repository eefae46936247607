#include "lake/run_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/contract.hpp"
#include "columnar/file_digest.hpp"
#include "lake/database_schema.hpp"
#include "lake/run_rows.hpp"
#include "names/nearest_name.hpp"

namespace noroshi::lake {
namespace fs = std::filesystem;
namespace {

constexpr int kBusyMilliseconds = 30'000;
constexpr std::size_t kIdDigits = 8, kFewestDigits = 4;

fs::path database_of(const Workspace& workspace) { return workspace.folder() / "noroshi.db"; }

// What a run is, and when: the same request at another time is another run. `attempt` tells those of one second apart.
std::string id_of(const RunRecord& record, int attempt) {
  columnar::FileDigest digest;
  const auto take = [&](std::string_view word) {
    digest.take(word);
    digest.take(std::string_view{"\0", 1});
  };
  take(record.job);
  for (const auto& field : record.fields) {
    take(field.name);
    for (const auto& word : field.words) take(word);
  }
  take(record.build);
  take(to_string(record.issued_at));
  take(std::to_string(attempt));
  return digest.finish().substr(0, kIdDigits);
}

std::string free_id(SQLite::Database& db, const RunRecord& record) {
  SQLite::Statement known{db, "SELECT 1 FROM runs WHERE id = ?"};
  for (int attempt = 0;; ++attempt) {
    auto id = id_of(record, attempt);
    known.reset();
    known.bind(1, id);
    if (!known.executeStep()) return id;
  }
}

std::string file_name(std::string_view table) {
  std::string name{table};
  for (auto& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '-') c = '_';
  }
  return name + ".parquet";
}

tl::unexpected<Error> no_such_run(std::string_view id, const std::vector<RunRecord>& all) {
  std::vector<std::string> ids;
  for (const auto& run : all) ids.push_back(run.id);
  return fail(Error{.code = ErrorCode::not_found,
                    .message = text("there is no run '{}' here. ⟦runs⟧ lists those that are.",
                                    "実行「{}」はありません。⟦runs⟧ で一覧を確認してください。", id),
                    .where = std::string{id},
                    .nearest = near_names(id, ids)});
}

tl::unexpected<Error> several_runs(std::string_view id, const std::vector<RunRecord>& found) {
  Error error{.code = ErrorCode::invalid_input,
              .message = text("several runs begin with '{}'. Write more of the id.",
                              "「{}」で始まる実行が複数あります。IDをさらに入力してください。", id),
              .where = std::string{id}};
  for (const auto& run : found)
    error.nearest.push_back({run.id, {run.job + " " + run.label, run.job + " " + run.label}});
  return fail(std::move(error));
}

struct Staged {
  std::vector<fs::path> files;  // of the results in order, then the state if there is one
  std::vector<RunResult> results;
};

Result<Staged> stage(const RunFolder& folder, std::span<const ReportTable> tables, std::string_view state) {
  Staged staged;
  for (const auto& table : tables) {
    const auto file = folder.staging() / file_name(table.id);
    NOROSHI_EXPECT(std::ranges::find(staged.files, file) ==
                   staged.files.end());  // tables of a run have names of their own
    auto sha256 = write_result(table, file);
    if (!sha256) return fail(sha256.error());
    staged.files.push_back(file);
    staged.results.push_back({table.id, {}, std::move(*sha256), table.rows.size()});
  }
  if (state.empty()) return staged;
  staged.files.push_back(folder.staging() / "state.bin");
  auto written = write_file(staged.files.back(), std::string{state});
  if (!written) return fail(written.error());
  return staged;
}

// Files that a record named before and does not name now.
std::vector<std::string> replaced_files(const std::vector<RunRecord>& before) {
  std::vector<std::string> files;
  for (const auto& run : before) {
    for (const auto& result : run.results) files.push_back(result.path);
    if (!run.state_path.empty()) files.push_back(run.state_path);
  }
  return files;
}

Result<RunRecord> commit(const Workspace& workspace, const RunFolder& folder, RunRecord record, Staged staged) {
  SQLite::Database db{database_of(workspace).string(), SQLite::OPEN_READWRITE, kBusyMilliseconds};
  db.exec("PRAGMA synchronous = FULL");
  SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
  bring_to_format(db);  // of a workspace that an older program made
  folder.mend(files_of_runs(db));
  std::vector<RunRecord> before;
  if (record.id.empty()) {
    record.id = free_id(db, record);
  } else {
    before = read_runs(db, record.id);
    if (before.empty()) return no_such_run(record.id, read_runs(db));
    if (before.front().status == RunStatus::complete) {
      return fail(ErrorCode::refused,
                  {"this run is complete (records are never changed). Start a new one.",
                   "この実行は完了しており、記録は変更できません。新たに実行してください。"},
                  record.id);
    }
  }
  const auto paths = folder.settle(record.id, staged.files);
  record.results = std::move(staged.results);
  for (std::size_t i = 0; i < record.results.size(); ++i) record.results[i].path = paths[i];
  record.state_path = paths.size() > record.results.size() ? paths.back() : "";
  try {
    write_run(db, record);
    transaction.commit();  // from here on the record is there
  } catch (const SQLite::Exception&) {
    std::error_code ignored;
    for (const auto& path : paths) fs::remove(workspace.folder() / path, ignored);
    throw;
  }
  std::error_code ignored;
  for (const auto& path : replaced_files(before)) fs::remove(workspace.folder() / path, ignored);
  return record;
}

}  // namespace

Result<std::vector<RunRecord>> list_runs(const Workspace& workspace) {
  try {
    SQLite::Database db = open_for_reading(database_of(workspace));
    return read_runs(db);
  } catch (const SQLite::Exception& e) {
    return database_failure(database_of(workspace), e);
  }
}

Result<RunRecord> find_run(const Workspace& workspace, std::string_view id) {
  auto all = list_runs(workspace);
  if (!all) return fail(all.error());
  std::vector<RunRecord> found;
  for (const auto& run : *all) {
    if (run.id == id) return run;
    if (id.size() >= kFewestDigits && run.id.starts_with(id)) found.push_back(run);
  }
  if (found.empty()) return no_such_run(id, *all);
  if (found.size() > 1) return several_runs(id, found);
  return found.front();
}

Result<RunRecord> save_run(const Workspace& workspace, RunRecord record, std::span<const ReportTable> tables,
                           std::string_view state) {
  NOROSHI_EXPECT((record.share_done < 1.0) == (record.status == RunStatus::partial));
  auto folder = RunFolder::lock(workspace.folder());
  if (!folder) return fail(folder.error());
  auto staged = stage(*folder, tables, record.status == RunStatus::partial ? state : std::string_view{});
  if (!staged) return fail(staged.error());
  try {
    return commit(workspace, *folder, std::move(record), std::move(*staged));
  } catch (const SQLite::Exception& e) {
    return database_failure(database_of(workspace), e);
  } catch (const fs::filesystem_error& e) {
    return fail(ErrorCode::io,
                text("the run cannot be stored ({}). Check disk space and permissions.",
                     "実行を保存できません（{}）。空き容量と権限を確認してください。", e.code().message()),
                e.path1().string());
  }
}

Result<std::string> state_of(const Workspace& workspace, const RunRecord& record) {
  if (record.state_path.empty()) {
    return fail(ErrorCode::refused,
                {"this run cannot be continued (it is complete, or kept no state). Start a new one.",
                 "この実行は再開できません（完了済み、又は途中の状態がありません）。新たに実行してください。"},
                record.id);
  }
  return read_file(workspace.folder() / record.state_path);
}

}  // namespace noroshi::lake
