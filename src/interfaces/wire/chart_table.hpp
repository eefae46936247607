#pragma once
#include <vector>

#include "model/chart.hpp"

namespace noroshi::wire {

// The figures of a chart as a table: the text alternative beside it. A series with ranges has two more columns; a
// Sankey diagram has one row for each flow.
[[nodiscard]] ReportTable chart_table(const Chart& chart);

// The notes of a chart, with what is not drawn of it: flows that are unknown or lead back.
[[nodiscard]] std::vector<Text> chart_notes(const Chart& chart);

[[nodiscard]] bool has_ranges(const ChartSeries& series);

// Flows that can be drawn: known, above zero, and closing no circle with those before them. O(flows * categories^2).
[[nodiscard]] std::vector<ChartFlow> drawn_flows(const Chart& chart);

}  // namespace noroshi::wire
