#pragma once
#include <optional>
#include <string>
#include <vector>

#include "columnar/database.hpp"
#include "lake/workspace.hpp"

namespace noroshi::lake {

// Makes the tables of the lake queryable in `db`, each as a view over the current files of all its feeds, with a column
// `feed` in front: trade, trade_totals, product_names, production, concordances, areas. Also `deliveries` (provenance)
// and `rejected` (rows that were not taken, with the number of their delivery; always there). Returns the names that
// exist in this workspace.
[[nodiscard]] Result<std::vector<std::string>> create_lake_views(const Workspace& workspace, columnar::Database& db,
                                                                 std::optional<Date> as_of = std::nullopt);

}  // namespace noroshi::lake
