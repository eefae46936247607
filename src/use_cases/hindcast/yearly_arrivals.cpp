#include "use_cases/hindcast/yearly_arrivals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "columnar/query_rows.hpp"
#include "holdings/stored_trade.hpp"
#include "holdings/trade_provenance.hpp"
#include "lake/lake_views.hpp"

namespace noroshi::use_cases {
namespace {

constexpr double kKilogramsPerTonne = 1000.0;

// An area as its ISO code, or its number where it has none.
std::string code_of(const normalize::AreaCatalog& areas, int number) {
  const auto area = areas.find_number(number);
  if (!area) return std::to_string(number);
  const auto& iso = areas.area(*area).iso3;
  return iso.empty() ? std::to_string(number) : iso;
}

std::string condition(const std::string& product, int first_year, int last_year) {
  return fmt::format("flow = 'import' AND month = 0 AND product LIKE {} AND year BETWEEN {} AND {}",
                     columnar::sql_string(product + "%"), first_year, last_year);
}

Result<std::vector<Provenance>> provenance_of(const holdings::OpenedWorkspace& workspace, columnar::Database& db,
                                              const std::string& feed, const std::string& product, int first_year,
                                              int last_year) {
  const auto stored = holdings::StoredTrade::open(workspace.store(), {.source = feed});
  if (!stored) return fail(stored.error());
  std::vector<lake::Partition> files;
  for (const auto& [year, of_year] : stored->years()) {
    if (first_year <= year && year <= last_year) files.insert(files.end(), of_year.begin(), of_year.end());
  }
  return holdings::trade_provenance(workspace, db, std::move(files), {product});
}

}  // namespace

void YearlyArrivals::add(int year, const std::string& importer, const std::string& origin,
                         std::optional<double> tonnes) {
  flows_[year][{importer, origin}] = tonnes;
}

bool YearlyArrivals::reported(int year, const std::string& importer) const {
  const auto of_year = flows_.find(year);
  if (of_year == flows_.end()) return false;
  const auto first = of_year->second.lower_bound({importer, ""});
  return first != of_year->second.end() && first->first.first == importer;
}

std::optional<double> YearlyArrivals::tonnes(int year, const std::string& importer, const std::string& origin) const {
  if (!reported(year, importer)) return std::nullopt;
  const auto& of_year = flows_.at(year);
  const auto found = of_year.find({importer, origin});
  return found == of_year.end() ? std::optional{0.0} : found->second;
}

double YearlyArrivals::bought(int year, const std::string& importer) const {
  double sum = 0.0;
  const auto of_year = flows_.find(year);
  if (of_year == flows_.end()) return sum;
  for (const auto& [key, tonnes] : of_year->second) sum += key.first == importer ? tonnes.value_or(0.0) : 0.0;
  return sum;
}

double YearlyArrivals::sold(int year, const std::string& origin) const {
  double sum = 0.0;
  const auto of_year = flows_.find(year);
  if (of_year == flows_.end()) return sum;
  for (const auto& [key, tonnes] : of_year->second) sum += key.second == origin ? tonnes.value_or(0.0) : 0.0;
  return sum;
}

std::set<std::string> YearlyArrivals::importers() const {
  std::set<std::string> all;
  for (const auto& [year, flows] : flows_) {
    for (const auto& [key, tonnes] : flows) all.insert(key.first);
  }
  return all;
}

std::set<std::string> YearlyArrivals::origins() const {
  std::set<std::string> all;
  for (const auto& [year, flows] : flows_) {
    for (const auto& [key, tonnes] : flows) all.insert(key.second);
  }
  return all;
}

Result<YearlyArrivals> yearly_arrivals(holdings::OpenedWorkspace& workspace, const std::string& product, int first_year,
                                       int last_year) {
  YearlyArrivals arrivals;
  auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto views = lake::create_lake_views(workspace.store(), **db);
  if (!views) return fail(views.error());
  if (std::ranges::find(*views, "trade") == views->end()) return arrivals;
  const auto rows = condition(product, first_year, last_year);
  const auto feed = (*db)->scalar(
      fmt::format("SELECT feed FROM trade WHERE {} GROUP BY feed ORDER BY count(mass_kg) DESC, feed LIMIT 1", rows));
  if (!feed) return fail(feed.error());
  if (!*feed) return arrivals;
  arrivals.feed = **feed;
  // A flow of which one line has no weight has no known weight.
  auto done = columnar::each_row(
      **db,
      fmt::format("SELECT year::INTEGER, reporter::INTEGER, partner::INTEGER, CASE WHEN count(mass_kg) = count(*) THEN "
                  "sum(mass_kg)::DOUBLE END FROM trade WHERE {} AND feed = {} GROUP BY ALL ORDER BY ALL",
                  rows, columnar::sql_string(arrivals.feed)),
      [&](const columnar::Batch& batch, std::size_t r) {
        const auto number = [&](std::size_t column) { return batch.values<std::int32_t>(column)[r]; };
        const auto kilograms = batch.is_null(3, r) ? std::nullopt : std::optional{batch.values<double>(3)[r]};
        arrivals.add(number(0), code_of(workspace.areas(), number(1)), code_of(workspace.areas(), number(2)),
                     kilograms ? std::optional{*kilograms / kKilogramsPerTonne} : std::nullopt);
      });
  if (!done) return fail(done.error());
  auto provenance = provenance_of(workspace, **db, arrivals.feed, product, first_year, last_year);
  if (!provenance) return fail(provenance.error());
  arrivals.provenance = std::move(*provenance);
  return arrivals;
}

}  // namespace noroshi::use_cases
