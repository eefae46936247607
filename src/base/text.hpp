#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace noroshi {

enum class Language { en, ja };

// Words a user reads. Both languages stand side by side, so neither can be forgotten: a Text with one
// language does not compile.
struct Text {
  std::string en, ja;

  Text() = default;
  Text(std::string english, std::string japanese) : en{std::move(english)}, ja{std::move(japanese)} {}

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::ja ? ja : en;
  }
  friend bool operator==(const Text&, const Text&) = default;
};

// The same for constants known at compile time (catalogues, enum names, option documentation).
struct StaticText {
  std::string_view en, ja;

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::ja ? ja : en;
  }
  operator Text() const { return {std::string{en}, std::string{ja}}; }
};

// Formats both languages with the same arguments (fmt syntax; use {0}, {1} when the order differs).
template <class... Args>
[[nodiscard]] Text text(fmt::format_string<const Args&...> en, fmt::format_string<const Args&...> ja,
                        const Args&... args) {
  return {fmt::format(en, args...), fmt::format(ja, args...)};
}

}  // namespace noroshi
