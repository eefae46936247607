#include "use_cases/import/trade_findings.hpp"

#include <algorithm>

#include "normalize/trade_quality.hpp"

namespace noroshi::use_cases {
namespace {

// Beyond this many rows the search would cost more than the import; reconciled data have no World rows to check.
constexpr std::size_t kMaxRowsSearched = 3'000'000;

}  // namespace

ReportTable trade_findings(const TradeCollector& collected, const normalize::AreaCatalog& areas,
                           const sources::FeedInfo& feed) {
  ReportTable table{"findings",
                    {"Doubts about the data", "データの疑義"},
                    {{"kind", {"Kind", "種類"}},
                     {"period", {"Period", "期間"}},
                     {"reporter", {"Reporter", "報告国"}},
                     {"partner", {"Partner", "相手国"}},
                     {"product", {"Product", "品目"}},
                     {"observed", {"Observed", "記載値"}, CellKind::real},
                     {"expected", {"Expected", "想定値"}, CellKind::real},
                     {"message", {"What", "内容"}}},
                    {},
                    {},
                    {}};
  if (collected.records.size() > kMaxRowsSearched) {
    if (feed.standing != Standing::reconciled) {
      table.notes.push_back(text("the search for errors was left out: {} rows are more than {}.",
                                 "疑義の検査は省略した（{}行、上限{}行）。", collected.records.size(),
                                 kMaxRowsSearched));
    }
    return table;
  }
  TradeRecords all = collected.records;
  all.insert(all.end(), collected.totals.begin(), collected.totals.end());
  for (const auto& f : normalize::find_trade_errors(all, areas)) {
    table.rows.push_back({Text{describe(f.kind)}, to_string(f.period), areas.area(f.reporter).iso3,
                          areas.area(f.partner).iso3, f.product.digits(), f.observed, f.expected, f.message});
  }
  return table;
}

}  // namespace noroshi::use_cases
