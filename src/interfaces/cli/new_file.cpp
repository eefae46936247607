#include "interfaces/cli/new_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "interfaces/cli/draft_folder.hpp"

namespace noroshi::cli {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> io_failure(const fs::path& file, const std::string& reason) {
  return fail(
      ErrorCode::io,
      text("the file cannot be written ({}). Check that the folder exists, is writable and has space.",
           "ファイルを書き込めません（{}）。フォルダーの有無、書込み権限、空き容量を確認してください。", reason),
      file.string());
}

// The user does not know the draft's name.
Error named(Error error, const fs::path& draft, const fs::path& target) {
  if (error.where == draft.string()) error.where = target.string();
  return error;
}

}  // namespace

Result<void> write_new_file(const fs::path& target, const std::function<Result<void>(const fs::path&)>& write) {
  std::error_code error;
  // A device or a pipe (/dev/stdout) cannot be replaced by renaming.
  if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
    if (fs::is_directory(target, error)) return io_failure(target, std::strerror(EISDIR));
    return write(target);
  }
  // A link is written through, and a file keeps the rights that its owner gave it.
  const auto real = fs::is_symlink(target, error) ? fs::weakly_canonical(target, error) : target;
  const auto before = fs::status(real, error);
  const auto draft = DraftFolder::beside(real);
  if (!draft) return fail(named(draft.error(), real, target));
  if (auto written = write(draft->file()); !written) return fail(named(written.error(), draft->file(), target));
  if (fs::is_regular_file(before)) fs::permissions(draft->file(), before.permissions(), error);
  fs::rename(draft->file(), real, error);
  if (error) return io_failure(target, error.message());
  return {};
}

Result<void> check_new_file(const fs::path& target) {
  std::error_code error;
  if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
    if (fs::is_directory(target, error)) return io_failure(target, std::strerror(EISDIR));
    return {};
  }
  const auto real = fs::is_symlink(target, error) ? fs::weakly_canonical(target, error) : target;
  const auto draft = DraftFolder::beside(real);
  if (!draft) return fail(named(draft.error(), real, target));
  return write_bytes(draft->file(), " ").map_error([&](Error e) { return named(std::move(e), draft->file(), target); });
}

Result<void> write_bytes(const fs::path& file, std::string_view bytes) {
  errno = 0;
  std::ofstream out{file, std::ios::binary | std::ios::trunc};
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return io_failure(file, std::strerror(errno != 0 ? errno : EIO));
  return {};
}

Result<std::string> read_bytes(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (in.bad() || (bytes.empty() && !in.is_open())) {
    return fail(ErrorCode::io, Text{"a temporary file cannot be read back.", "一時ファイルを読み戻せません。"},
                file.string());
  }
  return bytes;
}

TemporaryFile::TemporaryFile(std::string_view ending) {
  std::error_code error;
  fs::path root = fs::temp_directory_path(error);
  if (error) root = "/tmp";
  std::string pattern = (root / "noroshi-XXXXXX").string();
  if (::mkdtemp(pattern.data())) folder_ = pattern;  // else writing into the empty path fails with a clear error
  path_ = folder_ / fmt::format("table{}", ending);
}

TemporaryFile::~TemporaryFile() {
  std::error_code error;
  if (!folder_.empty()) fs::remove_all(folder_, error);
}

}  // namespace noroshi::cli
