#pragma once
#include <vector>

#include "holdings/good_choice.hpp"
#include "model/chart.hpp"
#include "use_cases/suppliers/lines.hpp"

namespace noroshi::use_cases {

// The answer before it is laid out.
struct SuppliersMaterial {
  const normalize::AreaCatalog& areas;
  const holdings::GoodChoice& good;
  Text importer;
  int from = 0, to = 0;
  bool monthly = false;
  std::size_t limit = 0;
  std::vector<std::vector<SuppliersOfPeriod>> codes;  // of each code, ascending by period
  std::vector<std::string> not_loaded = {};           // codes of which there is nothing, beside some of which there is
};

[[nodiscard]] ReportTable suppliers_table(const SuppliersMaterial& m);
// Of the first codes with any figure: shares of one period, or value by supplier over several.
[[nodiscard]] std::vector<Chart> suppliers_charts(const SuppliersMaterial& m);
[[nodiscard]] Text name_of(const SuppliersMaterial& m, const SupplierLine& line);

}  // namespace noroshi::use_cases
