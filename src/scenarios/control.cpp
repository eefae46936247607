#include "scenarios/control.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "names/nearest_name.hpp"

namespace noroshi::scenarios {
namespace {

constexpr std::array kCatalog = {
#define NOROSHI_CONTROL(name) &name,
#include "scenarios/controls.def"
#undef NOROSHI_CONTROL
};

Error not_of(const Control& control, const std::string& given) {
  std::vector<std::string> ids;
  for (const auto& parameter : control.parameters) ids.emplace_back(parameter.id);
  return {.code = ErrorCode::not_found,
          .message = text("the control {} has no parameter '{}'. It has: {}.",
                          "措置「{}」にパラメータ「{}」はありません。使えるもの：{}。", control.doc.id, given,
                          fmt::format("{}", fmt::join(ids, ", "))),
          .field = "parameters." + given,
          .nearest = near_names(given, ids)};
}

}  // namespace

std::span<const Control* const> control_catalog() { return kCatalog; }

Result<const Control*> control_named(std::string_view id) {
  std::vector<std::string> ids;
  for (const Control* control : kCatalog) {
    if (control->doc.id == id) return control;
    ids.emplace_back(control->doc.id);
  }
  return fail_field(ErrorCode::not_found, "control",
                    text("there is no control '{}'. There are: {}.", "措置「{}」はありません。使えるもの：{}。", id,
                         fmt::format("{}", fmt::join(ids, ", "))),
                    near_names(id, ids));
}

bool rises(const Range& range) {
  return std::isfinite(range.low) && std::isfinite(range.high) && range.low <= range.mid && range.mid <= range.high;
}

Result<std::vector<Range>> parameter_ranges(const Control& control, const std::map<std::string, Range>& given) {
  for (const auto& [id, range] : given) {
    const auto known = std::ranges::find(control.parameters, id, &ControlParameter::id);
    if (known == control.parameters.end()) return fail(not_of(control, id));
    if (!rises(range) || range.low < known->min || range.high > known->max) {
      return fail_field(ErrorCode::invalid_input, "parameters." + id,
                        text("the range {} .. {} .. {} does not rise or leaves {} .. {} {}. Write low <= mid <= high.",
                             "範囲{}～{}～{}が昇順でないか、{}～{}（{}）を外れています。low ≦ mid ≦ "
                             "highとなるように書いてください。",
                             range.low, range.mid, range.high, known->min, known->max, known->unit));
    }
  }
  std::vector<Range> ranges;
  for (const auto& parameter : control.parameters) {
    const auto found = given.find(std::string{parameter.id});
    ranges.push_back(found == given.end() ? parameter.range : found->second);
  }
  return ranges;
}

}  // namespace noroshi::scenarios
