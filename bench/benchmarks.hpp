#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace noroshi::bench {

struct Setting {
  std::string self;               // this program, for the jobs that need a process of their own
  std::filesystem::path scratch;  // data are kept there and used again
  std::filesystem::path noroshi;  // the executable that users run
  std::size_t rows = 0;

  [[nodiscard]] std::filesystem::path csv(int year) const;
  [[nodiscard]] std::filesystem::path lake() const { return scratch / "synthetic_lake"; }
  [[nodiscard]] std::filesystem::path lake_file(int year) const {
    return lake() / ("synthetic_" + std::to_string(year) + ".parquet");
  }
};

inline constexpr int kYear = 2023, kFirstYear = 1997;  // 27 years

// Benchmarks as the user names them; each prints its figures.
void bench_import(const Setting& setting);
void bench_indicators(const Setting& setting);
void bench_years(const Setting& setting);
void bench_ranking(const Setting& setting);
void bench_look_through(const Setting& setting);
void bench_industries(const Setting& setting);

// Makes what is not there yet (in a child process).
[[nodiscard]] bool need_csv(const Setting& setting, int year);
[[nodiscard]] bool need_lake(const Setting& setting);

// Jobs that run in a child: `noroshi_bench --job NAME WORDS...`.
using Words = std::span<const std::string>;
[[nodiscard]] Result<void> job_csv(Words words);         // rows, year, path
[[nodiscard]] Result<void> job_lake(Words words);        // rows, folder
[[nodiscard]] Result<void> job_sql(Words words);         // SQL for DuckDB alone
[[nodiscard]] Result<void> job_import(Words words);      // workspace, file
[[nodiscard]] Result<void> job_indicators(Words words);  // Parquet file
[[nodiscard]] Result<void> job_years(Words words);       // folder
[[nodiscard]] Result<void> job_industries(Words words);  // regions, sectors, ours or plain, steps

}  // namespace noroshi::bench
