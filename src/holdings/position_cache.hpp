#pragma once
#include <optional>
#include <string>
#include <vector>

#include "columnar/database.hpp"
#include "holdings/position_rows.hpp"
#include "lake/workspace.hpp"

namespace noroshi::holdings {

// An importer's judged positions, and what the notes under them need.
struct JudgedImporter {
  std::vector<PositionRow> rows;
  double share_mirrored = 0.0;
  int years_loaded = 0;
  double own_country_usd = 0.0;  // returned goods, left out (LoadedTrade::own_country_usd)
};

// Keeps answers to questions that were asked before: workspace/cache/positions/<key>.parquet. A key names everything
// the answer depends on (stored files by id, importer, methods with options, build of the program), so an entry is
// never stale; it is only ever unused. Losing the folder loses time, not data; a workspace that cannot be written goes
// without.
class PositionCache {
 public:
  PositionCache(const lake::Workspace& workspace, columnar::Database& db)
      : folder_{workspace.folder() / "cache" / "positions"}, db_{db} {}

  [[nodiscard]] std::optional<JudgedImporter> find(const std::string& key, std::size_t methods) const;
  void keep(const std::string& key, const JudgedImporter& judged);

 private:
  std::filesystem::path folder_;
  columnar::Database& db_;
};

// Everything that decides what judge_importer answers.
[[nodiscard]] std::string position_key(const std::vector<lake::Partition>& files, const TradeSelection& selection,
                                       AreaCode importer, const std::vector<MethodChoice>& methods,
                                       bool rank_intervals);

}  // namespace noroshi::holdings
