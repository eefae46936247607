#include "scenarios/scenario_file.hpp"

#include "scratch_input.hpp"

// A scenario of an analyst: one that check() accepts, or problems with their places.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  const auto scenario = scenarios::parse_scenario({reinterpret_cast<const char*>(data), size}, "scenario.toml");
  if (!scenario) {
    fuzz::check(!scenario.error().empty());
    for (const auto& problem : scenario.error()) fuzz::check(problem), fuzz::check(!problem.where.empty());
    return 0;
  }
  fuzz::check(scenarios::check(*scenario).has_value());
  return 0;
}
