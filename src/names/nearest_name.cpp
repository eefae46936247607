#include "names/nearest_name.hpp"

#include <algorithm>
#include <cctype>

namespace noroshi {
namespace {

constexpr std::size_t kLongestName = 64;

bool same_letter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

std::size_t changes_between(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = d[i - 1][j - 1] + (same_letter(a[i - 1], b[j - 1]) ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) && same_letter(a[i - 2], b[j - 1])) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view given, std::span<const std::string> names) {
  if (given.empty() || given.size() > kLongestName) return std::nullopt;
  std::optional<std::string> best;
  std::size_t fewest = std::max<std::size_t>(2, given.size() / 3) + 1;
  for (const auto& name : names) {
    if (name.size() > kLongestName) continue;
    const std::size_t changes = changes_between(given, name);
    if (changes >= fewest || changes >= std::max(given.size(), name.size())) continue;
    fewest = changes;
    best = name;
  }
  return best;
}

std::vector<Near> near_names(std::string_view given, std::span<const std::string> names) {
  const auto near = nearest_name(given, names);
  return near ? std::vector<Near>{{*near}} : std::vector<Near>{};
}

Text suggestion(std::string_view given, std::span<const std::string> names) {
  const auto near = nearest_name(given, names);
  if (!near) return {};
  return text(" Did you mean '{}'?", "「{}」のことでしょうか。", *near);
}

}  // namespace noroshi
