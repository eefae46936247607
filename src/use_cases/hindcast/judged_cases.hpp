#pragma once
#include <vector>

#include "base/text.hpp"
#include "precedents/outcome_folder.hpp"
#include "precedents/precedent.hpp"

namespace noroshi::use_cases {

// The cases of a folder as they could be forecast: circumstances as this project coded them, or, of a case that it
// does not know, those that the words of its title name. What happened comes from the folder alone.
struct JudgedCases {
  precedents::Precedents cases;
  std::vector<bool> coded;       // by this project
  std::vector<bool> bound_only;  // the day of the stop is a month or a bound
  std::vector<Text> notes;
};
[[nodiscard]] JudgedCases judged_cases(const precedents::OutcomeFolder& folder, const precedents::Precedents& known);
// The same when there is no folder: the project's own cases.
[[nodiscard]] JudgedCases judged_cases(const precedents::Precedents& known);

}  // namespace noroshi::use_cases
