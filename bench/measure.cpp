#include "measure.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

extern char** environ;

namespace noroshi::bench {
namespace {

double seconds(const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); }
double cpu_of(const rusage& use) { return seconds(use.ru_utime) + seconds(use.ru_stime); }

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

}  // namespace

Cost run_child(const std::vector<std::string>& command, const std::filesystem::path& output) {
  std::vector<char*> words;
  for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  constexpr mode_t kReadable = 0644;
  if (!output.empty())
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, kReadable);
  std::fflush(stdout);
  const auto start = Clock::now();
  pid_t child = 0;
  const bool started = posix_spawnp(&child, words.front(), &actions, nullptr, words.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  if (!started) return {.ok = false};
  int status = 0;
  rusage use{};
  wait4(child, &status, 0, &use);
  return {cpu_of(use), since(start), static_cast<double>(use.ru_maxrss) / 1024.0,
          WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

Cost measure(const std::function<void()>& work) {
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  const auto start = Clock::now();
  work();
  const double wall = since(start);
  getrusage(RUSAGE_SELF, &after);
  return {.cpu_s = cpu_of(after) - cpu_of(before), .wall_s = wall};
}

Cost median(std::vector<Cost> costs) {
  Cost out;
  for (const auto figure : {&Cost::cpu_s, &Cost::wall_s, &Cost::peak_mib}) {
    std::ranges::sort(costs, {}, figure);
    out.*figure = costs[costs.size() / 2].*figure;
  }
  out.ok = std::ranges::all_of(costs, &Cost::ok);
  return out;
}

void print(const std::string& name, const Cost& cost) {
  fmt::print("  {:<58} {:8.3f} s CPU {:8.3f} s wall{}{}\n", name, cost.cpu_s, cost.wall_s,
             cost.peak_mib > 0.0 ? fmt::format("  peak {:5.0f} MiB", cost.peak_mib) : "", cost.ok ? "" : "  FAILED");
  std::fflush(stdout);
}

void print_bound(const std::string& what, double figure, double limit, const char* unit) {
  fmt::print("  => {}: {:.4g}{} (required <= {:.4g}{}): {}\n", what, figure, unit, limit, unit,
             figure <= limit ? "met" : "MISSED");
  std::fflush(stdout);
}

}  // namespace noroshi::bench
