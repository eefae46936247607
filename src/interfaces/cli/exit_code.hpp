#pragma once
#include <span>

#include "base/result.hpp"

namespace noroshi::cli {

// The one table from what went wrong to what a script sees; --help prints it.
struct ExitCode {
  int number;
  StaticText meaning;
};

inline constexpr int kExitSuccess = 0;
inline constexpr int kExitAttention = 8;  // done, and what was to be watched wants a look
inline constexpr int kExitInternal = 70;  // EX_SOFTWARE of sysexits.h: a mistake of ours

[[nodiscard]] int exit_code(ErrorCode code);
[[nodiscard]] std::span<const ExitCode> exit_codes();  // in order, with success and internal errors

}  // namespace noroshi::cli
