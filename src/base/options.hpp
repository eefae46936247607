#pragma once
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/result.hpp"

namespace noroshi {

// One declared option of a method. The CLI flag, the range check and the reference page derive from it.
// All options of methods are real numbers (a count is a whole real number): thresholds and windows.
template <class Options>
struct OptionField {
  std::string_view name;
  double Options::*member;
  std::string_view unit;
  double min, max;
  StaticText doc;
};

struct OptionDoc {
  std::string_view name, unit;
  StaticText doc;
  double fallback, min, max;
};

using OptionValues = std::map<std::string, double, std::less<>>;

template <class Options>
[[nodiscard]] std::vector<OptionDoc> describe_options() {
  std::vector<OptionDoc> docs;
  const Options defaults{};
  std::apply(
      [&](const auto&... f) {
        (docs.push_back({f.name, f.unit, f.doc, defaults.*f.member, f.min, f.max}), ...);
      },
      Options::fields());
  return docs;
}

[[nodiscard]] inline Error unknown_option(std::string_view name, std::vector<Near> nearest = {}) {
  return {.code = ErrorCode::invalid_input,
          .message = text("unknown option '{}'. ⟦methods⟧ lists the options of each method.",
                          "オプション「{}」はありません。⟦methods⟧ で各手法のオプションを確認してください。", name),
          .where = std::string{name},
          .nearest = std::move(nearest)};
}

// Fills Options from named values. Errors: invalid_input for an unknown name or a value out of range (NaN included).
template <class Options>
[[nodiscard]] Result<Options> read_options(const OptionValues& given) {
  Options options{};
  for (const auto& [name, value] : given) {
    bool known = false;
    std::string range;
    const auto take = [&, key = std::string_view{name}, v = value](const auto& field) {
      if (field.name != key) return;
      known = true;
      if (v >= field.min && v <= field.max) {
        options.*field.member = v;
      } else {
        range = fmt::format("{} .. {}", field.min, field.max);
      }
    };
    std::apply([&](const auto&... field) { (take(field), ...); }, Options::fields());
    if (!known) return fail(unknown_option(name));
    if (!range.empty()) {
      return fail(ErrorCode::invalid_input,
                  text("{} = {} is outside its range. Give a value in {}.",
                       "{} = {} は範囲外です。{} の値を指定してください。", name, value, range),
                  name);
    }
  }
  return options;
}

}  // namespace noroshi
