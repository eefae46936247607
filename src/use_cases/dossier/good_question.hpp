#pragma once
#include <string>

#include "base/progress.hpp"
#include "columnar/database.hpp"
#include "holdings/good_choice.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/stored_trade.hpp"

namespace noroshi::use_cases {

// What the trade side of a dossier asks: one good, one importer, every year that is stored.
struct GoodQuestion {
  const holdings::OpenedWorkspace& workspace;
  const holdings::StoredTrade& stored;
  columnar::Database& db;
  const holdings::GoodChoice& subject;
  const std::string& importer;  // as asked
  const Progress& progress;

  // A group with the members that it had at the end of the year.
  [[nodiscard]] Result<holdings::ImporterChoice> importer_in(int year) const {
    return holdings::choose_importer(workspace.areas(), workspace.groups(), importer,
                                     last_day({static_cast<std::int16_t>(year), 0}));
  }
};

}  // namespace noroshi::use_cases
