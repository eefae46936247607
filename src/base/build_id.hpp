#pragma once
#include <string>

namespace noroshi {

// What identifies the build of the program or library that this code is part of: the linker's digest of it (the GNU
// build id), in hexadecimal. Any change of the code changes it, so what is kept under it never outlives the code that
// made it. Without such a note: empty, which nothing may be kept under.
[[nodiscard]] const std::string& build_id();

}  // namespace noroshi
