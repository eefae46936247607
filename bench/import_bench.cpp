#include <fmt/format.h>

#include "benchmarks.hpp"
#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "measure.hpp"
#include "shipped_data.hpp"
#include "use_cases/import/import.hpp"

namespace noroshi::bench {

Result<void> job_sql(Words words) {
  auto db = columnar::Database::open();
  if (!db) return fail(db.error());
  return db->execute(words[0]);
}

Result<void> job_import(Words words) {
  if (auto made = lake::Workspace::create(words[0]); !made) return fail(made.error());
  const auto data = shipped_data();
  if (!data) return fail(data.error());
  auto workspace = holdings::OpenedWorkspace::open(words[0], *data, {}, lake::Access::write);
  if (!workspace) return fail(workspace.error());
  const auto report = use_cases::import_feed(*workspace, {.feed = "baci", .files = {words[1]}}, {});
  if (!report) return fail(report.error());
  if (report->delivery.rejected > 0)
    return fail(ErrorCode::corrupt,
                {"rows of the synthetic year were rejected.", "合成データの行が不採用となりました。"});
  return {};
}

// One year of BACI's size into a fresh workspace (read, checked, sorted, hashed, stored durably) against DuckDB copying
// the same CSV to Parquet as it stands.
void bench_import(const Setting& setting) {
  if (!need_csv(setting, kYear)) return;
  const auto csv = setting.csv(kYear), parquet = setting.scratch / "duckdb.parquet",
             workspace = setting.scratch / "import_workspace";
  fmt::print("import: {} ({:.0f} MB)\n", csv.filename().string(),
             static_cast<double>(std::filesystem::file_size(csv)) / 1e6);
  const auto copy = [&](const std::string& options) {
    return fmt::format("COPY (FROM read_csv({}{})) TO {} (FORMAT parquet)", columnar::sql_string(csv.string()), options,
                       columnar::sql_string(parquet.string()));
  };
  const std::string typed =
      ", header=true, delim=',', nullstr='NA', auto_detect=false, "
      "columns={'t':'SMALLINT','i':'SMALLINT','j':'SMALLINT','k':'VARCHAR','v':'DOUBLE','q':'DOUBLE'}";
  std::vector<Cost> plain, given, ours;
  constexpr int kRounds = 3;
  for (int round = 0; round < kRounds; ++round) {
    plain.push_back(run_child({setting.self, "--job", "sql", copy("")}));
    given.push_back(run_child({setting.self, "--job", "sql", copy(typed)}));
    std::filesystem::remove_all(workspace);
    ours.push_back(run_child({setting.self, "--job", "import", workspace.string(), csv.string()}));
  }
  const auto size = [](const std::filesystem::path& p) {
    return static_cast<double>(std::filesystem::file_size(p)) / 1e6;
  };
  print("DuckDB alone, COPY (FROM read_csv('x')) TO 'y'", median(plain));
  print("DuckDB alone, types given", median(given));
  print("noroshi import baci", median(ours));
  if (!median(ours).ok) return;
  fmt::print("  files: DuckDB {:.0f} MB, lake {:.0f} MB\n", size(parquet),
             size(workspace / "lake/trade/baci" / (std::to_string(kYear) + ".parquet")));
  print_bound("wall, against auto-detection", median(ours).wall_s / median(plain).wall_s, 1.5, "");
  print_bound("wall, against given types", median(ours).wall_s / median(given).wall_s, 1.5, "");
  fmt::print("     CPU ratios {:.2f} and {:.2f}\n", median(ours).cpu_s / median(plain).cpu_s,
             median(ours).cpu_s / median(given).cpu_s);
}

}  // namespace noroshi::bench
