#include "columnar/contained_call.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace noroshi {
namespace {

constexpr rlim_t kMoreMemory = rlim_t{4} << 30;
constexpr rlim_t kProcessorSeconds = 300;

void limit(decltype(RLIMIT_AS) what, rlim_t amount) {
  const rlimit both{amount, amount};
  ::setrlimit(what, &both);
}

void set_limits() {
  std::uint64_t pages = 0;
  if (std::ifstream statm{"/proc/self/statm"}; statm >> pages) {
    limit(RLIMIT_AS, pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + kMoreMemory);
  }
  limit(RLIMIT_CPU, kProcessorSeconds);
  limit(RLIMIT_CORE, 0);
  if (const int nowhere = ::open("/dev/null", O_WRONLY); nowhere >= 0) {
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
  }
}

[[noreturn]] void be_the_child(int out, const std::function<std::string()>& work) {
  int status = 1;
  try {
    set_limits();
    const auto answer = work();
    std::string_view rest = answer;
    while (!rest.empty()) {
      const auto n = ::write(out, rest.data(), rest.size());
      if (n <= 0) break;
      rest.remove_prefix(static_cast<std::size_t>(n));
    }
    status = rest.empty() ? 0 : 1;
  } catch (...) {
  }
  ::_exit(status);  // nothing of the parent is tidied up twice
}

tl::unexpected<Error> cannot_start() {
  return fail(ErrorCode::io, text("no helper process could be started: {}. Close other programs and try again.",
                                  "補助プロセスを起動できません: {}。他のプログラムを終了して再試行してください。",
                                  std::strerror(errno)));
}

}  // namespace

Result<std::string> run_contained(const std::function<std::string()>& work) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return cannot_start();
  const auto child = ::fork();
  if (child == 0) be_the_child(ends[1], work);
  ::close(ends[1]);
  std::string answer;
  char block[4096];
  while (child > 0) {
    const auto n = ::read(ends[0], block, sizeof block);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    answer.append(block, static_cast<std::size_t>(n));
  }
  ::close(ends[0]);
  if (child < 0) return cannot_start();
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return fail(ErrorCode::invalid_input, text("reading it broke the reader (the file is damaged or hostile). Open it "
                                               "in its own program and save it again.",
                                               "読み込み処理が異常終了しました（ファイルの破損または悪意の可能性）。作"
                                               "成元のソフトで開き、保存し直してください。"));
  }
  return answer;
}

}  // namespace noroshi
