#include "interfaces/wire/chart_table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace noroshi::wire {
namespace {

Cell figure_cell(const Chart& chart, std::optional<double> value) {
  if (!value) return {};
  if (chart.values == CellKind::integer) return static_cast<std::int64_t>(std::llround(*value));
  return *value;
}

void fill_flows(const Chart& chart, ReportTable& table) {
  table.columns = {{"from", {"From", "起点"}, CellKind::text},
                   {"to", {"To", "終点"}, CellKind::text},
                   {"value", chart.unit, chart.values}};
  const auto name = [&](std::size_t c) { return c < chart.categories.size() ? Cell{chart.categories[c]} : Cell{}; };
  for (const auto& flow : chart.flows)
    table.rows.push_back({name(flow.from), name(flow.to), figure_cell(chart, flow.value)});
}

void fill_series(const Chart& chart, ReportTable& table) {
  table.columns.push_back({"category", chart.along, CellKind::text, {}});
  for (const auto& series : chart.series) {
    table.columns.push_back({series.name.en, series.name, chart.values, {}});
    if (!has_ranges(series)) continue;
    table.columns.push_back({series.name.en + " low", {"low", "下限"}, chart.values, {}});
    table.columns.push_back({series.name.en + " high", {"high", "上限"}, chart.values, {}});
  }
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    std::vector<Cell> row{chart.categories[c]};
    for (const auto& series : chart.series) {
      row.push_back(figure_cell(chart, series.knows(c) ? std::optional{series.values[c]} : std::nullopt));
      if (!has_ranges(series)) continue;
      const auto range = series.range(c);
      row.push_back(figure_cell(chart, range ? std::optional{range->low} : std::nullopt));
      row.push_back(figure_cell(chart, range ? std::optional{range->high} : std::nullopt));
    }
    table.rows.push_back(std::move(row));
  }
}

}  // namespace

bool has_ranges(const ChartSeries& series) {
  for (std::size_t c = 0; c < series.ranges.size(); ++c) {
    if (series.range(c)) return true;
  }
  return false;
}

std::vector<ChartFlow> drawn_flows(const Chart& chart) {
  std::vector<ChartFlow> drawn;
  std::vector<std::set<std::size_t>> below(chart.categories.size());  // what can be reached from a category
  for (const auto& flow : chart.flows) {
    if (!flow.is_drawn() || flow.from >= below.size() || flow.to >= below.size()) continue;
    if (below[flow.to].contains(flow.from)) continue;
    drawn.push_back(flow);
    auto reached = below[flow.to];
    reached.insert(flow.to);
    for (std::size_t c = 0; c < below.size(); ++c) {
      if (c == flow.from || below[c].contains(flow.from)) below[c].insert(reached.begin(), reached.end());
    }
  }
  return drawn;
}

ReportTable chart_table(const Chart& chart) {
  ReportTable table;
  table.id = chart.id;
  table.title = chart.title;
  if (chart.kind == Chart::Kind::sankey) {
    fill_flows(chart, table);
  } else {
    fill_series(chart, table);
  }
  table.notes = chart.notes;
  table.provenance = chart.provenance;
  return table;
}

std::vector<Text> chart_notes(const Chart& chart) {
  auto notes = chart.notes;
  const auto drawn = drawn_flows(chart).size();
  const auto unknown = static_cast<std::size_t>(
      std::ranges::count_if(chart.flows, [](const ChartFlow& f) { return !f.value || !std::isfinite(*f.value); }));
  const auto zero =
      static_cast<std::size_t>(std::ranges::count_if(chart.flows, [](const ChartFlow& f) { return f.value == 0.0; }));
  if (unknown > 0) {
    notes.push_back(text("not drawn because unknown: {} of {} flows (named in the table).",
                         "値が不明のため図にない流れ: {1} 件中 {0} 件（表に記載）。", unknown, chart.flows.size()));
  }
  if (const auto left = chart.flows.size() - drawn - unknown - zero; left > 0) {
    notes.push_back(text("not drawn because they lead back to where others come from: {} of {} flows (in the table).",
                         "循環を生じるため図にない流れ: {1} 件中 {0} 件（表に記載）。", left, chart.flows.size()));
  }
  return notes;
}

}  // namespace noroshi::wire
