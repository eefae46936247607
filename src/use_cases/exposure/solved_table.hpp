#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/io_table.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/area_groups.hpp"
#include "normalize/industry_scheme.hpp"
#include "propagation/static/leontief_system.hpp"

namespace noroshi::use_cases {

// An input-output table, solved, with the names of its regions and sectors.
struct SolvedTable {
  IoTable table;
  propagation::LeontiefSystem system;
  const normalize::AreaCatalog* areas = nullptr;
  const normalize::AreaGroups* groups = nullptr;
  const normalize::IndustryScheme* scheme = nullptr;  // nullptr: none is known for its sectors

  [[nodiscard]] static Result<SolvedTable> of(IoTable table, const normalize::AreaCatalog& areas,
                                              const normalize::AreaGroups& groups,
                                              const normalize::IndustrySchemes& schemes);

  [[nodiscard]] std::vector<std::string> regions() const;  // in the order of the table
  [[nodiscard]] std::vector<std::string> sectors() const;
  [[nodiscard]] Text region_name(const std::string& region) const;
  [[nodiscard]] Text sector_name(const std::string& sector) const;
};

// A country or group as the table has it.
struct TableArea {
  std::string code;  // "JPN", "EU"
  Text name;
  std::vector<std::string> regions;  // of the table
  std::vector<std::string> absent;   // members of a group that the table does not show by themselves
};

// `asked`: a region of the table, or any code or name of an area or group; groups as they were at the end of the
// table's year. Errors: not_found, on `field`, for an unknown name (with near ones) and for an area that the table does
// not show.
[[nodiscard]] Result<TableArea> choose_table_area(const SolvedTable& solved, const std::string& asked,
                                                  const std::string& field);

// Sectors by code or name, in the order of the table; none asked: all. Error: not_found, on `field`, with near names.
[[nodiscard]] Result<std::vector<std::string>> choose_sectors(const SolvedTable& solved,
                                                              const std::vector<std::string>& asked,
                                                              const std::string& field);

// Rows of the table: these sectors of these regions.
[[nodiscard]] std::vector<std::size_t> industries_of(const SolvedTable& solved, const std::vector<std::string>& regions,
                                                     const std::vector<std::string>& sectors);

[[nodiscard]] std::string listed(const std::vector<std::string>& words);  // "a, b"

}  // namespace noroshi::use_cases
