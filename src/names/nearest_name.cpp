#include "names/nearest_name.hpp"

#include <algorithm>
#include "names/edit_distance.hpp"
#include "names/letter_case.hpp"

namespace noroshi {
namespace {

constexpr std::size_t kLongestName = 64;

}  // namespace

std::optional<std::string> nearest_name(std::string_view given, std::span<const std::string> names) {
  if (given.empty() || given.size() > kLongestName) return std::nullopt;
  const std::string wanted = to_lower(given);
  std::optional<std::string> best;
  std::size_t fewest = std::max<std::size_t>(2, given.size() / 3) + 1;
  for (const auto& name : names) {
    if (name.size() > kLongestName) continue;
    const std::size_t changes = edit_distance(wanted, to_lower(name));
    if (changes >= fewest || changes >= std::max(given.size(), name.size())) continue;
    fewest = changes;
    best = name;
  }
  return best;
}

std::vector<Near> near_names(std::string_view given, std::span<const std::string> names) {
  auto near = nearest_name(given, names);
  if (!near) return {};
  return {Near{.value = *std::move(near)}};
}

Text suggestion(std::string_view given, std::span<const std::string> names) {
  const auto near = nearest_name(given, names);
  if (!near) return {};
  return text(" Did you mean '{}'?", "「{}」のことでしょうか。", *near);
}

}  // namespace noroshi
