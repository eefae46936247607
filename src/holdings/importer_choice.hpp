#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/area_groups.hpp"
#include "normalize/trade_cube_builder.hpp"

namespace noroshi::holdings {

// Whose imports are asked about: an area, or a group (EU, G7) with its members on a day.
struct ImporterChoice {
  std::string code;  // "JPN", "EU"
  AreaCode area;     // of the position in the cube
  Text name;
  std::optional<normalize::ImporterGroup> group;

  [[nodiscard]] std::vector<AreaCode> reporters() const { return group ? group->members : std::vector{area}; }
};

// `asked` is any code or name of an area in any language, or the key of a group. Error: not_found, with near names.
[[nodiscard]] Result<ImporterChoice> choose_importer(const normalize::AreaCatalog& areas,
                                                     const normalize::AreaGroups& groups, const std::string& asked,
                                                     Date day);

}  // namespace noroshi::holdings
