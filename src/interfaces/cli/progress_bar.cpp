#include "interfaces/cli/progress_bar.hpp"

#include <algorithm>
#include <cmath>

#include "names/display_width.hpp"

namespace noroshi::cli {
namespace {

constexpr auto kRedrawEvery = std::chrono::milliseconds{100};
constexpr std::size_t kBarColumns = 24, kPercentColumns = 6;

}  // namespace

std::string progress_line(std::string_view step, double share, std::size_t columns) {
  const double known = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0;
  const auto filled = static_cast<std::size_t>(std::lround(known * kBarColumns));
  std::string bar;
  for (std::size_t i = 0; i < kBarColumns; ++i) bar.append(i < filled ? "━" : "─");
  const std::size_t room =
      columns > kBarColumns + kPercentColumns + 3 ? columns - kBarColumns - kPercentColumns - 3 : 0;
  if (room < 8) return cut_to_width(fmt::format("{:3.0f}%", known * 100.0), columns);
  return fmt::format("{}  {} {:3.0f}%", cut_to_width(printable(step), room), bar, known * 100.0);
}

void ProgressBar::show(const Text& step, double share) {
  if (!terminal_) return;
  const std::scoped_lock lock{mutex_};
  const auto now = std::chrono::steady_clock::now();
  if (drawn_ && now - last_ < kRedrawEvery) return;
  last_ = now;
  drawn_ = true;
  *terminal_ << "\r\x1b[K" << progress_line(step.in(language_), share, columns_) << std::flush;
}

void ProgressBar::clear() {
  const std::scoped_lock lock{mutex_};
  if (!terminal_ || !drawn_) return;
  *terminal_ << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace noroshi::cli
