#include "interfaces/cli/draft_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace noroshi::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = ".noroshi-part-";
constexpr const char* kLock = "lock";
constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

// What a signal handler may touch: plain characters, written before the handlers are in place. One draft at a time.
struct AtSignal {
  std::array<char, 4096> file{}, lock{}, folder{};
  std::array<struct sigaction, kSignals.size()> before{};
  bool armed = false;
};
AtSignal at_signal;

void copy(std::array<char, 4096>& into, const fs::path& path) {
  const auto text = path.string();
  std::strncpy(into.data(), text.c_str(), into.size() - 1);
}

extern "C" void remove_draft(int signal) {
  ::unlink(at_signal.file.data());
  ::unlink(at_signal.lock.data());
  ::rmdir(at_signal.folder.data());
  std::signal(signal, SIG_DFL);
  ::raise(signal);
}

void arm(const fs::path& folder, const fs::path& file) {
  copy(at_signal.folder, folder);
  copy(at_signal.file, file);
  copy(at_signal.lock, folder / kLock);
  struct sigaction action {};
  action.sa_handler = remove_draft;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], nullptr, &at_signal.before[i]);
    if (at_signal.before[i].sa_handler == SIG_DFL) ::sigaction(kSignals[i], &action, nullptr);  // nohup stays nohup
  }
  at_signal.armed = true;
}

void disarm() {
  if (!at_signal.armed) return;
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &at_signal.before[i], nullptr);
  at_signal.armed = false;
}

// The lock of a folder, or -1 while somebody else holds it or there is none.
int try_lock(const fs::path& folder, int flags) {
  const int file = ::open((folder / kLock).c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return -1;
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  ::close(file);
  return -1;
}

// Folders of processes that are no more. Whatever cannot be removed stays for the next time.
void sweep(const fs::path& where) {
  std::error_code failed;
  for (fs::directory_iterator entry{where, failed}, end; !failed && entry != end; entry.increment(failed)) {
    std::error_code gone;
    if (!entry->path().filename().string().starts_with(kPrefix) || !fs::is_directory(entry->symlink_status(gone)))
      continue;
    const int lock = try_lock(entry->path(), O_RDWR);
    if (lock < 0) continue;
    fs::remove_all(entry->path(), gone);
    ::close(lock);
  }
}

}  // namespace

DraftFolder::DraftFolder(fs::path folder, fs::path file, int lock)
    : folder_{std::move(folder)}, file_{std::move(file)}, lock_{lock} {
  arm(folder_, file_);
}

DraftFolder::DraftFolder(DraftFolder&& other) noexcept
    : folder_{std::move(other.folder_)}, file_{std::move(other.file_)}, lock_{std::exchange(other.lock_, -1)} {}

DraftFolder::~DraftFolder() {
  if (lock_ < 0) return;
  std::error_code failed;
  fs::remove_all(folder_, failed);
  ::close(lock_);
  disarm();
}

Result<DraftFolder> DraftFolder::beside(const fs::path& target) {
  auto where = target.parent_path();
  if (where.empty()) where = ".";
  sweep(where);
  std::string pattern = (where / kPrefix).string() + "XXXXXX";
  const auto failure = [&](int reason) {
    return fail(ErrorCode::io,
                text("the file cannot be written ({}). Check that the folder exists, is writable and has space.",
                     "ファイルを書き込めません（{}）。フォルダーの有無、書込み権限、空き容量を確認してください。",
                     std::strerror(reason)),
                target.string());
  };
  if (::mkdtemp(pattern.data()) == nullptr) return failure(errno);
  const fs::path folder{pattern};
  const int lock = try_lock(folder, O_RDWR | O_CREAT | O_EXCL);
  if (lock < 0) {
    const int reason = errno;
    std::error_code failed;
    fs::remove_all(folder, failed);
    return failure(reason);
  }
  return DraftFolder{folder, folder / target.filename(), lock};
}

}  // namespace noroshi::cli
