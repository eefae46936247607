#include "use_cases/hindcast/demand_forecasts.hpp"

#include <map>
#include <set>
#include <span>

#include "numerics/linear_solver.hpp"
#include "propagation/static/leontief_system.hpp"

namespace noroshi::use_cases {
namespace {

using propagation::LeontiefSystem;

std::vector<double> final_demand_of(const IoTable& table) { return propagation::row_sums(table.final_demand); }

double sum(std::span<const double> values) {
  double total = 0.0;
  for (const double v : values) total += v;
  return total;
}

// What the final users of each region buy, wherever it comes from.
std::map<std::string, double> spending_by_region(const IoTable& table) {
  std::map<std::string, double> spending;
  for (std::size_t k = 0; k < table.final_users.size(); ++k) {
    double& of_region = spending[table.final_users[k].region];
    for (std::size_t i = 0; i < table.size(); ++i) of_region += table.final_demand(i, k);
  }
  return spending;
}

std::vector<std::size_t> industries_of(const IoTable& table, const std::string& region) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table.industries[i].region == region) places.push_back(i);
  }
  return places;
}

// A region by itself: what it sells to others, finished or not, is one final user.
IoTable alone(const IoTable& world, const std::vector<std::size_t>& places) {
  IoTable table{.feed = world.feed, .year = world.year, .unit = world.unit};
  table.final_users = {{world.industries[places.front()].region, "home and abroad"}};
  table.intermediate = {places.size(), places.size()};
  table.final_demand = {places.size(), 1};
  const auto final_demand = final_demand_of(world);
  for (std::size_t i = 0; i < places.size(); ++i) {
    table.industries.push_back(world.industries[places[i]]);
    double sold_home = 0.0;
    for (std::size_t j = 0; j < places.size(); ++j) {
      table.intermediate(i, j) = world.intermediate(places[i], places[j]);
      sold_home += table.intermediate(i, j);
    }
    table.final_demand(i, 0) = sum(world.intermediate.row(places[i])) + final_demand[places[i]] - sold_home;
  }
  return table;
}

Result<std::vector<double>> each_region_alone(const IoTable& before, const IoTable& later) {
  std::vector<double> output(before.size());
  for (const auto& region : regions_of(before)) {
    const auto places = industries_of(before, region);
    const auto system = LeontiefSystem::of(alone(before, places));
    if (!system) return fail(system.error());
    const auto made = numerics::product(system->inverse, alone(later, places).final_demand.values);
    for (std::size_t i = 0; i < places.size(); ++i) output[places[i]] = made[i];
  }
  return output;
}

std::vector<OutputForecast> naive_forecasts(const IoTable& before, const IoTable& later) {
  const auto now = output_of(before);
  const auto demand_now = final_demand_of(before), demand_then = final_demand_of(later);
  const double world_growth = sum(demand_then) / sum(demand_now);
  const auto spent_now = spending_by_region(before), spent_then = spending_by_region(later);
  OutputForecast none{{"no change", "変化なし"}, now, true}, world = none, own = none, direct = none;
  world.forecaster = {"growth of the world's final demand", "世界全体の最終需要の伸び"};
  own.forecaster = {"growth of the region's own final demand", "当該国の最終需要の伸び"};
  direct.forecaster = {"change of final demand without a chain", "最終需要の変化のみ（波及なし）"};
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto& region = before.industries[i].region;
    const auto then = spent_then.find(region), was = spent_now.find(region);
    const bool known = then != spent_then.end() && was != spent_now.end() && was->second > 0.0;
    world.output[i] *= world_growth;
    own.output[i] *= known ? then->second / was->second : world_growth;
    direct.output[i] += demand_then[i] - demand_now[i];
  }
  return {std::move(none), std::move(world), std::move(own), std::move(direct)};
}

}  // namespace

std::vector<double> output_of(const IoTable& table) {
  auto output = propagation::row_sums(table.intermediate);
  const auto final_demand = final_demand_of(table);
  for (std::size_t i = 0; i < output.size(); ++i) output[i] += final_demand[i];
  return output;
}

std::vector<std::string> regions_of(const IoTable& table) {
  std::set<std::string> regions;
  for (const auto& industry : table.industries) regions.insert(industry.region);
  return {regions.begin(), regions.end()};
}

Result<std::vector<OutputForecast>> forecast_outputs(const IoTable& before, const IoTable& later) {
  if (before.industries != later.industries) {
    return fail_field(
        ErrorCode::invalid_input, "later_table",
        {"the two tables do not have the same industries (an output cannot be compared with another's). Name "
         "two years of one feed",
         "二つの表の産業が一致しない（産出を比較できない）。同じフィードの2か年を指定すること"});
  }
  const auto system = LeontiefSystem::of(before);
  if (!system) return fail(system.error());
  auto alone_outputs = each_region_alone(before, later);
  if (!alone_outputs) return fail(alone_outputs.error());
  std::vector<OutputForecast> forecasts;
  forecasts.push_back({{"static: final demand imposed on the world table", "静学：世界表に最終需要を与える"},
                       numerics::product(system->inverse, final_demand_of(later))});
  forecasts.push_back(
      {{"static: final demand and exports imposed on each country", "静学：各国に国内最終需要と輸出を与える"},
       std::move(*alone_outputs)});
  std::ranges::move(naive_forecasts(before, later), std::back_inserter(forecasts));
  return forecasts;
}

}  // namespace noroshi::use_cases
