#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "use_cases/dossier/good_question.hpp"

namespace noroshi::use_cases {

// Which of the stored years hold a good, and what they hold of the importer's trade in it.
struct SurveyedYears {
  std::vector<int> all;                             // with any trade in the good, ascending
  std::vector<int> imported;                        // of these, with imports of the importer or exports to it
  std::set<int> partial;                            // of those, with imports of some months only
  std::map<int, std::set<std::string>> codes = {};  // of the good that are held, by year

  // The year to judge: the newest whole one with imports, else the newest; 0: none.
  [[nodiscard]] int newest() const;
};

// Cost: one pass over the product column of each year's files.
[[nodiscard]] Result<SurveyedYears> survey_years(const GoodQuestion& asked);

}  // namespace noroshi::use_cases
