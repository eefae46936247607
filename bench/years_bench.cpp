#include <fmt/format.h>
#include <sys/resource.h>

#include <deque>
#include <future>

#include "benchmarks.hpp"
#include "indicators/catalog.hpp"
#include "indicators/trade_facts.hpp"
#include "lake_cube.hpp"
#include "measure.hpp"
#include "shipped_data.hpp"

namespace noroshi::bench {
namespace {

constexpr std::size_t kWindow = 3;

// The cube of the next year is read while the methods judge this one. At most four years are in memory.
class YearStream {
 public:
  YearStream(const normalize::AreaCatalog& areas, std::filesystem::path folder)
      : areas_{areas}, folder_{std::move(folder)} {
    start(kFirstYear);
  }

  Result<TradeCube> next() {
    auto cube = reading_.get();
    if (year_ < kYear) start(year_ + 1);
    return cube;
  }

 private:
  void start(int year) {
    year_ = year;
    reading_ = std::async(std::launch::async, [this, year]() -> Result<TradeCube> {
      auto db = columnar::Database::open();
      if (!db) return fail(db.error());
      return read_cube(*db, areas_, folder_ / fmt::format("synthetic_{}.parquet", year), year);
    });
  }

  const normalize::AreaCatalog& areas_;
  std::filesystem::path folder_;
  int year_ = 0;
  std::future<Result<TradeCube>> reading_;
};

}  // namespace

// Every method that is a rule on the facts of a position, for every importer, product and year.
Result<void> job_years(Words words) {
  const auto data = shipped_data();
  if (!data) return fail(data.error());
  const auto& areas = (*data)->areas();
  YearStream stream{areas, words[0]};
  std::deque<TradeYear> window;
  std::size_t flows = 0, flagged = 0;
  for (int year = kFirstYear; year <= kYear; ++year) {
    auto cube = stream.next();
    if (!cube) return fail(cube.error());
    flows += cube->flow_count();
    if (window.size() == kWindow) window.pop_front();
    window.push_back(indicators::compute_trade_year(std::move(*cube)));
    std::vector<const TradeYear*> years;
    for (const auto& y : window) years.push_back(&y);
    for (const auto* method : indicators::indicator_catalog()) {
      if (method->doc.id == "fragility" || method->doc.id == "complexity") continue;
      const auto result = method->compute({years}, {});
      if (!result) return fail(result.error());
      for (const auto verdict : result->verdict) flagged += verdict == Verdict::flagged ? 1 : 0;
    }
  }
  fmt::print("     {} flows in {} years, {} flags\n", flows, kYear - kFirstYear + 1, flagged);
  return {};
}

void bench_years(const Setting& setting) {
  if (!need_lake(setting)) return;
  fmt::print("years: {} Parquet files streamed, every rule method with its window, every year\n",
             kYear - kFirstYear + 1);
  const auto cost = run_child({setting.self, "--job", "years", setting.lake().string()});
  print("27 years", cost);
  print_bound("wall", cost.wall_s, 60.0, " s");
  print_bound("peak memory", cost.peak_mib, 4096.0, " MiB");
}

}  // namespace noroshi::bench
