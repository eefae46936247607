#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "propagation/static/leontief_system.hpp"

namespace noroshi::propagation {

// A published measure of one industry in a solved input-output table: one file each, listed in catalog.def.
struct StaticMethodDoc {
  std::string_view id;  // file name, column name and --method key: "upstreamness"
  StaticText title;     // "Upstreamness"
  StaticText formula;   // with what its letters mean; A, L, B, G, x, f, v as in leontief_system.hpp
  StaticText unit;      // of the number, with its range
  std::string_view source;
  bool own = false;  // a specification of ours, not a published rule; shown as such
};

// What a method may be asked beside the table.
struct StaticOptions {
  double share = 1.0;  // of extractions: how much of the industry's deals goes, 0 to 1
};

// One number per industry; nothing where the industry has none (it sells nothing).
using IndustryMeasure = std::vector<std::optional<double>>;

struct StaticMethod {
  StaticMethodDoc doc;
  Result<IndustryMeasure> (*compute)(const LeontiefSystem&, const StaticOptions&);
};

// Numbers of which those of inert industries are unknown.
[[nodiscard]] inline IndustryMeasure known_where_active(const LeontiefSystem& system,
                                                        const std::vector<double>& values) {
  IndustryMeasure measure(values.begin(), values.end());
  for (std::size_t i = 0; i < measure.size(); ++i) {
    if (system.inert[i] != 0) measure[i].reset();
  }
  return measure;
}

// The measure over its mean of the active industries; unknown where nothing is sold.
[[nodiscard]] inline IndustryMeasure relative_to_mean(const LeontiefSystem& system, std::vector<double> index) {
  double sum = 0.0, count = 0.0;
  for (std::size_t i = 0; i < index.size(); ++i) {
    if (system.inert[i] == 0) sum += index[i], count += 1.0;
  }
  for (double& value : index) value *= count / sum;
  return known_where_active(system, index);
}

}  // namespace noroshi::propagation
