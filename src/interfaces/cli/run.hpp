#pragma once
#include <string>
#include <vector>

#include "interfaces/cli/environment.hpp"

namespace noroshi::cli {

// The whole program: words after its name in, exit code out.
[[nodiscard]] int run(std::vector<std::string> words, const Environment& environment, Streams streams);

}  // namespace noroshi::cli
