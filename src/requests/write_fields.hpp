#pragma once
#include <fmt/format.h>

#include <string>
#include <vector>

#include "requests/read_fields.hpp"

namespace noroshi {

namespace detail {

template <class T>
std::string word_of(const FieldDoc& field, const T& value) {
  if constexpr (std::is_enum_v<T>) {
    return std::string{field.choices[static_cast<std::size_t>(value)]};
  } else if constexpr (std::is_same_v<T, bool>) {
    return value ? "true" : "false";
  } else if constexpr (std::is_arithmetic_v<T>) {
    return fmt::format("{}", value);  // the shortest decimal that reads back as the same number
  } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Period>) {
    return to_string(value);
  } else if constexpr (std::is_same_v<T, std::filesystem::path>) {
    return value.string();
  } else {
    return value;
  }
}

template <class T>
std::vector<std::string> words_of(const FieldDoc& field, const T& value) {
  if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) {
    const auto number = static_cast<double>(value);
    if (!(number >= field.min && number <= field.max)) return {};  // a default that nobody can give: "no limit"
  }
  auto word = word_of(field, value);
  if (word.empty()) return {};
  return {std::move(word)};
}
template <class T>
std::vector<std::string> words_of(const FieldDoc& field, const std::optional<T>& value) {
  return value ? words_of(field, *value) : std::vector<std::string>{};
}
template <class T>
std::vector<std::string> words_of(const FieldDoc& field, const std::vector<T>& values) {
  std::vector<std::string> words;
  for (const auto& value : values) words.push_back(word_of(field, value));
  return words;
}
inline std::vector<std::string> words_of(const FieldDoc&, const MethodSettings& settings) {
  std::vector<std::string> words;
  for (const auto& [method, options] : settings) {
    for (const auto& [option, value] : options) words.push_back(fmt::format("{}.{}={}", method, option, value));
  }
  return words;
}

}  // namespace detail

// Every field of a request in words, defaults too: read_fields makes the same request of them. A field without a value
// (an empty text, list or optional, a number outside its range) has no words.
template <class Request>
[[nodiscard]] FieldValues write_fields(Request request) {
  FieldValues written;
  const auto write = [&](const auto& field) {
    const auto doc = describe(field);
    written.emplace(doc.name, detail::words_of(doc, field.of(request)));
  };
  std::apply([&](const auto&... field) { (write(field), ...); }, Request::fields());
  return written;
}

}  // namespace noroshi
