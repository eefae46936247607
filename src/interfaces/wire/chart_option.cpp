#include "interfaces/wire/chart_option.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "interfaces/wire/chart_table.hpp"
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
    const bool bars = chart.kind == Chart::Kind::bar || chart.kind == Chart::Kind::flat_bar;
    if (bars && chart.series.size() == 1) return {0};  // its name is the chart's own
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

bool is_negative_somewhere(const Chart& chart) {
  for (const auto& series : chart.series) {
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
      const auto range = series.range(c);
      if ((series.knows(c) && series.values[c] < 0.0) || (range && range->low < 0.0)) return true;
    }
  }
  return false;
}

// Low and high of each category, for the words beside a figure.
Json ranges_of(const Chart& chart, const ChartSeries& series) {
  Json all = Json::array();
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    const auto range = series.range(c);
    all.push_back(range ? Json{range->low, range->high} : Json());
  }
  return all;
}

// A band is a line that is not seen, at the low end, and an area stacked on it.
void add_band(const Chart& chart, const ChartSeries& series, std::size_t number, std::size_t colour, Json& all) {
  Json low = Json::array(), height = Json::array();
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    const auto range = series.range(c);
    low.push_back(range ? Json(range->low) : Json());
    height.push_back(range ? Json(range->high - range->low) : Json());
  }
  for (const auto& [part, data] : {std::pair{"low", &low}, std::pair{"band", &height}}) {
    all.push_back({{"id", fmt::format("{}{}", part, number)},
                   {"name", fmt::format("{}{}", part, number)},
                   {"type", "line"},
                   {"colour", colour},
                   {"stack", fmt::format("band{}", number)},
                   {"stackStrategy", "all"},
                   {"connectNulls", false},
                   {"data", *data}});
  }
}

// [low, high, place of the category, figure]: the page's script draws them.
Json whiskers_of(const Chart& chart, const ChartSeries& series, std::size_t number) {
  Json data = Json::array();
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    if (const auto range = series.range(c)) data.push_back({range->low, range->high, c, series.values[c]});
  }
  const bool flat = lies_flat(chart);
  const Json along{0, 1};
  return {{"id", fmt::format("whisker{}", number)},
          {"name", fmt::format("whisker{}", number)},
          {"type", "custom"},
          {"encode", {{flat ? "x" : "y", along}, {flat ? "y" : "x", 2}}},
          {"data", std::move(data)}};
}

// Nodes are named by their place, because two may be called alike; `labels` has their names.
Json sankey_of(const Chart& chart, Language language) {
  Json nodes = Json::array(), links = Json::array(), labels = Json::array();
  std::set<std::size_t> used;
  for (const auto& flow : drawn_flows(chart)) {
    used.insert({flow.from, flow.to});
    links.push_back(
        {{"source", std::to_string(flow.from)}, {"target", std::to_string(flow.to)}, {"value", *flow.value}});
  }
  for (const auto node : used) nodes.push_back({{"name", std::to_string(node)}});
  for (const auto& category : chart.categories) labels.push_back(category.in(language));
  return {{"animation", false},
          {"tooltip", {{"trigger", "item"}}},
          {"labels", std::move(labels)},
          {"series", Json::array({{{"id", "sankey"}, {"type", "sankey"}, {"data", nodes}, {"links", links}}})}};
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
    if (has_ranges(series)) one["ranges"] = ranges_of(chart, series);
    all.push_back(std::move(one));
  }
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    if (!has_ranges(chart.series[s])) continue;
    if (line) {
      add_band(chart, chart.series[s], s, colours[s], all);
    } else {
      all.push_back(whiskers_of(chart, chart.series[s], s));
    }
  }
  bool gap = false;
  for (std::size_t c = 0; c < chart.categories.size(); ++c) gap = gap || !chart.knows(c);
  if (stacked && gap) all.push_back(unknown_series(chart, language));
  return all;
}

Json option_of(const Chart& chart, const std::vector<std::size_t>& colours, Language language) {
  if (chart.kind == Chart::Kind::sankey) return sankey_of(chart, language);
  Json names = Json::array();
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    std::string name = chart.categories[c].in(language);
    if ((chart.kind == Chart::Kind::bar || chart.kind == Chart::Kind::flat_bar) && !chart.knows(c)) {
      name.append(language == Language::ja ? "（不明）" : " (unknown)");
    }
    names.push_back(std::move(name));
  }
  Json by_category{{"type", "category"}, {"data", std::move(names)}};
  Json by_value{{"type", "value"}};
  if (!is_negative_somewhere(chart)) by_value["min"] = 0;
  const bool of_a_whole = chart.kind == Chart::Kind::stacked_bar || chart.kind == Chart::Kind::line;
  if (chart.values == CellKind::share && of_a_whole && std::ranges::none_of(chart.series, has_ranges))
    by_value["max"] = 1;
  if (!chart.along.in(language).empty()) by_category["name"] = chart.along.in(language);
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
  if (chart.kind == Chart::Kind::line || chart.kind == Chart::Kind::sankey) return false;
  if (chart.kind == Chart::Kind::flat_bar) return true;
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

}  // namespace noroshi::wire
