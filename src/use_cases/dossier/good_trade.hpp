#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "columnar/database.hpp"
#include "holdings/good_choice.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/position_rows.hpp"
#include "indicators/persistence.hpp"
#include "lake/workspace.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi {

using AreaShares = std::vector<std::pair<AreaCode, double>>;  // largest first

// What one year says of one code: the importer's position, and the world's exports as far as they are covered.
struct CodeYear {
  int year = 0;
  std::string code;
  Nomenclature edition = Nomenclature::hs22;
  bool imported = false;  // the importer has a position here ...
  bool mirrored = false;  // ... made of its suppliers' reports
  std::string feed;
  Standing standing = Standing::own;  // of the feed
  double imports_usd = 0.0, unidentified_usd = 0.0, hhi = 0.0, top_share = 0.0;
  int suppliers = 0;
  AreaShares supplied;  // USD by identified supplier
  bool world_known = false;
  double world_usd = 0.0, world_hhi = 0.0, coverage = 0.0;
  int exporters = 0;
  AreaShares exported;  // shares of the world's exports
};

struct MethodWord {
  const Indicator* method = nullptr;
  Persistence persistence;  // of the main code
};

// The trade side of a dossier.
struct GoodTrade {
  std::vector<CodeYear> years;         // ascending by year, then in the subject's order of codes
  std::set<int> partial;               // years of which only some months are there
  int newest = 0;                      // the year that is judged; 0: no imports of the good are loaded
  std::string main_code;               // the code with the largest imports in that year among the best-fitting ones
  std::vector<PositionRow> positions;  // of the codes imported in the newest year, one per code, with all verdicts
  std::vector<MethodWord> methods;     // in the order of the verdicts
  int judged_years = 0;                // behind the persistence: whole years that a publisher reported
  std::optional<TradeYear> judged;     // the newest year
  std::size_t main_position = 0;       // in it
  std::vector<Partition> used;

  [[nodiscard]] const CodeYear* find(int year, const std::string& code) const;
  [[nodiscard]] const CodeYear* newest_of(const std::string& code, bool imported) const;
};

// Every loaded year with the good in it, and every method's word on the newest whole one. A workspace without the good
// gives an empty answer, not an error.
[[nodiscard]] Result<GoodTrade> load_good_trade(OpenedWorkspace& workspace, const GoodChoice& subject,
                                                const std::string& importer, const Progress& progress);

}  // namespace noroshi
