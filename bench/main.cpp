#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "benchmarks.hpp"
#include "measure.hpp"
#include "synthetic_year.hpp"

namespace noroshi::bench {

std::filesystem::path Setting::csv(int year) const {
  return scratch / fmt::format("BACI_HS22_Y{}_Vsynthetic.csv", year);
}

namespace {

constexpr const char* kHelp = R"(noroshi_bench [NAME...] [--rows N] [--scratch DIR] [--noroshi FILE] [--clean]

Measures whole jobs against DuckDB in the same run, on SYNTHETIC trade of BACI's size and shape.
NAME: import, indicators, years, ranking, industries, look_through; none: all of them.
  --rows N       rows of the synthetic year (11000000)
  --scratch DIR  where the data go; they are kept and used again (bench/ beside this program)
  --noroshi FILE the executable to ask for rankings (noroshi beside this program)
  --clean        remove the data afterwards
)";

SyntheticYear year_of(const SyntheticYear& base, int year) { return year == kYear ? base : another_year(base, year); }

bool make(const Setting& setting, const std::vector<std::string>& job) {
  std::vector<std::string> command{setting.self, "--job"};
  command.insert(command.end(), job.begin(), job.end());
  const auto cost = run_child(command);
  print("(synthetic data made: " + job.front() + ")", cost);
  return cost.ok;
}

// Only what this program makes: the folder may be anybody's.
void remove_data(const Setting& setting) {
  for (int year = kFirstYear; year <= kYear; ++year) std::filesystem::remove(setting.csv(year));
  for (const auto* made : {"synthetic_lake", "import_workspace", "ranking_workspace", "ranking_workspace_atlas",
                           "duckdb.parquet", "ranking.csv", "init.txt", "rows.txt"}) {
    std::filesystem::remove_all(setting.scratch / made);
  }
}

// What was made for another number of rows is of no use.
void discard_other_data(const Setting& setting) {
  const auto note = setting.scratch / "rows.txt";
  std::size_t rows = 0;
  if (std::ifstream in{note}; in) in >> rows;
  if (rows == setting.rows) return;
  remove_data(setting);
  std::ofstream{note} << setting.rows << "\n";
}

}  // namespace

Result<void> job_csv(Words words) {
  const auto base = make_synthetic_year(std::stoul(words[0]));
  if (!base) return fail(base.error());
  const std::filesystem::path path = words[2], half = words[2] + ".part";
  const int year = std::stoi(words[1]);
  if (!write_baci_csv(year_of(*base, year), year, half))
    return fail(ErrorCode::io, {"the CSV cannot be written.", "CSVを書き込めません。"}, half);
  std::filesystem::rename(half, path);
  return {};
}

Result<void> job_lake(Words words) {
  const auto base = make_synthetic_year(std::stoul(words[0]));
  if (!base) return fail(base.error());
  const std::filesystem::path folder = words[1];
  std::filesystem::create_directories(folder);
  std::vector<Error> errors(kYear - kFirstYear + 1);
  std::vector<char> failed(errors.size(), 0);
  tbb::parallel_for(std::size_t{0}, errors.size(), [&](std::size_t i) {
    const int year = kFirstYear + static_cast<int>(i);
    const auto path = folder / fmt::format("synthetic_{}.parquet", year),
               half = std::filesystem::path{path.string() + ".part"};
    if (std::filesystem::exists(path)) return;
    auto db = columnar::Database::open();
    const auto written = db ? write_lake_file(*db, year_of(*base, year), year, half) : Result<void>{fail(db.error())};
    if (written) return std::filesystem::rename(half, path);
    failed[i] = 1;
    errors[i] = written.error();
  });
  const auto first = std::ranges::find(failed, 1);
  if (first != failed.end()) return fail(errors[static_cast<std::size_t>(first - failed.begin())]);
  return {};
}

bool need_csv(const Setting& setting, int year) {
  const auto path = setting.csv(year);
  return std::filesystem::exists(path) ||
         make(setting, {"csv", std::to_string(setting.rows), std::to_string(year), path.string()});
}

bool need_lake(const Setting& setting) {
  for (int year = kFirstYear; year <= kYear; ++year) {
    if (!std::filesystem::exists(setting.lake_file(year)))
      return make(setting, {"lake", std::to_string(setting.rows), setting.lake().string()});
  }
  return true;
}

namespace {

int run_job(Words words) {
  const std::map<std::string, std::pair<std::size_t, Result<void> (*)(Words)>> jobs{
      {"csv", {3, job_csv}},
      {"lake", {2, job_lake}},
      {"sql", {1, job_sql}},
      {"import", {2, job_import}},
      {"indicators", {1, job_indicators}},
      {"years", {1, job_years}},
      {"industries", {4, job_industries}}};
  const auto job = words.empty() ? jobs.end() : jobs.find(words[0]);
  if (job == jobs.end() || words.size() != job->second.first + 1) {
    fmt::print(stderr, "no such job\n");
    return 2;
  }
  const auto done = job->second.second(words.subspan(1));
  if (!done) fmt::print(stderr, "{}: {} {}\n", words[0], done.error().message.en, done.error().where);
  return done ? 0 : 1;
}

int run(const std::vector<std::string>& words) {
  const auto self = std::filesystem::canonical("/proc/self/exe");
  Setting setting{self.string(), self.parent_path() / "bench", self.parent_path() / "noroshi", kBaciRows};
  const std::vector<std::pair<std::string, void (*)(const Setting&)>> benches{
      {"import", bench_import},   {"indicators", bench_indicators}, {"years", bench_years},
      {"ranking", bench_ranking}, {"industries", bench_industries}, {"look_through", bench_look_through}};
  std::vector<std::string> wanted;
  bool clean = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool has_value = i + 1 < words.size();
    if (words[i] == "--rows" && has_value)
      setting.rows = std::stoul(words[++i]);
    else if (words[i] == "--scratch" && has_value)
      setting.scratch = std::filesystem::absolute(words[++i]);
    else if (words[i] == "--noroshi" && has_value)
      setting.noroshi = std::filesystem::absolute(words[++i]);
    else if (words[i] == "--clean")
      clean = true;
    else if (std::ranges::any_of(benches, [&](const auto& b) { return b.first == words[i]; }))
      wanted.push_back(words[i]);
    else {
      fmt::print(words[i] == "--help" ? stdout : stderr, "{}", kHelp);
      return words[i] == "--help" ? 0 : 2;
    }
  }
  std::filesystem::create_directories(setting.scratch);
  discard_other_data(setting);
  std::string load;
  if (std::ifstream in{"/proc/loadavg"}; in) std::getline(in, load);
  fmt::print("{} synthetic rows a year; load of the machine: {}\n", setting.rows, load);
  for (const auto& [name, bench] : benches) {
    if (wanted.empty() || std::ranges::find(wanted, name) != wanted.end()) bench(setting);
  }
  if (clean) remove_data(setting);
  return 0;
}

}  // namespace
}  // namespace noroshi::bench

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (!words.empty() && words[0] == "--job") return noroshi::bench::run_job(std::span{words}.subspan(1));
  return noroshi::bench::run(words);
}
