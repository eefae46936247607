#pragma once
#include <string>

#include "base/progress.hpp"
#include "columnar/database.hpp"
#include "holdings/good_choice.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/stored_trade.hpp"

namespace noroshi {

// What the trade side of a dossier asks: one good, one importer, every year that is stored.
struct GoodQuestion {
  const OpenedWorkspace& workspace;
  const StoredTrade& stored;
  Database& db;
  const GoodChoice& subject;
  const std::string& importer;  // as asked
  const Progress& progress;

  // A group with the members that it had at the end of the year.
  [[nodiscard]] Result<ImporterChoice> importer_in(int year) const {
    return choose_importer(workspace.areas(), workspace.groups(), importer,
                           last_day({static_cast<std::int16_t>(year), 0}));
  }
};

}  // namespace noroshi
