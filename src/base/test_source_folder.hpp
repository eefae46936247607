#pragma once
#include <filesystem>

namespace noroshi::test {

// Where the source tree lies, for tests that read what is shipped with it. Compiled in one place, so that every other
// object of a test is the same in every copy of the tree.
[[nodiscard]] std::filesystem::path source_folder();

}  // namespace noroshi::test
