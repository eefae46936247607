#pragma once
// For tests: a small world, and a larger one made of draws.
#include <string>
#include <utility>
#include <vector>

#include "base/philox.hpp"
#include "model/io_table.hpp"
#include "propagation/industries/industry_flows.hpp"
#include "propagation/industries/industry_model.hpp"

namespace noroshi::example {

// Two regions, A and B, of three sectors (metal, parts, service), a household in each; yearly figures that are easy to
// follow: parts of A is made of metal from B.
inline IoTable metal_and_parts() {
  IoTable t{.feed = "example", .year = 2020, .unit = "million"};
  for (const std::string region : {"A", "B"})
    for (const std::string sector : {"metal", "parts", "service"}) t.industries.push_back({region, sector});
  t.final_users = {{"A", "households"}, {"B", "households"}};
  t.intermediate = numerics::DenseMatrix{6, 6};
  t.final_demand = numerics::DenseMatrix{6, 2};
  const double flows[6][8] = {
      // A.metal A.parts A.serv B.metal B.parts B.serv | A  B
      {365, 730, 0, 0, 0, 0, 365, 0},       // A metal
      {0, 365, 730, 0, 365, 0, 2920, 730},  // A parts
      {365, 730, 365, 0, 0, 0, 7300, 0},    // A service
      {0, 1460, 0, 730, 1460, 0, 0, 365},   // B metal
      {0, 0, 0, 365, 365, 730, 0, 1825},    // B parts
      {0, 0, 0, 730, 730, 365, 365, 5475},  // B service
  };
  for (std::size_t i = 0; i < 6; ++i)
    for (std::size_t j = 0; j < 8; ++j) (j < 6 ? t.intermediate(i, j) : t.final_demand(i, j - 6)) = flows[i][j];
  return t;
}

// regions x sectors industries with every flow there, two final users per region; figures are draws of the seed.
inline IoTable drawn_world(std::size_t regions, std::size_t sectors, std::uint64_t seed) {
  IoTable t{.feed = "drawn", .year = 2020, .unit = "million"};
  const auto name = [](char letter, std::size_t k) { return std::string{letter} + std::to_string(100 + k); };
  for (std::size_t r = 0; r < regions; ++r)
    for (std::size_t s = 0; s < sectors; ++s) t.industries.push_back({name('R', r), name('S', s)});
  for (std::size_t r = 0; r < regions; ++r)
    t.final_users.push_back({name('R', r), "households"}), t.final_users.push_back({name('R', r), "investment"});
  const std::size_t n = t.size(), m = t.final_users.size();
  t.intermediate = numerics::DenseMatrix{n, n};
  t.final_demand = numerics::DenseMatrix{n, m};
  const auto draw = [&](std::size_t i, std::size_t j, std::uint32_t purpose) {
    return uniform01(
        seed,
        {.replicate = static_cast<std::uint32_t>(i), .entity = static_cast<std::uint32_t>(j), .purpose = purpose});
  };
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double u = draw(i, j, 1);
      t.intermediate(i, j) = 1000.0 * u * u * u * (t.industries[i].region == t.industries[j].region ? 10.0 : 1.0) /
                             static_cast<double>(regions);
    }
    for (std::size_t k = 0; k < m; ++k)
      t.final_demand(i, k) = 4000.0 * draw(i, k, 2) * (t.industries[i].region == t.final_users[k].region ? 5.0 : 0.5);
  }
  return t;
}

inline propagation::IndustryFlows flows_of(IoTable table) {
  return propagation::IndustryFlows::make(std::move(table)).value();
}

}  // namespace noroshi::example
