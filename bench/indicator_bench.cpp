#include <fmt/format.h>

#include <optional>

#include "benchmarks.hpp"
#include "indicators/catalog.hpp"
#include "indicators/trade_facts.hpp"
#include "lake/trade_file.hpp"
#include "lake_cube.hpp"
#include "measure.hpp"
#include "normalize/trade_cube_builder.hpp"
#include "shipped_data.hpp"

namespace noroshi::bench {

// Room for a year of BACI, so that the columns of the cube do not grow step by step.
constexpr std::size_t kExpectedRows = 11'000'000;

Result<TradeCube> read_cube(columnar::Database& db, const normalize::AreaCatalog& areas,
                            const std::filesystem::path& file, int year) {
  normalize::TradeCubeBuilder builder{areas, {.period = {static_cast<std::int16_t>(year), 0}}, kExpectedRows};
  const auto read = lake::visit_trade_file(
      db, file, "flow = 'import' AND month = 0", [&](ProductCode product, auto reporter, auto partner, auto value) {
        for (std::size_t i = 0; i < value.size(); ++i) {
          builder.append(product, AreaCode{static_cast<std::uint16_t>(reporter[i])},
                         AreaCode{static_cast<std::uint16_t>(partner[i])}, value[i]);
        }
      });
  if (!read) return fail(read.error());
  return builder.finish();
}

namespace {

// Methods that look at the trade network as a whole; the others are rules on the facts of a position.
bool is_network_method(const indicators::Indicator& method) {
  return method.doc.id == "fragility" || method.doc.id == "complexity";
}

struct SqlForm {
  const char* name;
  const char* text;  // {} is the Parquet file
};
constexpr SqlForm kSqlForms[] = {
    {"DuckDB: shares by window, sum of squares (textbook)",
     "CREATE OR REPLACE TEMP TABLE hhi AS SELECT product, reporter, sum(share * share) AS hhi FROM (SELECT product, "
     "reporter, "
     "value_usd / sum(value_usd) OVER (PARTITION BY product, reporter) AS share FROM read_parquet({})) GROUP BY "
     "product, reporter"},
    {"DuckDB: shares by join with totals, sum of squares (textbook)",
     "CREATE OR REPLACE TEMP TABLE hhi AS WITH t AS (SELECT product, reporter, sum(value_usd) AS total FROM "
     "read_parquet({0}) GROUP BY "
     "product, reporter) SELECT product, reporter, sum((value_usd / total) * (value_usd / total)) AS hhi FROM "
     "read_parquet({0}) JOIN t "
     "USING (product, reporter) GROUP BY product, reporter"},
    {"DuckDB: sum(v*v) / sum(v)^2 in one pass",
     "CREATE OR REPLACE TEMP TABLE hhi AS SELECT product, reporter, sum(value_usd * value_usd) / (sum(value_usd) * "
     "sum(value_usd)) AS hhi "
     "FROM read_parquet({}) GROUP BY product, reporter"},
};

constexpr int kRounds = 3;

Result<std::vector<Cost>> sql_costs(columnar::Database& db, const std::string& file) {
  std::vector<Cost> medians;
  for (const auto& form : kSqlForms) {
    std::vector<Cost> costs;
    std::optional<Error> error;
    for (int round = 0; round < kRounds; ++round) {
      costs.push_back(measure([&] {
        if (auto done = db.execute(fmt::format(fmt::runtime(form.text), columnar::sql_string(file))); !done)
          error = done.error();
      }));
    }
    if (error) return fail(*error);
    medians.push_back(median(costs));
    print(form.name, medians.back());
  }
  return medians;
}

// CPU of ours: reading, facts (HHI and all that the rules need), rules, network methods. The window of three years of
// the methods that need one is the same year three times: built before the clock starts, since those years are facts
// that were computed when they were new.
struct Ours {
  double read = 0.0, facts = 0.0, rules = 0.0, networks = 0.0;
};

Result<Ours> our_costs(columnar::Database& db, const std::string& file) {
  const auto data = shipped_data();
  if (!data) return fail(data.error());
  const auto& areas = (*data)->areas();
  Ours ours;
  std::optional<TradeYear> year;
  std::vector<Cost> reads, facts;
  for (int round = 0; round < kRounds; ++round) {
    Result<TradeCube> cube;
    reads.push_back(measure([&] { cube = read_cube(db, areas, file, kYear); }));
    if (!cube) return fail(cube.error());
    facts.push_back(measure([&] { year = indicators::compute_trade_year(std::move(*cube)); }));
  }
  print("ours: read Parquet into a cube", median(reads));
  print("ours: facts (HHI, shares, exports, world)", median(facts));
  ours.read = median(reads).cpu_s;
  ours.facts = median(facts).cpu_s;
  const std::vector<const TradeYear*> window(3, &*year);
  for (const auto* method : indicators::indicator_catalog()) {
    std::vector<Cost> costs;
    for (int round = 0; round < kRounds; ++round) {
      std::optional<Error> error;
      costs.push_back(measure([&] {
        if (const auto result = method->compute({window}, {}); !result) error = result.error();
      }));
      if (error) return fail(*error);
    }
    print(fmt::format("ours: {}", method->doc.id), median(costs));
    (is_network_method(*method) ? ours.networks : ours.rules) += median(costs).cpu_s;
  }
  fmt::print("     {} positions, {} flows, {} products\n", year->cube.position_count(), year->cube.flow_count(),
             year->cube.product_count());
  return ours;
}

}  // namespace

Result<void> job_indicators(Words words) {
  auto db = columnar::Database::open();
  if (!db) return fail(db.error());
  const auto sql = sql_costs(*db, words[0]);
  if (!sql) return fail(sql.error());
  const auto ours = our_costs(*db, words[0]);
  if (!ours) return fail(ours.error());
  const std::pair<const char*, double> sums[] = {
      {"facts + rules, data in memory", ours->facts + ours->rules},
      {"facts + rules + networks, data in memory", ours->facts + ours->rules + ours->networks},
      {"facts + rules, with reading Parquet", ours->read + ours->facts + ours->rules},
      {"facts + rules + networks, with reading Parquet", ours->read + ours->facts + ours->rules + ours->networks}};
  const char* forms[] = {"window", "join", "one pass"};
  for (const auto& [what, cpu] : sums) {
    for (std::size_t f = 0; f < sql->size(); ++f) {
      print_bound(fmt::format("CPU {} ({:.3f} s) / SQL {} ({:.3f} s)", what, cpu, forms[f], (*sql)[f].cpu_s),
                  cpu / (*sql)[f].cpu_s, 0.05, "");
    }
  }
  return {};
}

void bench_indicators(const Setting& setting) {
  if (!need_lake(setting)) return;
  fmt::print("indicators: {} methods, all importers, all products of one year\n",
             indicators::indicator_catalog().size());
  const auto cost = run_child({setting.self, "--job", "indicators", setting.lake_file(kYear).string()});
  print("the whole job, both sides", cost);
}

}  // namespace noroshi::bench
