#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace noroshi::bench {

struct Cost {
  double cpu_s = 0.0, wall_s = 0.0;
  double peak_mib = 0.0;  // of a child only
  bool ok = true;
};

// A process of its own: what it used and its peak, untouched by what ran before. Output goes to `output`, or to ours.
// The caller must be small: Linux carries the peak of the parent over exec into the child.
[[nodiscard]] Cost run_child(const std::vector<std::string>& command, const std::filesystem::path& output = {});

// What a piece of this process cost, all threads together.
[[nodiscard]] Cost measure(const std::function<void()>& work);

[[nodiscard]] Cost median(std::vector<Cost> costs);  // of each figure by itself; ok when all are

// One line: name, CPU, wall, peak if measured.
void print(const std::string& name, const Cost& cost);
// "  ratio ... (required <= limit): met / MISSED"
void print_bound(const std::string& what, double figure, double limit, const char* unit);

}  // namespace noroshi::bench
