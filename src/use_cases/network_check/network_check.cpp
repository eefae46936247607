#include "use_cases/network_check/network_check.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "holdings/io_tables.hpp"
#include "networks/industry_network.hpp"
#include "networks/table_balance.hpp"

namespace noroshi::use_cases {
namespace {

using networks::Treatment;
using networks::TreatmentKind;

std::string industry_words(const IoTable& t, std::size_t i) {
  return t.industries[i].region + " " + t.industries[i].sector;
}

// What moved: the difference, or for what is only listed the figure itself.
double size_of(const Treatment& x) { return x.was == x.put ? std::abs(x.was) : std::abs(x.put - x.was); }

std::string_view verdict_of(const std::optional<double>& share, double tolerance) {
  if (!share) return "unknown";
  return *share <= tolerance ? "balanced" : "unbalanced";
}

Text verdict_words(std::string_view verdict) {
  if (verdict == "unknown") return {"cannot be told: not printed", "判定不能（公表なし）"};
  return verdict == "balanced" ? Text{"in balance", "均衡"} : Text{"not in balance", "不均衡"};
}

ReportTable identities(const IoTable& t, const networks::TableBalance& balance, double tolerance) {
  ReportTable table{"network_check",
                    text("Balance of {} as published", "{} の均衡（公表値）", t.id()),
                    {{"identity", {"Identity", "恒等式"}},
                     {"gap", {"Gap, % of output", "差（産出額比％）"}, CellKind::real},
                     {"industries", {"Industries with a gap", "差のある部門"}, CellKind::integer},
                     {"verdict", {"Verdict", "判定"}}},
                    {},
                    {},
                    t.provenance};
  const auto line = [&](Text identity, const std::optional<double>& share, std::size_t industries) {
    table.rows.push_back({std::move(identity), share ? Cell{100.0 * *share} : Cell{},
                          share ? Cell{static_cast<std::int64_t>(industries)} : Cell{},
                          verdict_words(verdict_of(share, tolerance))});
  };
  line({"row: output = sales to industries + final demand", "行：産出額＝中間需要＋最終需要"}, balance.row_gap_share,
       balance.rows.size());
  line({"column: output = inputs + taxes and margins + value added", "列：産出額＝中間投入＋税・マージン等＋付加価値"},
       balance.column_gap_share, balance.columns.size());
  table.notes.push_back(
      text("{} industries, {} final users, output {:.0f} {}. Gaps up to {:g} % of output count as rounding.",
           "{}部門、最終需要{}列、産出額{:.0f}（{}）。産出額比{:g}％までの差は丸めとみなす。", t.size(),
           t.final_users.size(), balance.output, t.unit, 100.0 * tolerance));
  return table;
}

ReportTable worst(const IoTable& t, const networks::TableBalance& balance, std::size_t limit) {
  ReportTable table{"worst_gaps",
                    {"Largest gaps", "差の大きい部門"},
                    {{"side", {"Side", "行・列"}},
                     {"industry", {"Industry", "部門"}},
                     {"printed", text("Printed output, {}", "公表産出額（{}）", t.unit), CellKind::number},
                     {"found", text("Sum, {}", "合計（{}）", t.unit), CellKind::number},
                     {"gap", text("Gap, {}", "差（{}）", t.unit), CellKind::number}},
                    {},
                    {},
                    {}};
  const auto add = [&](Text side, const std::vector<networks::BalanceLine>& lines) {
    for (std::size_t i = 0; i < std::min(limit, lines.size()); ++i) {
      const auto& l = lines[i];
      table.rows.push_back({side, industry_words(t, l.industry), l.printed, l.found, l.found - l.printed});
    }
  };
  add({"row", "行"}, balance.rows);
  add({"column", "列"}, balance.columns);
  return table;
}

std::map<TreatmentKind, std::vector<Treatment>> by_kind(const std::vector<Treatment>& all) {
  std::map<TreatmentKind, std::vector<Treatment>> kinds;
  for (const auto& x : all) kinds[x.kind].push_back(x);
  for (auto& [kind, treatments] : kinds) std::ranges::stable_sort(treatments, std::greater{}, size_of);
  return kinds;
}

ReportTable treatments(const std::map<TreatmentKind, std::vector<Treatment>>& kinds, double output) {
  ReportTable table{"treatments",
                    {"What a model does about it", "モデルでの扱い"},
                    {{.id = "treatment", .title = {"Treatment", "処理ID"}, .file_only = true},
                     {"what", {"What is there, and what is done", "内容と処理"}},
                     {"industries", {"Industries", "部門"}, CellKind::integer},
                     {"share", {"% of output", "産出額比％"}, CellKind::real, {"sum of what moved", "変更額の合計"}}},
                    {},
                    {},
                    {}};
  for (const auto& [kind, list] : kinds) {
    double moved = 0.0;
    for (const auto& x : list) moved += size_of(x);
    table.rows.push_back({std::string{name_of(kind)}, Text{describe(kind)}, static_cast<std::int64_t>(list.size()),
                          output > 0.0 ? Cell{100.0 * moved / output} : Cell{}});
  }
  return table;
}

ReportTable treated_industries(const IoTable& t, const std::map<TreatmentKind, std::vector<Treatment>>& kinds,
                               std::size_t limit) {
  ReportTable table{"treated_industries",
                    {"Where", "対象部門"},
                    {{"treatment", {"Treatment", "処理"}},
                     {"industry", {"Industry", "部門"}},
                     {"was", text("Was, {}", "処理前（{}）", t.unit), CellKind::number},
                     {"put", text("Put, {}", "処理後（{}）", t.unit), CellKind::number}},
                    {},
                    {},
                    {}};
  for (const auto& [kind, list] : kinds) {
    for (std::size_t i = 0; i < std::min(limit, list.size()); ++i)
      table.rows.push_back({std::string{name_of(kind)}, industry_words(t, list[i].industry), list[i].was, list[i].put});
  }
  return table;
}

}  // namespace

Result<std::vector<ReportTable>> check_network(holdings::OpenedWorkspace& workspace,
                                               const NetworkCheckRequest& request) {
  const auto table = holdings::load_io_table(workspace, request.table, request.as_of);
  if (!table) return fail(table.error());
  const auto network = networks::build_network(*table);
  if (!network) return fail(network.error());
  const auto balance = networks::balance_of(*table);
  const auto kinds = by_kind(network->treatments);
  const auto limit = static_cast<std::size_t>(request.limit);
  return std::vector{identities(*table, balance, request.tolerance), worst(*table, balance, limit),
                     treatments(kinds, balance.output), treated_industries(*table, kinds, limit)};
}

}  // namespace noroshi::use_cases
