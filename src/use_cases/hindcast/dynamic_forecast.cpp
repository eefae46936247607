#include "use_cases/hindcast/dynamic_forecast.hpp"

#include <algorithm>
#include <map>

#include "propagation/industries/industry_model.hpp"

namespace noroshi::use_cases {
namespace {

using propagation::IndustryFlows;

constexpr int kDays = 365;

// All final users of a region as one, so that a product whose stocks are run down is bought less and not sold.
IoTable one_user_a_region(const IoTable& table) {
  IoTable joined{.feed = table.feed, .year = table.year, .unit = table.unit};
  joined.industries = table.industries;
  joined.intermediate = table.intermediate;
  std::map<std::string, std::size_t> column;
  for (const auto& user : table.final_users) column.emplace(user.region, 0);
  for (auto& [region, place] : column) {
    place = joined.final_users.size();
    joined.final_users.push_back({region, "all"});
  }
  joined.final_demand = {table.size(), joined.final_users.size()};
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (std::size_t k = 0; k < table.final_users.size(); ++k) {
      joined.final_demand(i, column.at(table.final_users[k].region)) += table.final_demand(i, k);
    }
  }
  for (double& cell : joined.final_demand.values) cell = std::max(cell, 0.0);
  return joined;
}

// What each region buys of each product.
std::map<std::pair<std::string, std::string>, double> purchases(const IoTable& joined) {
  std::map<std::pair<std::string, std::string>, double> bought;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    for (std::size_t k = 0; k < joined.final_users.size(); ++k) {
      bought[{joined.final_users[k].region, joined.industries[i].sector}] += joined.final_demand(i, k);
    }
  }
  return bought;
}

propagation::IndustryScenario later_demand(const IoTable& before, const IoTable& later) {
  propagation::IndustryScenario scenario{.id = "later demand"};
  const auto then = purchases(later);
  for (const auto& [key, now] : purchases(before)) {
    const auto found = then.find(key);
    if (now <= 0.0 || found == then.end()) continue;
    scenario.demand_shocks.push_back({.region = key.first,
                                      .category = "all",
                                      .sector = key.second,
                                      .change = propagation::Path::block(found->second / now - 1.0, 0.0, 2.0 * kDays)});
  }
  return scenario;
}

}  // namespace

Result<OutputForecast> forecast_output_dynamically(const IoTable& before, const IoTable& later) {
  auto joined = one_user_a_region(before);
  auto scenario = later_demand(joined, one_user_a_region(later));
  const auto flows = IndustryFlows::make(std::move(joined));
  if (!flows) return fail(flows.error());
  std::vector<propagation::IndustryScenario> scenarios;
  scenarios.push_back(std::move(scenario));
  const auto model = propagation::make_industry_model(*flows, {}, std::move(scenarios));
  if (!model) return fail(model.error());
  const auto series = (*model)->series();
  const auto output = static_cast<std::size_t>(
      std::ranges::find(series, std::string_view{"output"}, &propagation::Series::id) - series.begin());
  OutputForecast forecast{
      {"dynamic: final demand imposed from the first day, 365 days", "動学：初日から最終需要を与える（365日）"},
      std::vector<double>(before.size()),
      false};
  std::vector<double> of_day(before.size());
  for (int day = 0; day < kDays; ++day) {
    (*model)->advance();
    (*model)->observe(output, 0, of_day);
    for (std::size_t i = 0; i < of_day.size(); ++i) forecast.output[i] += of_day[i];
  }
  return forecast;
}

}  // namespace noroshi::use_cases
