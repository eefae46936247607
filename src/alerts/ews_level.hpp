#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "model/gap.hpp"

namespace noroshi::alerts {

// The five elements of an early-warning system in METI's action plan (February 2024), each at level 1 to 3.
enum class EwsElement { granularity, timeliness, scope, simulation, detection };
inline constexpr std::size_t kEwsElements = 5;
[[nodiscard]] StaticText name_of(EwsElement element);

// What we measured for one good, importer and month. Nothing stands for "no data".
struct EwsEvidence {
  bool has_hs_code = false;                      // an HS code carries the good
  bool finer_than_hs6 = false;                   // a line of more than six digits separates it
  bool finer_is_loaded = false;                  // and the importer's trade in that line is there
  std::string finest_code;                       // "JP2026 854129010"
  std::optional<Period> newest_period;           // newest trade of the importer in that good that was known
  std::vector<std::string> codes_without_trade;  // of the codes that carry the good: no trade of the importer is loaded
  Date asked_on;                                 // last day of the month that is judged (or today, if earlier)
  std::optional<double> world_coverage;          // covered share of world imports in the least covered code, [0, 1]
  int world_year = 0;                            // of that share
  Gap world_gap = Gap::none;                     // why most of the rest is not covered
  std::vector<std::string> codes_without_world_trade;  // of which nobody's imports of that year are loaded
  int stages_known = 0;                                // stages of the chain with published world shares
};

struct EwsLevel {
  EwsElement element;
  int level = 0;  // 1..3; 0: not even level 1 (no data)
  Text evidence;  // the measurement, in words
};

// The plan's wording, made measurable:
//   granularity  1 input-output sector; 2 HS code; 3 finer than HS6, with trade of that line loaded.
//   timeliness   1 older than a year; 2 at most 12 months; 3 at most one month (31 days) between the end of the newest
//                period and the day of asking.
//   scope        share of world imports whose reports are whole and loaded, measured against what the world usually
//                imports, not against what is loaded: 1 the importer's own trade; 2 at least half, in every code of the
//                good; 3 at least 90 % and world shares of two or more stages. Domestic chains are not measured.
//   simulation, detection   1: not measured by this version.
[[nodiscard]] std::array<EwsLevel, kEwsElements> measure_ews_level(const EwsEvidence& evidence);

}  // namespace noroshi::alerts
