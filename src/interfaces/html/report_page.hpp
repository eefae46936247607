#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/chart.hpp"
#include "model/report_table.hpp"

namespace noroshi::html {

// An answer of several tables and charts, as a page. What is empty is left out.
struct Report {
  Text kind;  // above the title: "Noroshi · simulation"
  Text title;
  std::vector<std::pair<Text, std::string>> facts;  // names and values under the title: the importer, the day, the run
  Text summary;                                     // the answer in a sentence or two
  std::vector<ReportTable> tables;                  // the first stands before the charts, the others behind
  std::vector<Chart> charts;
  std::vector<Text> notes;  // on the whole; those of a table or chart stand under it
  std::vector<Provenance> provenance;
  struct Front {  // a sheet of its own before everything else, as markup, with its rules of style
    std::string en, ja;
    std::string_view style;
  } front = {};
};

// One self-contained page: both languages (the given one shown first, the other one click away), charts drawn as SVG by
// the chart library that the page carries, each with its figures as a table for readers without script and a button
// that saves it as an SVG file, the source of every figure, rules for phones and for A4. It asks nothing of any
// network, and every word in it is escaped; mentions are to be said by the caller. O(cells), and 1.1 MB for the library
// if there are charts.
[[nodiscard]] std::string report_page(const Report& report, Language language);

}  // namespace noroshi::html
