#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "alerts/ews_level.hpp"
#include "columnar/database.hpp"
#include "holdings/importer_choice.hpp"
#include "lake/workspace.hpp"
#include "model/good.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::use_cases {

// What the lake says about the trade of many goods at once, as known at the end of one day: two queries for all of
// them.
class LevelEvidence {
 public:
  // Periods that end after the month are left out. Makes the views of the lake in `db`.
  [[nodiscard]] static Result<LevelEvidence> gather(const lake::Workspace& workspace, columnar::Database& db,
                                                    const normalize::AreaCatalog& areas,
                                                    const holdings::ImporterChoice& importer, Period month,
                                                    Date asked_on);

  [[nodiscard]] alerts::EwsEvidence of(const Good& good) const;
  [[nodiscard]] const std::vector<lake::Partition>& used() const { return used_; }

 private:
  // The newest period in which every importer asked about has a record of a code or of a line below it.
  [[nodiscard]] std::optional<Period> newest_of(const Good& good) const;
  [[nodiscard]] std::optional<double> coverage_of(const Good& good) const;

  std::vector<std::uint16_t> importers_;
  bool is_japan_ = false;
  Date asked_on_;
  std::map<std::string, std::map<std::uint16_t, Period>> newest_;  // product -> importer -> period
  std::map<std::string, double> coverage_;                         // HS6 -> covered share in its newest year
  std::vector<lake::Partition> used_;
};

}  // namespace noroshi::use_cases
