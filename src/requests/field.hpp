#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "base/calendar.hpp"
#include "base/options.hpp"
#include "base/text.hpp"

namespace noroshi {

// What a job may be asked, declared once: options of the command line with their range checks, pages of help and
// completion derive from it, and so will routes and keywords. A request is a struct with defaults and a list of fields:
//
//   struct LevelRequest {
//     std::string importer = "JPN";
//     std::vector<std::string> goods;
//     static auto fields() {
//       return std::tuple{Field{.name = "importer", .value = "AREA", .member = &LevelRequest::importer, .doc = {...}},
//                         Field{.name = "good", .value = "GOODS", .member = &LevelRequest::goods, .doc = {...}}};
//     }
//   };

enum class FieldType : std::uint8_t { text, number, integer, date, month, choice, flag, path, settings };

// What a value names, so that an interface can offer what there is. Feeds of mapping files are feeds too, so a feed is
// offered and not insisted on.
enum class ValueIs : std::uint8_t {
  word,
  file,
  folder,
  area,
  product,
  good,
  feed,
  trade_feed,
  method,
  scheme,
  table_feed
};

// Options of methods, as in "geodep.import_hhi=0.5".
using MethodSettings = std::map<std::string, OptionValues>;

// A field without its C++ type.
struct FieldDoc {
  std::string_view name;   // "as_of"
  std::string_view value;  // what stands for the value on a page of help: "DATE"; empty: a switch
  StaticText doc;
  FieldType type = FieldType::text;
  ValueIs is = ValueIs::word;
  double min = 0.0, max = 0.0;            // of numbers
  std::vector<std::string_view> choices;  // of a choice
  bool many = false;                      // a list
  bool required = false;
};

template <class Request, class T>
struct Field {
  std::string_view name;
  std::string_view value = {};
  T Request::*member;
  StaticText doc;
  ValueIs is = ValueIs::word;
  double min = 0.0, max = 0.0;                 // numbers and whole numbers
  std::vector<std::string_view> choices = {};  // in the order of the enumerators, where T is an enumeration
  bool required = false;

  [[nodiscard]] T& of(Request& request) const { return request.*member; }
};

// A field of a part of a request.
template <class Request, class Part, class T>
struct PartField {
  Part Request::*part;
  Field<Part, T> field;

  [[nodiscard]] T& of(Request& request) const { return field.of(request.*part); }
};

template <class Request, class Part, class T>
[[nodiscard]] PartField<Request, Part, T> within(Part Request::*part, Field<Part, T> field) {
  return {part, std::move(field)};
}
// Every field of a part that declares its own.
template <class Request, class Part>
[[nodiscard]] auto fields_within(Part Request::*part) {
  return std::apply([&](auto... field) { return std::tuple{within(part, std::move(field))...}; }, Part::fields());
}

// The type of a field and whether it is a list, from its C++ type.
struct FieldShape {
  FieldType type;
  bool many = false;
};
template <class T>
[[nodiscard]] constexpr FieldShape shape_of(std::type_identity<T>) {
  if constexpr (std::is_enum_v<T>) {
    return {FieldType::choice};
  } else if constexpr (std::is_same_v<T, bool>) {
    return {FieldType::flag};
  } else if constexpr (std::is_integral_v<T>) {
    return {FieldType::integer};
  } else if constexpr (std::is_floating_point_v<T>) {
    return {FieldType::number};
  } else if constexpr (std::is_same_v<T, Date>) {
    return {FieldType::date};
  } else if constexpr (std::is_same_v<T, Period>) {
    return {FieldType::month};
  } else if constexpr (std::is_same_v<T, std::filesystem::path>) {
    return {FieldType::path};
  } else if constexpr (std::is_same_v<T, MethodSettings>) {
    return {FieldType::settings, true};
  } else {
    static_assert(std::is_same_v<T, std::string>, "a field of a type that requests do not know");
    return {FieldType::text};
  }
}
template <class T>
[[nodiscard]] constexpr FieldShape shape_of(std::type_identity<std::optional<T>>) {
  return shape_of(std::type_identity<T>{});
}
template <class T>
[[nodiscard]] constexpr FieldShape shape_of(std::type_identity<std::vector<T>>) {
  return {shape_of(std::type_identity<T>{}).type, true};
}

template <class Request, class T>
[[nodiscard]] FieldDoc describe(const Field<Request, T>& f) {
  auto shape = shape_of(std::type_identity<T>{});
  if (shape.type == FieldType::text && !f.choices.empty()) shape.type = FieldType::choice;
  return {f.name, f.value, f.doc, shape.type, f.is, f.min, f.max, f.choices, shape.many, f.required};
}
template <class Request, class Part, class T>
[[nodiscard]] FieldDoc describe(const PartField<Request, Part, T>& f) {
  return describe(f.field);
}

template <class Request>
[[nodiscard]] std::vector<FieldDoc> describe_fields() {
  return std::apply([](const auto&... field) { return std::vector{describe(field)...}; }, Request::fields());
}

}  // namespace noroshi
