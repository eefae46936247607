#pragma once
#include <functional>
#include <string>

#include "base/result.hpp"

namespace noroshi {

// Runs `work` in a process of its own and returns the text it returns, so that a library that crashes or runs away on
// hostile bytes takes nothing with it. The child shares open files, may use 4 GiB more memory than we do now and five
// minutes of processor time, and says nothing on the terminal. `work` must not touch threads or locks of ours.
// Errors: invalid_input when the child did not end by itself, io when none could be started.
[[nodiscard]] Result<std::string> run_contained(const std::function<std::string()>& work);

}  // namespace noroshi
