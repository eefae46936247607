#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace noroshi::toml {

// One thing that is wrong with a file; `where` holds all of its place: "goods/gallium.toml:12: stage[1].year".
struct Problem : Error {
  std::size_t line = 0;
  std::string key = {};  // "stage[1].year"
};

// Everything that is wrong: nobody corrects 30 files one error a run. Who wants only the first takes the front.
using Problems = std::vector<Problem>;

// The first problem, with the others below it. `problems` is not empty.
[[nodiscard]] Error all_in_words(const Problems& problems);

}  // namespace noroshi::toml
