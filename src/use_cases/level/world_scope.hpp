#pragma once
#include <map>
#include <string>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/gap.hpp"

namespace noroshi::use_cases {

// How much of the world's imports of each product is covered in one year, by value: importers whose own reports are
// whole, measured by what they and the others usually import (TradeCube::coverage), never against what happens to be
// loaded.
struct WorldScope {
  struct Code {
    double covered = 0.0;  // [0, 1]
    Gap gap = Gap::none;   // what most of the loaded reports lack; world_partial: the others are not loaded
  };
  int year = 0;  // nothing loaded: 0
  std::map<std::string, Code>
      by_hs6;  // of which somebody's imports are loaded; figures cited by the atlas do not count
};

// The year is the importer's (choose_importer_year), or the newest that is loaded when it has none. Errors: those of
// reading files. Cost: the trade of three years, as ⟦chokepoints⟧ loads it.
[[nodiscard]] Result<WorldScope> measure_world_scope(holdings::OpenedWorkspace& workspace,
                                                     const holdings::ImporterChoice& importer, Date known_on);

}  // namespace noroshi::use_cases
