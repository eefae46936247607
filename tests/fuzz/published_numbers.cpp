#include "holdings/bundled_data.hpp"
#include "scratch_input.hpp"
#include "use_cases/scorecard/published_checks.hpp"

// Published numbers: each can be measured as it stands, or the file is refused with its place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  static const auto bundled = *holdings::BundledData::load(std::filesystem::path{NOROSHI_SOURCE_DIR} / "data");
  const auto file = fuzz::file("published_numbers.toml", {reinterpret_cast<const char*>(data), size});
  const auto checks = use_cases::read_published_checks(file, bundled->areas(), bundled->groups());
  if (!checks) return fuzz::check(checks.error()), fuzz::check(!checks.error().where.empty()), 0;
  for (const auto& check : *checks) {
    fuzz::check(check.published >= 0.0 && check.tolerance >= 0.0);
    if (const auto* asked = std::get_if<use_cases::FromTrade>(&check.recipe)) fuzz::check(asked->measure != nullptr);
    if (const auto* mass = std::get_if<use_cases::FromMass>(&check.recipe))
      fuzz::check(bundled->areas().find(mass->importer) && bundled->areas().find(mass->supplier));
    if (const auto* example = std::get_if<use_cases::WorkedExample>(&check.recipe))
      fuzz::check(example->measure != nullptr);
  }
  return 0;
}
