#pragma once
#include <string>

#include "use_cases/dossier.hpp"

namespace noroshi::html {

// A chart as inline SVG: no script, sharp in print, colours from the page's style sheet. Bars stand upright over short
// categories (years) and lie flat beside long ones (stages, countries). What is unknown is a hatched box or a gap in
// the line, never zero. `id` must be unique in the page (title and description refer to it).
[[nodiscard]] std::string svg_chart(const Chart& chart, const std::string& id, Language language);

// The style class of a series: s0 .. s7 in turn, `other` for a remainder.
[[nodiscard]] std::string series_class(const Chart& chart, std::size_t series);

// The figures of a chart as a table: the text alternative beside it.
[[nodiscard]] ReportTable chart_table(const Chart& chart);

// A value in the unit of the chart: "45.7%", "80.9 bn", "0.457".
[[nodiscard]] std::string value_words(const Chart& chart, double value, Language language);

}  // namespace noroshi::html
