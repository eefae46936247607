#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"

namespace noroshi::use_cases {

// What importers reported to have bought of a product, in tonnes, by year, importer and origin (ISO codes).
class YearlyArrivals {
 public:
  using Key = std::pair<std::string, std::string>;  // importer, origin

  void add(int year, const std::string& importer, const std::string& origin, std::optional<double> tonnes);

  [[nodiscard]] bool reported(int year, const std::string& importer) const;
  // Nothing when the importer reported nothing of that year, or bought without a weight; 0 when it bought nothing.
  [[nodiscard]] std::optional<double> tonnes(int year, const std::string& importer, const std::string& origin) const;
  // Sum over origins or importers of what is known.
  [[nodiscard]] double bought(int year, const std::string& importer) const;
  [[nodiscard]] double sold(int year, const std::string& origin) const;
  [[nodiscard]] std::set<std::string> importers() const;
  [[nodiscard]] std::set<std::string> origins() const;
  [[nodiscard]] bool empty() const { return flows_.empty(); }

  std::string feed;                    // whose rows they are
  std::vector<Provenance> provenance;  // of the files behind them

 private:
  std::map<int, std::map<Key, std::optional<double>>> flows_;
};

// Yearly imports of a product and the lines below it from the workspace's feed with most rows of these years that carry
// a weight. Empty when nothing is stored. Errors: those of the database.
[[nodiscard]] Result<YearlyArrivals> yearly_arrivals(holdings::OpenedWorkspace& workspace, const std::string& product,
                                                     int first_year, int last_year);

}  // namespace noroshi::use_cases
