#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "model/trade_record.hpp"

namespace noroshi::lake {

// Flows as the lake's tables write them.
inline constexpr std::array<std::string_view, 4> kFlowNames{"import", "export", "re-import", "re-export"};

[[nodiscard]] inline std::optional<Flow> flow_named(std::string_view name) {
  for (std::size_t i = 0; i < kFlowNames.size(); ++i) {
    if (kFlowNames[i] == name) return static_cast<Flow>(i);
  }
  return std::nullopt;
}

}  // namespace noroshi::lake
