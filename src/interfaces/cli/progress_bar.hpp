#pragma once
#include <chrono>
#include <mutex>
#include <ostream>
#include <string>

#include "base/text.hpp"

namespace noroshi::cli {

// One line on a terminal that says what is going on and how far it is; it leaves nothing behind. May be called from any
// thread. Made with an empty stream (nullptr) it shows nothing.
class ProgressBar {
 public:
  ProgressBar(std::ostream* terminal, std::size_t columns, Language language)
      : terminal_{terminal}, columns_{columns}, language_{language} {}
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar() { clear(); }

  void show(const Text& step, double share);
  void clear();

 private:
  std::ostream* terminal_;
  std::size_t columns_;
  Language language_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point last_{};
  bool drawn_ = false;
};

// The line itself, exactly `columns` wide or less: "step  ━━━━━━──────  42%".
[[nodiscard]] std::string progress_line(std::string_view step, double share, std::size_t columns);

}  // namespace noroshi::cli
