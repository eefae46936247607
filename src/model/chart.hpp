#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/provenance.hpp"
#include "model/report_table.hpp"

namespace noroshi {

struct ChartSeries {
  Text name;
  std::vector<double> values;  // one per category; means something only where `known`
  std::vector<bool> known;
  bool remainder = false;  // "others", "not identified": drawn in grey

  [[nodiscard]] bool knows(std::size_t category) const {
    return category < values.size() && category < known.size() && known[category] && std::isfinite(values[category]);
  }
};

// A picture of figures, without a word on how it is drawn. What is unknown is said, never drawn as zero.
struct Chart {
  std::string id;
  Text title;
  enum class Kind { stacked_bar, bar, line } kind = Kind::bar;
  std::vector<Text> categories;  // years, countries, stages
  std::vector<ChartSeries> series;
  Text unit;
  CellKind values = CellKind::real;  // how a value is said: share, usd, integer or real
  std::vector<Text> notes;
  std::vector<Provenance> provenance;

  [[nodiscard]] bool knows(std::size_t category) const {
    for (const auto& s : series) {
      if (s.knows(category)) return true;
    }
    return false;
  }
  [[nodiscard]] bool knows_anything() const {
    for (std::size_t c = 0; c < categories.size(); ++c) {
      if (knows(c)) return true;
    }
    return false;
  }
};

}  // namespace noroshi
