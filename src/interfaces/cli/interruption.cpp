#include "interfaces/cli/interruption.hpp"

#include <unistd.h>

#include <csignal>

#include "base/result.hpp"
#include "interfaces/cli/exit_code.hpp"

namespace noroshi::cli {
namespace {

sigset_t stopping_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

Interruption::Interruption() {
  const sigset_t set = stopping_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  watcher_ = std::thread{[this] {
    const sigset_t waited = stopping_signals();
    const timespec wait{0, 100'000'000};  // 0.1 s: how late the end of the work may be noticed
    while (!done_) {
      if (sigtimedwait(&waited, nullptr, &wait) < 0) continue;
      if (!stop_.request_stop()) _exit(exit_code(ErrorCode::cancelled));
    }
  }};
}

Interruption::~Interruption() {
  done_ = true;
  watcher_.join();
  const sigset_t set = stopping_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace noroshi::cli
