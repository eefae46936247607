#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "holdings/opened_workspace.hpp"

namespace noroshi::holdings {

// Source, period, age of the data behind a set of stored files, one entry per delivery whose rows are in them, newest
// period first.
[[nodiscard]] Result<std::vector<Provenance>> trade_provenance(const OpenedWorkspace& workspace,
                                                               const std::vector<lake::Partition>& used);

// The same files with those deliveries only that brought rows of some products (digits of codes).
[[nodiscard]] Result<std::vector<lake::Partition>> holding_products(columnar::Database& db,
                                                                    std::vector<lake::Partition> files,
                                                                    const std::vector<std::string>& digits);

// The provenance of these products alone, of what both of the above say.
[[nodiscard]] Result<std::vector<Provenance>> trade_provenance(const OpenedWorkspace& workspace, columnar::Database& db,
                                                               std::vector<lake::Partition> files,
                                                               const std::vector<std::string>& digits);

}  // namespace noroshi::holdings
