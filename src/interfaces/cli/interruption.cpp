#include "interfaces/cli/interruption.hpp"

#include <unistd.h>

#include <csignal>

#include "base/result.hpp"
#include "interfaces/cli/exit_code.hpp"

namespace noroshi::cli {
namespace {

// Wakes the watcher when the work has ended.
int ended() { return SIGRTMIN; }

sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, ended()}) sigaddset(&set, signal);
  return set;
}

}  // namespace

Interruption::Interruption() {
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  watcher_ = std::thread{[this, set] {
    int signal = 0;
    while (sigwait(&set, &signal) == 0 && signal != ended()) {
      if (!stop_.request_stop()) _exit(exit_code(ErrorCode::cancelled));
    }
  }};
}

Interruption::~Interruption() {
  pthread_kill(watcher_.native_handle(), ended());
  watcher_.join();
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace noroshi::cli
