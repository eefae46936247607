#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace noroshi::columnar {

// Runs a program of ours in a process of its own and returns what it writes to standard output, so that a library that
// crashes or runs away on hostile bytes takes nothing with it. The program is started afresh (not forked: we have
// threads), gets no input and says nothing on the terminal; it bounds itself by process_limits.hpp.
// Errors: invalid_input when it did not end well, io when it could not be started.
[[nodiscard]] Result<std::string> run_contained(const std::filesystem::path& program,
                                                const std::vector<std::string>& words);

}  // namespace noroshi::columnar
