#pragma once
#include <cstddef>
#include <string_view>

namespace noroshi {

// Smallest number of insertions, deletions and replacements of bytes that turns a into b, and of swaps of neighbours
// (Damerau 1964, optimal string alignment). O(|a| |b|) time, O(|b|) memory. Meant for folded names.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace noroshi
