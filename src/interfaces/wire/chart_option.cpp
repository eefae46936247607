#include "interfaces/wire/chart_option.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "interfaces/wire/figure.hpp"
#include "interfaces/wire/script_json.hpp"

namespace noroshi::wire {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kColours = 10;      // of the page's palette (interfaces/html/chart_script.cpp)
constexpr std::size_t kLongCategory = 7;  // letters that still fit under a bar

std::string_view name_of_values(CellKind kind) {
  switch (kind) {
    case CellKind::share:
      return "share";
    case CellKind::usd:
      return "usd";
    case CellKind::integer:
      return "integer";
    default:
      return "real";
  }
}

// Colours of the series of all charts: by name, so that China is the same everywhere, and never twice in one chart.
class Palette {
 public:
  std::vector<std::size_t> of(const Chart& chart) {
    std::vector<std::size_t> colours;
    std::set<std::size_t> taken;
    if (chart.kind == Chart::Kind::bar && chart.series.size() == 1) return {0};  // its name is the chart's own
    for (const auto& series : chart.series) {
      if (series.remainder) {
        colours.push_back(0);
        continue;
      }
      const auto kept = by_name_.try_emplace(series.name.en, next_ % kColours);
      if (kept.second) ++next_;
      std::size_t colour = kept.first->second;
      while (taken.size() < kColours && taken.contains(colour)) colour = (colour + 1) % kColours;
      taken.insert(colour);
      colours.push_back(colour);
    }
    return colours;
  }

 private:
  std::map<std::string, std::size_t> by_name_;
  std::size_t next_ = 0;
};

Json values_of(const Chart& chart, const ChartSeries& series) {
  Json values = Json::array();
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    values.push_back(series.knows(c) ? Json(series.values[c]) : Json());
  }
  return values;
}

// A bar of its own for categories of which nothing is known, as long as the others are.
Json unknown_series(const Chart& chart, Language language) {
  double longest = 0.0;
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    double sum = 0.0;
    for (const auto& series : chart.series) sum += series.knows(c) ? series.values[c] : 0.0;
    longest = std::max(longest, sum);
  }
  Json values = Json::array();
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    values.push_back(chart.knows(c) ? Json() : Json(longest > 0.0 ? longest : 1.0));
  }
  return {
      {"id", "unknown"}, {"name", unknown_word().in(language)}, {"type", "bar"}, {"stack", "all"}, {"data", values}};
}

Json series_of(const Chart& chart, const std::vector<std::size_t>& colours, Language language) {
  Json all = Json::array();
  std::size_t rest = 0;
  const bool line = chart.kind == Chart::Kind::line, stacked = chart.kind == Chart::Kind::stacked_bar;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const auto& series = chart.series[s];
    Json one{{"id", series.remainder ? fmt::format("rest{}", rest++) : fmt::format("s{}", s)},
             {"name", series.name.in(language)},
             {"type", line ? "line" : "bar"},
             {"colour", colours[s]},
             {"data", values_of(chart, series)}};
    if (stacked) one["stack"] = "all";
    if (line) one["connectNulls"] = false;
    all.push_back(std::move(one));
  }
  bool gap = false;
  for (std::size_t c = 0; c < chart.categories.size(); ++c) gap = gap || !chart.knows(c);
  if (stacked && gap) all.push_back(unknown_series(chart, language));
  return all;
}

Json option_of(const Chart& chart, const std::vector<std::size_t>& colours, Language language) {
  Json names = Json::array();
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    std::string name = chart.categories[c].in(language);
    if (chart.kind == Chart::Kind::bar && !chart.knows(c)) {
      name.append(language == Language::ja ? "（不明）" : " (unknown)");
    }
    names.push_back(std::move(name));
  }
  Json by_category{{"type", "category"}, {"data", std::move(names)}};
  Json by_value{{"type", "value"}, {"min", 0}};
  if (chart.values == CellKind::share && chart.kind != Chart::Kind::bar) by_value["max"] = 1;
  const bool flat = lies_flat(chart);
  if (flat) by_category["inverse"] = true;
  return {{"animation", false},
          {"legend", {{"show", chart.series.size() > 1}}},
          {"tooltip", {{"trigger", "axis"}}},
          {"xAxis", flat ? by_value : by_category},
          {"yAxis", flat ? by_category : by_value},
          {"series", series_of(chart, colours, language)}};
}

}  // namespace

bool lies_flat(const Chart& chart) {
  if (chart.kind == Chart::Kind::line) return false;
  return std::ranges::any_of(chart.categories,
                             [](const Text& c) { return c.en.size() > kLongCategory || c.ja.size() > kLongCategory; });
}

std::string write_script_charts(std::span<const Chart> charts) {
  Palette palette;
  Json all = Json::array();
  for (const auto& chart : charts) {
    const auto colours = palette.of(chart);
    all.push_back({{"id", chart.id},
                   {"values", name_of_values(chart.values)},
                   {"flat", lies_flat(chart)},
                   {"categories", chart.categories.size()},
                   {"en", option_of(chart, colours, Language::en)},
                   {"ja", option_of(chart, colours, Language::ja)}});
  }
  return safe_in_script(all.dump(-1, ' ', false, Json::error_handler_t::replace));
}

ReportTable chart_table(const Chart& chart) {
  ReportTable table;
  table.id = chart.id;
  table.title = chart.title;
  table.columns.push_back({"category", {"", ""}, CellKind::text, {}});
  for (const auto& series : chart.series) table.columns.push_back({series.name.en, series.name, chart.values, {}});
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    std::vector<Cell> row{chart.categories[c]};
    for (const auto& series : chart.series) {
      if (!series.knows(c)) {
        row.emplace_back();
      } else if (chart.values == CellKind::integer) {
        row.emplace_back(static_cast<std::int64_t>(std::llround(series.values[c])));
      } else {
        row.emplace_back(series.values[c]);
      }
    }
    table.rows.push_back(std::move(row));
  }
  table.notes = chart.notes;
  table.provenance = chart.provenance;
  return table;
}

}  // namespace noroshi::wire
