#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/range.hpp"
#include "use_cases/hindcast/yearly_arrivals.hpp"

namespace noroshi::use_cases {

// A ban of exports by one origin, and what was known before it.
struct ExportBan {
  std::string id;       // "nickel2014"
  std::string origin;   // ISO3
  std::string product;  // digits
  int year = 0;         // of the ban
  int first_day = 0;    // of that year, 0 = 1 January
};

// Arrivals from one origin at one importer in one year after the ban: forecast and what came.
struct ArrivalForecast {
  std::string importer, origin;  // "other": all origins of less than 1 % of the importer's purchases before
  int year = 0;
  double before = 0.0;         // tonnes in the last year before the ban
  double bought_before = 0.0;  // by the importer, from everybody
  Range tonnes;                // 10, 50 and 90 % of the draws
  double actual = 0.0;
  double no_change = 0.0, nobody_replaces = 0.0, pro_rata = 0.0;  // naive forecasts
};
struct BanForecasts {
  std::vector<ArrivalForecast> forecasts;
  std::vector<std::string> importers;  // who lost 5 % of its purchases or more, by size
  std::size_t not_scored = 0;          // importer-years without a report, or flows without a weight
};

// Forecast of the two years from the ban on by the ledger's arrivals (propagation/arrivals), from years before the ban
// alone. The banned origin ships nothing from `first_day` on (control `ban`); what is at sea still comes. Another
// origin can add what it sold at most in one of the last five years less what it sells now, and a share of what it
// sells to importers that lose nothing; losers share that in proportion to their loss, nobody gets more than it lost;
// it starts after a lead time over a ramp. Transit, lead, ramp and share are ranges of ours, drawn `kDraws` times
// (keyed by seed); around each draw lies the scatter of ordinary years: changes over one and two years of the flows of
// the losers before the ban.
[[nodiscard]] BanForecasts forecast_ban(const YearlyArrivals& arrivals, const ExportBan& ban, std::uint64_t seed);

}  // namespace noroshi::use_cases
