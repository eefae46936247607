#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/area.hpp"
#include "model/io_table.hpp"

namespace noroshi::holdings {

// One stored input-output table, without its cells.
struct IoTableEntry {
  std::string id;  // "wiod2013:2011", "wiod2016_niot:JPN:2014": feed, part (where there are several) and year
  std::string feed, part;
  int year = 0;
  std::size_t regions = 0, sectors = 0, industries = 0;
  std::string unit;
  std::int64_t delivery = 0;
};

// The input-output tables of a workspace, newest vintage of each (as known at the end of `as_of`), by feed and year.
[[nodiscard]] Result<std::vector<IoTableEntry>> io_tables(OpenedWorkspace& workspace,
                                                          std::optional<Date> as_of = std::nullopt);

// The table called `asked`: an id, or the beginning of one ("wiod2013", "wiod2016_niot:JPN"), which means its newest
// year; empty: the newest table of all that has several regions, else the newest. Errors: not_found, on the field
// `table`, with what there is and how to load one; corrupt. Cost: WIOD (1,435 industries) about 0.2 s.
[[nodiscard]] Result<IoTable> load_io_table(OpenedWorkspace& workspace, const std::string& asked,
                                            std::optional<Date> as_of = std::nullopt);

// How a table whose regions these are codes an area: by its ISO 3166 letters, three or two. Nothing: it does not.
[[nodiscard]] std::optional<std::string> region_code(std::span<const std::string> regions, const Area& area);

}  // namespace noroshi::holdings
