#pragma once
#include <stop_token>
#include <thread>

namespace noroshi::cli {

// While one lives, Ctrl-C and SIGTERM ask the work to stop instead of killing the program; a second one ends it at
// once. The signals are taken by a thread of its own (sigwait), so the stop callbacks may do anything. Threads
// that already run when it is made keep their own signal mask; make it before the work starts its own.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  std::thread watcher_;
};

}  // namespace noroshi::cli
