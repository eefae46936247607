#include "model/standing.hpp"

#include <array>

namespace noroshi {
namespace {

constexpr std::array<std::string_view, kStandings> kNames{"reconciled", "reporter", "extract",
                                                          "national",   "own",      "cited"};

}  // namespace

std::string_view name_of(Standing standing) { return kNames[static_cast<std::size_t>(standing)]; }

std::optional<Standing> parse_standing(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Standing>(i);
  }
  return std::nullopt;
}

StaticText describe(Standing standing) {
  constexpr std::array<StaticText, kStandings> kWords{{{"reconciled", "突合済み"},
                                                       {"reporters", "報告国"},
                                                       {"extract", "抽出"},
                                                       {"national", "各国統計"},
                                                       {"own table", "自前の表"},
                                                       {"cited", "引用"}}};
  return kWords[static_cast<std::size_t>(standing)];
}

}  // namespace noroshi
