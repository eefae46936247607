#include "use_cases/import/trade_findings.hpp"

#include <algorithm>

#include "normalize/trade_quality.hpp"

namespace noroshi::use_cases {
namespace {

// Beyond this many rows the search would cost more than the import; reconciled data have no World rows to check.
constexpr std::size_t kMaxRowsSearched = 3'000'000;

}  // namespace

std::vector<normalize::TradeFinding> find_in_delivery(const TradeCollector& collected,
                                                      std::span<const std::uint32_t> added,
                                                      const normalize::AreaCatalog& areas) {
  if (collected.records.size() > kMaxRowsSearched) return {};
  TradeRecords all;
  all.reserve(collected.records.size() + collected.totals.size());
  std::vector<std::uint32_t> left_out{added.begin(), added.end()};
  std::ranges::sort(left_out);
  auto next = left_out.begin();
  for (std::uint32_t i = 0; i < collected.records.size(); ++i) {
    if (next != left_out.end() && *next == i)
      ++next;
    else
      all.push_back(collected.records[i]);
  }
  all.insert(all.end(), collected.totals.begin(), collected.totals.end());
  return normalize::find_trade_errors(all, areas);
}

std::optional<TradeDoubt> doubt_of(const normalize::TradeFinding& finding, std::int32_t delivery) {
  if (finding.kind != normalize::FindingKind::value_unit) return std::nullopt;
  return TradeDoubt{DoubtKind::value_unit, finding.period,   finding.flow,     finding.reporter, finding.partner,
                    finding.product,       finding.observed, finding.expected, delivery};
}

ReportTable trade_findings(const StagedTrade& staged, const TradeCollector& collected,
                           const normalize::AreaCatalog& areas, const sources::FeedInfo& feed) {
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
  if (collected.records.size() > kMaxRowsSearched && feed.standing != Standing::reconciled) {
    table.notes.push_back(text("the search for errors was left out: {} rows are more than {}.",
                               "疑義の検査は省略した（{}行、上限{}行）。", collected.records.size(), kMaxRowsSearched));
  }
  const auto add = [&](const StaticText& kind, const auto& f, const Text& message) {
    table.rows.push_back({Text{kind}, to_string(f.period), areas.area(f.reporter).iso3, areas.area(f.partner).iso3,
                          f.product.digits(), f.observed, f.expected, message});
  };
  for (const auto& d : staged.doubts) {
    if (d.kind == DoubtKind::value_rejected) {
      add({"value of rejected rows", "不採用行の金額"}, d,
          text("rejected rows of {:.10g} USD beside {:.10g} USD of known partners; they are stored as not specified.",
               "相手国不明の行が {:.10g} 米ドル（相手国の判明分は {:.10g} 米ドル）。「不明」として計上した。",
               d.observed, d.expected));
    } else if (d.kind == DoubtKind::parts_only) {
      add({"parts without their total", "合計のない内訳"}, d,
          text("only parts of this flow were delivered, and they overlap: the largest sum, {:.10g} USD, is stored.",
               "内訳のみで、互いに重なっている。最大の合計 {:.10g} 米ドルを収録した。", d.observed));
    }
  }
  for (const auto& f : staged.findings) add(describe(f.kind), f, f.message);
  return table;
}

}  // namespace noroshi::use_cases
