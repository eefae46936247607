#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/good_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/position_rows.hpp"
#include "indicators/persistence.hpp"
#include "use_cases/dossier/code_year.hpp"
#include "use_cases/dossier/exporter_list.hpp"

namespace noroshi::use_cases {

struct MethodWord {
  const indicators::Indicator* method = nullptr;
  indicators::Persistence persistence;  // of the main code
  std::map<int, Verdict> by_year;       // of the main code, in years that count for the persistence
};

// The trade side of a dossier.
struct GoodTrade {
  std::vector<CodeYear> years;               // ascending by year, then in the subject's order of codes
  std::set<int> partial;                     // years of which only some months are there
  int newest = 0;                            // the year that is judged; 0: no imports of the good are loaded
  std::vector<Text> newer;                   // newer data of the importer, and why they are not used
  std::vector<ExporterList> exporter_lists;  // what exporters say of the codes, where the importer says nothing
  std::string main_code;  // the code with the largest imports in that year among the best-fitting ones
  std::vector<holdings::PositionRow>
      positions;                    // of the codes imported in the newest year, one per code, with all verdicts
  std::vector<MethodWord> methods;  // in the order of the verdicts
  int judged_years = 0;             // behind the persistence: whole years that a publisher reported
  std::optional<TradeYear> judged;  // the newest year
  std::size_t main_position = 0;    // in it
  std::vector<lake::Partition> used;

  [[nodiscard]] const CodeYear* newest_of(const std::string& code, bool imported) const;
};

// Every loaded year with the good in it, and every method's word on the newest whole one. A workspace without the good
// gives an empty answer, not an error.
[[nodiscard]] Result<GoodTrade> load_good_trade(holdings::OpenedWorkspace& workspace,
                                                const holdings::GoodChoice& subject, const holdings::TradeScope& scope,
                                                const Progress& progress);

}  // namespace noroshi::use_cases
