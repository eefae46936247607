#include "lake/run_files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

#include "columnar/file_digest.hpp"
#include "columnar/report_file.hpp"
#include "lake/flush_to_disk.hpp"
#include "model/cell.hpp"

namespace noroshi::lake {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::milliseconds kPause{20};
constexpr int kAttempts = 1500;  // half a minute: a save takes far less than a second

tl::unexpected<Error> cannot_write(const fs::path& where, const std::string& why) {
  return fail(ErrorCode::io,
              text("the workspace cannot be written ({}). Check disk space and permissions.",
                   "ワークスペースに書き込めません（{}）。空き容量と権限を確認してください。", why),
              where.string());
}

tl::unexpected<Error> cannot_read(const fs::path& file) {
  return fail(ErrorCode::io,
              {"the file cannot be read. Check that it is there and that you may read it.",
               "ファイルを読み込めません。存在と読取権限を確認してください。"},
              file.string());
}

// A table with a column beside every one that holds words in two languages.
ReportTable in_both_languages(const ReportTable& table) {
  ReportTable both;
  both.id = table.id;
  both.rows.resize(table.rows.size());
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    bool bilingual = false;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const Cell cell = c < table.rows[r].size() ? table.rows[r][c] : Cell{};
      bilingual = bilingual || std::holds_alternative<Text>(cell);
      both.rows[r].push_back(cell);
    }
    both.columns.push_back(table.columns[c]);
    if (!bilingual) continue;
    both.columns.push_back({table.columns[c].id + "_ja", table.columns[c].title, CellKind::text});
    for (auto& row : both.rows) {
      const Cell cell = row.back();
      const auto* words = std::get_if<Text>(&cell);
      row.push_back(words != nullptr ? Cell{words->ja} : cell);
    }
  }
  return both;
}

// A name in the folder that nobody has: "losses.parquet", "losses.2.parquet".
fs::path free_name(const fs::path& folder, const fs::path& name) {
  auto target = folder / name;
  for (int n = 2; fs::exists(target); ++n)
    target = folder / (name.stem().string() + "." + std::to_string(n) + name.extension().string());
  return target;
}

}  // namespace

Result<std::string> write_result(const ReportTable& table, const fs::path& file) {
  auto database = columnar::Database::open();
  if (!database) return fail(database.error());
  auto written = columnar::write_report(*database, in_both_languages(table), Language::en, file);
  if (!written) return fail(written.error());
  return digest_of(file);
}

Result<std::string> digest_of(const fs::path& file) {
  constexpr std::size_t kBlock = 1 << 16;
  std::ifstream in{file, std::ios::binary};
  if (!in) return cannot_read(file);
  columnar::FileDigest digest;
  std::array<char, kBlock> block{};
  while (in) {
    in.read(block.data(), block.size());
    digest.take({block.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) return cannot_read(file);
  return digest.finish();
}

Result<std::string> read_file(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return cannot_read(file);
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (in.bad()) return cannot_read(file);
  return bytes;
}

Result<void> write_file(const fs::path& file, const std::string& bytes) {
  std::ofstream out{file, std::ios::binary};
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return cannot_write(file, std::generic_category().message(errno));
  return {};
}

Result<RunFolder> RunFolder::lock(const fs::path& workspace) {
  std::error_code failed;
  fs::create_directories(workspace / "runs", failed);
  if (failed) return cannot_write(workspace / "runs", failed.message());
  const auto file = workspace / "runs" / ".lock";
  const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock < 0) return cannot_write(file, std::generic_category().message(errno));
  for (int attempt = 0; ::flock(lock, LOCK_EX | LOCK_NB) != 0; ++attempt) {
    if (attempt == kAttempts) {
      ::close(lock);
      return fail(ErrorCode::busy,
                  {"another run is being recorded and does not end. Look for a program that hangs.",
                   "別の実行の記録が終わりません。応答しないプログラムがないか確認してください。"},
                  file.string());
    }
    std::this_thread::sleep_for(kPause);
  }
  RunFolder folder{workspace, lock};
  fs::remove_all(folder.staging(), failed);  // of a process that was killed
  fs::create_directories(folder.staging(), failed);
  if (failed) return cannot_write(folder.staging(), failed.message());
  return folder;
}

RunFolder::RunFolder(RunFolder&& other) noexcept
    : workspace_{std::move(other.workspace_)},
      folder_{std::move(other.folder_)},
      lock_{std::exchange(other.lock_, -1)} {}

RunFolder::~RunFolder() {
  if (lock_ < 0) return;
  std::error_code ignored;
  fs::remove_all(staging(), ignored);
  ::close(lock_);  // releases the lock
}

void RunFolder::mend(const std::set<std::string>& known) const {
  std::vector<fs::path> files, folders;
  for (const auto& run : fs::directory_iterator{folder_}) {
    if (!run.is_directory() || run.path() == staging()) continue;
    folders.push_back(run.path());
    for (const auto& file : fs::directory_iterator{run.path()}) {
      if (!known.contains(file.path().lexically_relative(workspace_).string())) files.push_back(file.path());
    }
  }
  std::error_code ignored;
  for (const auto& file : files) fs::remove(file, ignored);
  for (const auto& folder : folders) fs::remove(folder, ignored);  // only if it is empty
}

std::vector<std::string> RunFolder::settle(const std::string& id, const std::vector<fs::path>& staged) const {
  const auto home = folder_ / id;
  fs::create_directories(home);
  std::vector<std::string> settled;
  try {
    for (const auto& file : staged) {
      if (!flush_to_disk(file)) throw fs::filesystem_error{"flush", file, std::make_error_code(std::errc::io_error)};
      const auto target = free_name(home, file.filename());
      fs::rename(file, target);
      settled.push_back(target.lexically_relative(workspace_).string());
    }
    flush_to_disk(home);
    flush_to_disk(folder_);
  } catch (const fs::filesystem_error&) {
    std::error_code ignored;
    for (const auto& path : settled) fs::remove(workspace_ / path, ignored);
    fs::remove(home, ignored);
    throw;
  }
  return settled;
}

}  // namespace noroshi::lake
