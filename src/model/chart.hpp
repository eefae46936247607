#pragma once
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/provenance.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// Between what a figure lies: the 10 % and the 90 % quantile of an ensemble, two published bounds. The notes of the
// chart say which. low <= high, both finite.
struct ChartRange {
  double low = 0.0, high = 0.0;
};

struct ChartSeries {
  Text name;
  std::vector<double> values;  // one per category; means something only where `known`
  std::vector<bool> known;
  bool remainder = false;  // "others", "not identified": drawn in grey
  // One per category, or none at all: a band around a line, a whisker on the bars of a
  // chart with one series. Nothing: unknown, and not drawn.
  std::vector<std::optional<ChartRange>> ranges = {};

  [[nodiscard]] bool knows(std::size_t category) const {
    return category < values.size() && category < known.size() && known[category] && std::isfinite(values[category]);
  }
  [[nodiscard]] std::optional<ChartRange> range(std::size_t category) const {
    return knows(category) && category < ranges.size() ? ranges[category] : std::nullopt;
  }
};

// What goes from one category to another in a Sankey diagram.
struct ChartFlow {
  std::size_t from = 0, to = 0;  // places in Chart::categories
  std::optional<double> value;   // above zero; nothing: unknown
  [[nodiscard]] bool is_drawn() const { return value && std::isfinite(*value) && *value > 0.0 && from != to; }
};

// A picture of figures, without a word on how it is drawn. What is unknown is said, never drawn as zero.
struct Chart {
  std::string id;
  Text title;
  enum class Kind {
    stacked_bar,
    bar,       // beside their names where these are long, else over them
    line,      // with a band where the series has ranges
    flat_bar,  // always beside their names, best first: top losers; with whiskers where there are ranges
    sankey     // of `flows` between the categories; without series
  } kind = Kind::bar;
  std::vector<Text> categories;  // years, days, countries, stages; for a Sankey diagram, where flows begin and end
  std::vector<ChartSeries> series;
  Text unit;
  CellKind values = CellKind::real;  // how a value is said: share, usd, integer or real
  std::vector<Text> notes;
  std::vector<Provenance> provenance;
  Text along = {};                    // what the categories are: "day after the start"
  std::vector<ChartFlow> flows = {};  // without circles

  [[nodiscard]] bool knows(std::size_t category) const {
    for (const auto& s : series) {
      if (s.knows(category)) return true;
    }
    return false;
  }
  [[nodiscard]] bool knows_anything() const {
    for (const auto& flow : flows) {
      if (flow.is_drawn()) return true;
    }
    for (std::size_t c = 0; c < categories.size(); ++c) {
      if (knows(c)) return true;
    }
    return false;
  }
};

}  // namespace noroshi
