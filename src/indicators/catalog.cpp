#include "indicators/catalog.hpp"

#include <algorithm>
#include <array>

#include "names/nearest_name.hpp"

namespace noroshi::indicators {
namespace {

constexpr std::array kCatalog = {
#define NOROSHI_INDICATOR(name) &name,
#include "indicators/catalog.def"
#undef NOROSHI_INDICATOR
};

}  // namespace

std::span<const Indicator* const> indicator_catalog() { return kCatalog; }

const Indicator* find_indicator(std::string_view id) {
  for (const Indicator* indicator : kCatalog) {
    if (indicator->doc.id == id) return indicator;
  }
  return nullptr;
}

Result<const Indicator*> indicator_named(std::string_view id) {
  if (const auto* found = find_indicator(id)) return found;
  std::vector<std::string> ids;
  for (const Indicator* indicator : kCatalog) ids.emplace_back(indicator->doc.id);
  return fail_field(ErrorCode::not_found, "method",
                    text("there is no method '{}'. ⟦methods⟧ lists them.",
                         "手法「{}」はありません。⟦methods⟧ で一覧を表示できます。", id),
                    near_names(id, ids));
}

Result<void> check_option_names(const Indicator& method, const OptionValues& given) {
  std::vector<std::string> names;
  for (const auto& option : method.options()) names.emplace_back(option.name);
  for (const auto& [name, value] : given) {
    if (std::ranges::find(names, name) == names.end()) return fail(unknown_option(name, near_names(name, names)));
  }
  return {};
}

}  // namespace noroshi::indicators
