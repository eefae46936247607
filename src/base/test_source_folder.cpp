#include "base/test_source_folder.hpp"

namespace noroshi::test {

std::filesystem::path source_folder() { return NOROSHI_SOURCE_DIR; }

}  // namespace noroshi::test
