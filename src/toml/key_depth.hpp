#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace noroshi::toml {

// A key of n parts (a.b.c...) becomes n tables inside one another, which the library takes apart by recursion: 100,000
// parts exhaust the stack. Keys do not cross lines, so dots of a line, in texts too, bound its parts; values nest at
// most 256 deep in the library itself.
constexpr std::size_t kMostDotsOfLine = 64;  // the longest of our own files has 8

// The first line that has more dots, counted from 1.
[[nodiscard]] std::optional<std::size_t> line_of_deep_key(std::string_view toml);

}  // namespace noroshi::toml
