#pragma once
#include <span>
#include <string>

#include "model/chart.hpp"

namespace noroshi::wire {

// Charts as option objects of Apache ECharts 6, one array for a page, safe to stand inside a <script> element:
//   [{"id", "values": "share" | "usd" | "integer" | "real", "flat": bool, "categories": n, "en": option, "ja": option}]
// What JSON cannot hold (functions that format numbers) and what depends on the screen (size, colours) is added by the
// page's script. Series that stand for a remainder have the id "rest0", "rest1"; the bars of categories of which
// nothing is known have the id "unknown". Other series carry `colour`, a place in the palette: a country keeps its
// colour in all charts of a page. A series with ranges has `ranges`; a line then has two more series, "low0" and
// "band0" (drawn as an area), bars one of type "custom", "whisker0", with [low, high, place, figure]. A Sankey diagram
// has one series and `labels`, the names of its nodes, which are named by their place. Unknown is null, and never drawn
// as zero.
[[nodiscard]] std::string write_script_charts(std::span<const Chart> charts);

// True when the bars lie beside their categories (stages, countries) instead of standing over them (years).
[[nodiscard]] bool lies_flat(const Chart& chart);

}  // namespace noroshi::wire
