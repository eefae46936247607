#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "requests/field.hpp"

namespace noroshi {

// What was given, as words; a switch that is on has no words or one of true, false. Of a field that is no list and is
// given more than once the last word counts.
using FieldValues = std::map<std::string, std::vector<std::string>, std::less<>>;

// One word as a value of the field. Error: invalid_input of the field.
[[nodiscard]] Result<double> read_number(const FieldDoc& field, const std::string& word);
[[nodiscard]] Result<std::int64_t> read_integer(const FieldDoc& field, const std::string& word);
[[nodiscard]] Result<bool> read_flag(const FieldDoc& field, const std::vector<std::string>& words);
[[nodiscard]] Result<Date> read_date(const FieldDoc& field, const std::string& word);
[[nodiscard]] Result<Period> read_month(const FieldDoc& field, const std::string& word);
[[nodiscard]] Result<std::size_t> read_choice(const FieldDoc& field, const std::string& word);  // its place
[[nodiscard]] Result<MethodSettings> read_settings(const FieldDoc& field, const std::vector<std::string>& words);

// Error: of the first name that is no field (with the nearest), or the first required field that is not given.
[[nodiscard]] Result<void> check_names(const std::vector<FieldDoc>& fields, const FieldValues& given);

namespace detail {

template <class T>
Result<T> read_word(const FieldDoc& field, const std::string& word) {
  const auto cast = [](const auto& value) { return static_cast<T>(value); };
  if constexpr (std::is_enum_v<T>) {
    return read_choice(field, word).map(cast);
  } else if constexpr (std::is_integral_v<T>) {
    return read_integer(field, word).map(cast);
  } else if constexpr (std::is_floating_point_v<T>) {
    return read_number(field, word);
  } else if constexpr (std::is_same_v<T, Date>) {
    return read_date(field, word);
  } else if constexpr (std::is_same_v<T, Period>) {
    return read_month(field, word);
  } else {
    if (field.type == FieldType::choice) {
      if (auto known = read_choice(field, word); !known) return fail(known.error());
    }
    return T{word};
  }
}

template <class T>
Result<void> take(const FieldDoc& field, const std::vector<std::string>& words, T& out) {
  if constexpr (std::is_same_v<T, bool>) {
    auto flag = read_flag(field, words);
    if (!flag) return fail(flag.error());
    out = *flag;
  } else if constexpr (std::is_same_v<T, MethodSettings>) {
    auto settings = read_settings(field, words);
    if (!settings) return fail(settings.error());
    out = std::move(*settings);
  } else {
    if (words.empty()) return {};
    auto value = read_word<T>(field, words.back());
    if (!value) return fail(value.error());
    out = std::move(*value);
  }
  return {};
}
template <class T>
Result<void> take(const FieldDoc& field, const std::vector<std::string>& words, std::optional<T>& out) {
  T value{};
  if (words.empty()) return {};
  auto taken = take(field, words, value);
  if (taken) out = std::move(value);
  return taken;
}
template <class T>
Result<void> take(const FieldDoc& field, const std::vector<std::string>& words, std::vector<T>& out) {
  for (const auto& word : words) {
    auto value = read_word<T>(field, word);
    if (!value) return fail(value.error());
    out.push_back(std::move(*value));
  }
  return {};
}

}  // namespace detail

// Fills a request from words. Errors: invalid_input, naming the field: a name that is no field, a word that is no value
// of it or outside its range, a required field that is missing.
template <class Request>
[[nodiscard]] Result<Request> read_fields(const FieldValues& given) {
  Request request{};
  if (auto known = check_names(describe_fields<Request>(), given); !known) return fail(known.error());
  Result<void> outcome;
  const auto read = [&](const auto& field) {
    const auto doc = describe(field);
    const auto words = given.find(doc.name);
    if (outcome && words != given.end()) outcome = detail::take(doc, words->second, field.of(request));
  };
  std::apply([&](const auto&... field) { (read(field), ...); }, Request::fields());
  if (!outcome) return fail(outcome.error());
  return request;
}

}  // namespace noroshi
