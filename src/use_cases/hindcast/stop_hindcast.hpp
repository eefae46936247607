#pragma once
#include <cstdint>

#include "use_cases/hindcast/case_report.hpp"
#include "use_cases/hindcast/judged_cases.hpp"

namespace noroshi::use_cases {

// The probability of a stop and the days to it, forecast for each case without its event, scored against the base rate,
// "nothing stops", "everything stops", a static extraction and what experts of the time said.
[[nodiscard]] CaseReport score_stops(const precedents::Precedents& learnt_from, const JudgedCases& judged,
                                     std::uint64_t seed);

}  // namespace noroshi::use_cases
