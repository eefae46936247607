#include "indicators/catalog.hpp"

#include <array>

namespace noroshi {
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
  return fail(ErrorCode::not_found,
              text("there is no method '{}'. `noroshi methods` lists them.",
                   "手法「{}」はありません。`noroshi methods` で一覧を表示できます。", id),
              std::string{id});
}

}  // namespace noroshi
