#include "model/trade_frame.hpp"

#include <fmt/format.h>

#include <utility>

namespace noroshi {
namespace {

constexpr std::array<std::string_view, 3> kExtents{"not_said", "listed", "all"};

using Part = std::pair<std::string_view, Extent DeclaredFrame::*>;
constexpr std::array<Part, 4> kParts{{{"partners", &DeclaredFrame::partners},
                                      {"destinations", &DeclaredFrame::destinations},
                                      {"products", &DeclaredFrame::products},
                                      {"reporters", &DeclaredFrame::reporters}}};

}  // namespace

std::string_view name_of(Extent extent) { return kExtents[static_cast<std::size_t>(extent)]; }

std::optional<Extent> parse_extent(std::string_view name) {
  for (std::size_t i = 0; i < kExtents.size(); ++i) {
    if (kExtents[i] == name) return static_cast<Extent>(i);
  }
  return std::nullopt;
}

std::string name_of(const DeclaredFrame& frame) {
  std::string words;
  for (const auto& [name, member] : kParts) {
    words += fmt::format("{}{}={}", words.empty() ? "" : " ", name, name_of(frame.*member));
  }
  return words;
}

std::optional<DeclaredFrame> parse_frame(std::string_view words) {
  DeclaredFrame frame;
  while (!words.empty()) {
    const auto word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    const auto equals = word.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const auto extent = parse_extent(word.substr(equals + 1));
    bool known = false;
    for (const auto& [name, member] : kParts) {
      if (name != word.substr(0, equals) || !extent) continue;
      frame.*member = *extent;
      known = true;
    }
    if (!known) return std::nullopt;
  }
  return frame;
}

}  // namespace noroshi
