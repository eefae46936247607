#include <fmt/format.h>

#include <algorithm>

#include "use_cases/exposure/exposure_tables.hpp"

namespace noroshi::use_cases {

void add_exposure_columns(std::vector<ReportColumn>& columns) {
  columns.insert(
      columns.end(),
      {{"total",
        {"Looked through", "間接を含む依存"},
        CellKind::share,
        {"share of the production behind what is sold to final users, through suppliers of suppliers: sum L of the "
         "partner / sum L of all (foreign production exposure; Baldwin, Freeman and Theodorakopoulos 2022)",
         "最終需要に売られるものを支える生産に占める割合（供給者の供給者を含む）：相手国のΣL ÷ 全体のΣL"
         "（FPEM、Baldwin・Freeman・Theodorakopoulos 2022）"}},
       {"face",
        {"Face value", "直接分"},
        CellKind::share,
        {"of it in direct purchases: I + A instead of L", "うち直接購入（Lの代わりにI+A）"}},
       {"hidden",
        {"Hidden", "隠れた依存"},
        CellKind::share,
        {"looked through less face value", "間接を含む依存 − 直接分"}},
       {"pass_through",
        {"Pass-through", "通過頻度"},
        CellKind::real,
        {"expected purchases from the partner along the chain: sum (L - I); Inomata and Hanaka 2021, our reading",
         "供給網をさかのぼる際の相手国からの購入回数の期待値：Σ(L−I)（猪俣・Hanaka 2021、当方の解釈）"}},
       {"value_added",
        {"Value added", "付加価値"},
        CellKind::share,
        {"of final sales ends up as income there: sum vL; Johnson and Noguera 2012",
         "最終販売額のうち相手国の所得となる割合：ΣvL（Johnson・Noguera 2012）"}}});
}

void add_exposure_cells(std::vector<Cell>& row, const std::optional<propagation::SupplierExposure>& exposure) {
  if (!exposure) {
    row.resize(row.size() + 5);
    return;
  }
  for (const double value :
       {exposure->total, exposure->face, exposure->hidden(), exposure->pass_through, exposure->value_added})
    row.emplace_back(value);
}

void keep_largest(ReportTable& table, std::size_t column, std::size_t limit) {
  const auto rank = [column](const std::vector<Cell>& row) {
    const auto* value = std::get_if<double>(&row[column]);
    return std::pair{value == nullptr, value == nullptr ? 0.0 : -*value};
  };
  std::ranges::stable_sort(table.rows, {}, rank);
  if (limit == 0 || table.rows.size() <= limit) return;
  table.notes.push_back(text("{} of {} rows are shown.", "{1}行中{0}行を表示。", limit, table.rows.size()));
  table.rows.resize(limit);
}

namespace {

void describe_good(ReportTable& report, const SolvedTable& solved, const GoodSectors& good) {
  Text sectors;
  for (const auto& [sector, share] : good.sectors) {
    const auto name = solved.sector_name(sector);
    sectors.en += fmt::format("{}{} ({}; {:.0f} %)", sectors.en.empty() ? "" : ", ", sector, name.en, 100.0 * share);
    sectors.ja += fmt::format("{}{}（{}、{:.0f}％）", sectors.ja.empty() ? "" : "、", sector, name.ja, 100.0 * share);
  }
  report.notes.push_back(text(
      "{}: {} {} ({}) leads to the sector {}. That sector makes goods of {} six-digit codes: what is said here is "
      "said of all of them together. It bounds from above what the good by itself can explain of purchases, and "
      "says nothing of whether it can be done without.",
      "{}：{} {}（{}）は部門 {} に対応する。この部門は6桁コード{}品目を生産しており、表の値はその全体についてのもの"
      "である。購入額の面では当該物資の影響の上限に当たるが、代替できるか否かは示さない。",
      good.name, good.edition, listed(good.codes), good.way, sectors, good.codes_of_sectors));
}

void describe_treatment(ReportTable& report, const SolvedTable& solved) {
  const auto& system = solved.system;
  const auto inert = std::ranges::count_if(system.inert, [](char silent) { return silent != 0; });
  if (inert > 0) {
    report.notes.push_back(
        text("{} of {} industries sell nothing; they are left without purchases or sales and are unknown here.",
             "{1}産業中{0}産業には販売がなく、取引のないものとして扱い、値は不明とする。", inert, system.size()));
  }
  if (system.dropped > 0.0) {
    report.notes.push_back(text("{:.6g} {} of their flows went to final demand and primary input instead.",
                                "それらの取引{:.6g}（{}）は最終需要又は本源的投入に振り替えた。", system.dropped,
                                solved.table.unit));
  }
  const auto stocks = std::ranges::count_if(system.final_demand, [](double value) { return value < 0.0; });
  if (stocks > 0) {
    report.notes.push_back(text(
        "Final demand for {} industries is negative (stocks were run down). It stays in the table; where industries "
        "are added up they count as selling nothing to final users.",
        "{}産業の最終需要は負（在庫の取崩し等）である。表ではそのまま用い、産業を合算する際の重みはゼロとする。",
        stocks));
  }
}

}  // namespace

void describe_table(ReportTable& report, const SolvedTable& solved, const ExposureScope& scope) {
  if (scope.good) describe_good(report, solved, *scope.good);
  const auto regions = solved.regions().size(), sectors = solved.sectors().size();
  report.notes.push_back(text(
      "Table {}: {} regions, {} sectors, year {}, {}. Output is the sum of sales, so that the accounts close "
      "(residual {:.0e}). Shares of that year; nobody replaces anybody.",
      "産業連関表 {}：{}地域、{}部門、{}年、{}。産出額は販売の合計とし、収支を一致させた（残差 {:.0e}）。当該年の構造に"
      "よるもので、代替は考慮しない。",
      solved.table.id(), regions, sectors, solved.table.year, solved.table.unit, solved.system.residual));
  if (!scope.of.absent.empty()) {
    report.notes.push_back(text("Members of {} that the table does not show by themselves, and that are left out: {}.",
                                "{}の構成国のうち、表に独立して現れず含まれないもの：{}。", scope.of.name,
                                listed(scope.of.absent)));
  }
  describe_treatment(report, solved);
  report.provenance.insert(report.provenance.begin(), solved.table.provenance.begin(), solved.table.provenance.end());
}

}  // namespace noroshi::use_cases
