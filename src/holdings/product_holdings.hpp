#pragma once
#include <filesystem>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "normalize/edition_join.hpp"

namespace noroshi::holdings {

// The products in some stored files of trade, each with its rows and value, by edition and code. A stored file never
// changes, so what it holds is counted once and kept in `workspace`/cache/holdings/<file id>.parquet; a workspace that
// cannot be written goes without. Cost: three columns of a file the first time, then a few thousand rows.
[[nodiscard]] Result<std::vector<normalize::ProductHolding>> holdings_of(const std::filesystem::path& workspace,
                                                                         columnar::Database& db,
                                                                         std::span<const lake::Partition> files);

}  // namespace noroshi::holdings
