#pragma once
#include "scenarios/uncertain_good.hpp"

// The good of the worked examples of docs/methods.md as facts and flows: U = 10 a day, of which A sends 8 and B 2.
namespace noroshi::scenarios::example {

inline SourcedRange exactly(double value, std::string unit) {
  return {.value = Range::exactly(value), .unit = std::move(unit), .source = "test", .year = 2024};
}

inline SupplyFacts facts() {
  SupplyFacts f;
  f.commercial_stock_days = exactly(30.0, "days");
  f.strategic_stock_days = exactly(0.0, "days");
  f.transit_days = exactly(10.0, "days");
  f.home_share = exactly(0.0, "share");
  f.recycled_share = exactly(0.0, "share");
  f.substitutable_share = exactly(0.0, "share");
  f.substitution_days = exactly(0.0, "days");
  f.other_origins_share = exactly(0.0, "share");
  f.other_origins_days = exactly(0.0, "days");
  f.uses = {{.division = "26",
             .application = {"chips", "半導体"},
             .share = exactly(1.0, "share"),
             .indispensable = exactly(0.7, "share")}};
  return f;
}

inline UncertainGood::Parts parts() {
  return {.id = "example",
          .name = {"example", "例"},
          .flows = {.unit = "t", .origins = {{"AAA", 8.0 * 365.0}, {"BBB", 2.0 * 365.0}}, .re_exports = 0.0},
          .facts = facts()};
}

inline Scenario scenario(int horizon_days = 120) {
  return {.title = "A stops for 60 days",
          .horizon_days = horizon_days,
          .shocks = {{.what = "example",
                      .origin = "AAA",
                      .parameters = {{"recovery_days", Range::exactly(0.0)}},
                      .duration_days = 60}}};
}

}  // namespace noroshi::scenarios::example
