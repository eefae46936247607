#pragma once
#include "holdings/bundled_data.hpp"

namespace noroshi {

// The data folder of the source tree.
[[nodiscard]] inline Result<std::shared_ptr<const holdings::BundledData>> shipped_data() {
  return holdings::BundledData::load(std::filesystem::path{NOROSHI_SOURCE_DIR} / "data");
}

}  // namespace noroshi
