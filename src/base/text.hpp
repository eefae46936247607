#pragma once
#include <fmt/core.h>

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

  [[nodiscard]] const std::string& in(Language language) const { return language == Language::ja ? ja : en; }
  friend bool operator==(const Text&, const Text&) = default;
};

// The same for constants known at compile time (catalogues, enum names, option documentation).
struct StaticText {
  std::string_view en, ja;

  [[nodiscard]] constexpr std::string_view in(Language language) const { return language == Language::ja ? ja : en; }
  operator Text() const { return {std::string{en}, std::string{ja}}; }
};

namespace detail {

// What an argument of text() is in one language: a Text speaks it, anything else is the same in both.
template <class T>
struct Spoken {
  using type = T;
  static const T& in(const T& value, Language) { return value; }
};
template <>
struct Spoken<Text> {
  using type = std::string;
  static const std::string& in(const Text& value, Language language) { return value.in(language); }
};
template <>
struct Spoken<StaticText> {
  using type = std::string_view;
  static const std::string_view& in(const StaticText& value, Language language) {
    return language == Language::ja ? value.ja : value.en;
  }
};

}  // namespace detail

// Formats both languages with the same arguments (fmt syntax; use {0}, {1} when the order differs). An argument that is
// itself a Text is put in in each language.
template <class... Args>
[[nodiscard]] Text text(fmt::format_string<const typename detail::Spoken<Args>::type&...> en,
                        fmt::format_string<const typename detail::Spoken<Args>::type&...> ja, const Args&... args) {
  return {fmt::format(en, detail::Spoken<Args>::in(args, Language::en)...),
          fmt::format(ja, detail::Spoken<Args>::in(args, Language::ja)...)};
}

}  // namespace noroshi
