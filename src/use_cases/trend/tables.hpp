#pragma once
#include <vector>

#include "holdings/good_choice.hpp"
#include "holdings/position_rows.hpp"
#include "model/chart.hpp"
#include "use_cases/trend/points.hpp"

namespace noroshi::use_cases {

// The answer of a trend before it is laid out.
struct TrendMaterial {
  const normalize::AreaCatalog& areas;
  const holdings::GoodChoice& good;
  Text importer;
  int from = 0, to = 0;
  bool monthly = false;
  std::vector<holdings::MethodChoice> methods;  // none: of months
  std::vector<std::vector<TrendPoint>> codes;   // of each code of the good, ascending by period
  std::vector<std::string> not_loaded = {};     // codes of which there is nothing, beside some of which there is
};

[[nodiscard]] ReportTable trend_table(const TrendMaterial& m);
[[nodiscard]] ReportTable flagged_table(const TrendMaterial& m);
// Of the first codes with any figure.
[[nodiscard]] std::vector<Chart> trend_charts(const TrendMaterial& m);

}  // namespace noroshi::use_cases
