#pragma once
#include <map>
#include <string>
#include <vector>

#include "normalize/area_sources.hpp"

namespace noroshi::normalize {

// Joins what the sources say into one entry per area; data/areas/statistical_areas.toml states the rules.
class AreaMerge {
 public:
  void add_countries(std::vector<AreaEntry> countries);  // ISO 3166-1, named by ICU
  // Errors: invalid_input for letters that ISO 3166-1 does not have.
  [[nodiscard]] Result<void> amend(const std::vector<AreaEntry>& amendments);
  void add_areas(const std::vector<AreaEntry>& areas);  // the letters of an ISO country renumber it (Monaco)
  // ISO 3166-3: a state that kept its number under new letters (Burma, Zaire) is that state's present area.
  void add_withdrawn(const std::vector<AreaEntry>& withdrawn);

  [[nodiscard]] const std::map<std::string, AreaEntry>& entries() const { return by_iso3_; }

 private:
  std::map<std::string, AreaEntry> by_iso3_;
};

}  // namespace noroshi::normalize
