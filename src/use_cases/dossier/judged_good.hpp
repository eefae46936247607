#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "holdings/good_choice.hpp"
#include "holdings/position_rows.hpp"
#include "holdings/trade_years.hpp"
#include "indicators/persistence.hpp"

namespace noroshi::use_cases {

// Every method's word on an importer's position in a good, in the newest of the loaded years and in those before it.
struct JudgedGood {
  std::string main_code;          // with the largest imports in the newest year of the best-fitting codes
  std::size_t main_position = 0;  // of it, in that year
  std::vector<holdings::PositionRow> positions;  // of the codes imported in that year, one per code, with all verdicts
  struct MethodVerdicts {
    const indicators::Indicator* method = nullptr;
    std::map<int, Verdict> verdicts;  // of the main code, by year
  };
  std::vector<MethodVerdicts> methods;  // in the order of the verdicts; none when no code is imported
};

// Years that are `partial`, or that do not have the main code, are taken out of `loaded`: to the windows of the methods
// they are unknown, not years without imports.
[[nodiscard]] Result<JudgedGood> judge_good(holdings::LoadedTrade& loaded, const holdings::GoodChoice& subject,
                                            AreaCode importer, const std::set<int>& partial, const Progress& progress);

// How often the verdicts of some years flag.
[[nodiscard]] indicators::Persistence persistence_in(const std::map<int, Verdict>& verdicts,
                                                     const std::set<int>& years);

}  // namespace noroshi::use_cases
