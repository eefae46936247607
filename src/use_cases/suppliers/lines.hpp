#pragma once
#include <optional>
#include <string>
#include <vector>

#include "holdings/importer_history.hpp"
#include "holdings/reported_flows.hpp"

namespace noroshi::use_cases {

// One supplier in a period: what the importer says and what the supplier says.
struct SupplierLine {
  std::optional<AreaCode> partner;  // nothing: part of the printed total that no partner explains
  std::optional<holdings::TradeAmounts> imported;
  std::optional<double> share;           // of the identified imports, where all partners are there
  std::optional<double> share_of_total;  // of the printed total
  std::optional<holdings::ExporterReport> exporter;
  std::optional<double> difference;  // importer's value / exporter's - 1, where both have the whole period
};

struct SuppliersOfPeriod {
  std::string code;
  Period period;
  std::string feed;  // of the importer's report; empty: none
  std::string edition;
  Text why;                         // what is missing: the report, or what shares would need; empty: nothing
  std::vector<SupplierLine> lines;  // the largest first, nobody in particular last
};

// `year`: the period's year as `feed` has it (nullptr: the importer reported no month of it).
[[nodiscard]] SuppliersOfPeriod suppliers_of(const std::string& code, Period period,
                                             const holdings::ReportedFlows& flows, const holdings::YearOfCodes* year,
                                             const std::string& feed, const normalize::AreaCatalog& areas);

}  // namespace noroshi::use_cases
