#include "names/trimming.hpp"

#include <algorithm>
#include <array>

namespace noroshi {
namespace {

constexpr std::array<std::string_view, 6> kUnseen{" ", "\t", "\r", "\n", "\xC2\xA0", "\xEF\xBB\xBF"};

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto begins = [&](std::string_view mark) { return text.starts_with(mark); };
  const auto ends = [&](std::string_view mark) { return text.ends_with(mark); };
  for (auto at = kUnseen.begin(); (at = std::ranges::find_if(kUnseen, begins)) != kUnseen.end();)
    text.remove_prefix(at->size());
  for (auto at = kUnseen.begin(); (at = std::ranges::find_if(kUnseen, ends)) != kUnseen.end();)
    text.remove_suffix(at->size());
  return text;
}

}  // namespace noroshi
