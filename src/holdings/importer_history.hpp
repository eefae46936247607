#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/position_rows.hpp"
#include "holdings/reported_flows.hpp"
#include "holdings/stored_trade.hpp"

namespace noroshi::holdings {

// An importer's positions in some codes in one year.
struct YearOfCodes {
  int year = 0;
  ImporterChoice importer;             // a group with its members of then
  bool stored = false;                 // trade of the year is there
  bool reported = false;               // imports of this importer are among it
  bool listed = false;                 // but of listed products or part of the year only (TradeCube::partial_importers)
  std::vector<std::string> codes;      // that anyone trades in the year
  std::vector<PositionRow> positions;  // of the codes asked about

  // The importer's position in a code: of several editions with these digits its own report before its suppliers', then
  // the larger one; nullptr: none.
  [[nodiscard]] const PositionRow* find(const std::string& code) const;
  // Whether it is known that the importer bought none: it reported, with all products, a year that has the code.
  [[nodiscard]] bool imports_none(const std::string& code) const;
};

struct HistoryQuestion {
  std::string importer;  // as asked
  std::vector<std::string> codes;
  int from = 0, to = 0;               // years
  std::vector<MethodChoice> methods;  // none: positions only
};

// Every year from the first to the last, each judged with the years before it, at the level of the codes (TradeLevel).
// What is usual (coverage of world trade, members of a group) is measured on all loaded years before, so a year may be
// unknown here where a ranking, which looks at its window only, knows it; never the other way round. Each year is read
// once; where the rows are too many to be held together (about three years of BACI), in blocks that overlap by a
// window. Errors: an importer that is not known; cancelled; those of the files and methods.
[[nodiscard]] Result<std::vector<YearOfCodes>> judge_each_year(OpenedWorkspace& workspace, const StoredTrade& stored,
                                                               const HistoryQuestion& question,
                                                               const Progress& progress);

// Years as one feed alone has them, each read when it is first asked for: what stands behind the months of that feed,
// whoever speaks for the year elsewhere.
class YearsByFeed {
 public:
  YearsByFeed(OpenedWorkspace& workspace, std::string importer, std::vector<std::string> codes,
              std::optional<Date> as_of)
      : workspace_{workspace}, importer_{std::move(importer)}, codes_{std::move(codes)}, as_of_{as_of} {}
  // Valid while this lives. Errors: those of judge_each_year.
  [[nodiscard]] Result<const YearOfCodes*> find(const std::string& feed, int year, const Progress& progress);

 private:
  OpenedWorkspace& workspace_;
  std::string importer_;
  std::vector<std::string> codes_;
  std::optional<Date> as_of_;
  std::map<std::pair<std::string, int>, YearOfCodes> years_;
};

// Why the partners of an importer's report are not all there are, so that no share can be said; Gap::none: they are.
// Of a year: the shortfall of its position, or a part of the total without partner. Of a month: a printed total
// decides; without one the partners are all there when every delivery says so (`says_all`) or when those of the year
// are. `position`: of the same feed and year; nullptr: it has none.
[[nodiscard]] Shortfall partners_lacking(const ImporterReport& report, Period period, const PositionRow* position,
                                         bool says_all);

}  // namespace noroshi::holdings
