#include <fmt/format.h>

#include "benchmarks.hpp"
#include "measure.hpp"

namespace noroshi::bench {
namespace {

constexpr int kWindow = 3, kRounds = 9;

bool fill(const Setting& setting, const std::filesystem::path& workspace) {
  for (int year = kYear - kWindow + 1; year <= kYear; ++year) {
    if (!need_csv(setting, year)) return false;
    const auto cost = run_child({setting.self, "--job", "import", workspace.string(), setting.csv(year).string()});
    if (!cost.ok) return false;
  }
  return true;
}

// The real program, started anew for every question.
void ask(const Setting& setting, const std::filesystem::path& workspace, const std::string& what) {
  const std::vector<std::string> command{
      setting.noroshi.string(), "chokepoints", "--workspace", workspace.string(), "--importer", "JPN", "--year",
      std::to_string(kYear),    "--format",    "csv"};
  const auto output = setting.scratch / "ranking.csv";
  print(what + ", first question", run_child(command, output));
  std::vector<Cost> warm;
  for (int round = 0; round < kRounds; ++round) warm.push_back(run_child(command, output));
  print(fmt::format("{}, asked again (median of {})", what, kRounds), median(warm));
  print_bound("warm wall", 1000.0 * median(warm).wall_s, 200.0, " ms");
}

}  // namespace

void bench_ranking(const Setting& setting) {
  fmt::print("ranking: noroshi chokepoints --importer JPN --year {} --format csv, {} years loaded\n", kYear, kWindow);
  const auto bare = setting.scratch / "ranking_workspace", atlas = setting.scratch / "ranking_workspace_atlas";
  for (const auto& folder : {bare, atlas}) std::filesystem::remove_all(folder);
  if (!fill(setting, bare)) return;
  ask(setting, bare, "BACI alone");
  // What a user has who began with `noroshi init`: the atlas speaks for some products too.
  if (!run_child({setting.noroshi.string(), "init", "--workspace", atlas.string()}, setting.scratch / "init.txt").ok ||
      !fill(setting, atlas))
    return;
  ask(setting, atlas, "BACI beside the atlas");
}

}  // namespace noroshi::bench
