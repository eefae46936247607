#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "alerts/ews_level.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "lake/workspace.hpp"
#include "model/good.hpp"
#include "use_cases/level/world_scope.hpp"

namespace noroshi::use_cases {

// What the lake says about the trade of many goods at once, as known at the end of one day: one query and one load for
// all of them.
class LevelEvidence {
 public:
  // Of the importer's own trade, periods that end after the month are left out.
  [[nodiscard]] static Result<LevelEvidence> gather(holdings::OpenedWorkspace& workspace,
                                                    const holdings::ImporterChoice& importer, Period month,
                                                    Date asked_on);

  [[nodiscard]] alerts::EwsEvidence of(const Good& good) const;
  [[nodiscard]] const std::vector<lake::Partition>& used() const { return used_; }

 private:
  // The newest period in which every importer asked about has a record of a code or of a line below it.
  [[nodiscard]] std::optional<Period> newest_of(const std::string& code) const;
  // Of several codes the oldest and the least covered count, and those without data are named.
  void add_timeliness(const std::set<std::string>& codes, alerts::EwsEvidence& evidence) const;
  void add_scope(const std::set<std::string>& codes, alerts::EwsEvidence& evidence) const;

  std::vector<std::uint16_t> importers_;
  bool is_japan_ = false;
  Date asked_on_;
  std::map<std::string, std::map<std::uint16_t, Period>> newest_;  // product -> importer -> period
  WorldScope world_;
  std::vector<lake::Partition> used_;
};

}  // namespace noroshi::use_cases
