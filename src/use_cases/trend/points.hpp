#pragma once
#include <optional>
#include <string>
#include <vector>

#include "holdings/importer_history.hpp"
#include "holdings/reported_flows.hpp"

namespace noroshi::use_cases {

// Between what a measure lies when part of the total is not known to be anybody's.
struct Between {
  double low = 0.0, high = 0.0;
};

// What is known of one code in one period. Nothing is nothing, never zero, and `why` says what is missing.
struct TrendPoint {
  std::string code;
  Period period;
  std::optional<double> value_usd;
  std::optional<double> mass_kg, weighed_share, usd_per_kg;  // of the records that state a weight, and their share
  std::string edition;
  std::optional<int> suppliers;
  std::optional<AreaCode> top_supplier;
  std::optional<double> top_share, hhi;  // over the identified imports, where all partners are there
  std::optional<Between> top_between, hhi_between;
  std::optional<double> unidentified_share, unlisted_share;  // of the value
  std::vector<Verdict> verdicts;                             // one per method; empty where no method was asked
  std::vector<Gap> gaps;                                     // of unknown verdicts
  int flagged = 0, judged = 0;
  Text why;
  std::string feed;
  bool mirrored = false;
  std::optional<double> exporters_usd, exporters_kg;  // what exporters say they sent there
  int exporters = 0;                                  // that say so
};

[[nodiscard]] TrendPoint point_of_year(const holdings::YearOfCodes& year, const std::string& code,
                                       const holdings::ReportedFlows& flows, std::size_t methods);

// `year`: the year of the month as the feed of the month has it; nullptr: no feed has a month of it.
[[nodiscard]] TrendPoint point_of_month(Period month, const std::string& code, const holdings::ReportedFlows& flows,
                                        const holdings::YearOfCodes* year, const std::string& feed,
                                        const normalize::AreaCatalog& areas);

// A method's run of flagged years that ends with one of its years: the first of it. Unknown years break nothing; clear
// ones do.
struct FlaggedRun {
  std::size_t since = 0;       // place of the first flagged year
  std::size_t unknown = 0;     // years within that are unknown
  bool perhaps_longer = true;  // no clear year before it: it may have begun earlier
};
// Nothing when the verdict at `last` is not flagged.
[[nodiscard]] std::optional<FlaggedRun> run_ending(const std::vector<Verdict>& verdicts, std::size_t last);

}  // namespace noroshi::use_cases
