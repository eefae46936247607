#include "columnar/contained_call.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace noroshi::columnar {
namespace {

tl::unexpected<Error> cannot_start(const std::filesystem::path& program, int problem) {
  if (problem == ENOENT || problem == EACCES) {
    return fail(
        ErrorCode::io,
        text("a part of Noroshi is missing: {}. Install or build it again.",
             "Noroshiの構成プログラムがありません: {}。再インストールまたは再ビルドしてください。", program.string()));
  }
  return fail(ErrorCode::io, text("no helper process could be started: {}. Close other programs and try again.",
                                  "補助プロセスを起動できません: {}。他のプログラムを終了して再試行してください。",
                                  std::strerror(problem)));
}

// Starts it with its standard output at `out`; 0 or what went wrong (as errno).
int start(pid_t& child, const std::filesystem::path& program, std::vector<std::string> words, int out) {
  std::string name = program.string();
  std::vector<char*> arguments{name.data()};
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  if (const int problem = ::posix_spawn_file_actions_init(&actions); problem != 0) return problem;
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int problem = ::posix_spawn(&child, name.c_str(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  return problem;
}

std::string read_all(int from) {
  std::string all;
  char block[4096];
  while (true) {
    const auto n = ::read(from, block, sizeof block);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return all;
    all.append(block, static_cast<std::size_t>(n));
  }
}

}  // namespace

Result<std::string> run_contained(const std::filesystem::path& program, const std::vector<std::string>& words) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return cannot_start(program, errno);
  pid_t child = 0;
  const int problem = start(child, program, words, ends[1]);
  ::close(ends[1]);
  const std::string answer = problem == 0 ? read_all(ends[0]) : std::string{};
  ::close(ends[0]);
  if (problem != 0) return cannot_start(program, problem);
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

}  // namespace noroshi::columnar
