#include <algorithm>

#include "use_cases/exposure/exposure_tables.hpp"

namespace noroshi::use_cases {
namespace {

double value_added_of(const propagation::LeontiefSystem& system, const std::vector<std::size_t>& industries,
                      std::span<const double> output) {
  double sum = 0.0;
  for (const std::size_t i : industries) {
    if (system.inert[i] == 0) sum += output[i] * system.value_added[i] / system.output[i];
  }
  return sum;
}

struct Cut {
  propagation::ExtractionKind kind;
  const std::vector<std::size_t>& suppliers;
  const std::vector<std::size_t>& buyers;
  const std::vector<std::size_t>& whose;  // industries whose loss is asked for
};

// Share of somebody's value added that goes when a share of the suppliers' deliveries to the buyers stops.
Result<Cell> cut_loss(const SolvedTable& solved, const Cut& cut, double share) {
  if (cut.suppliers.empty() || cut.buyers.empty()) return Cell{};
  const auto after = propagation::Extractor{solved.system}.output_after({cut.kind, cut.suppliers, cut.buyers, share});
  if (!after) return fail(after.error());
  const double whole = value_added_of(solved.system, cut.whose, solved.system.output);
  return whole > 0.0 ? Cell{1.0 - value_added_of(solved.system, cut.whose, *after) / whole} : Cell{};
}

// The partners as one.
TableArea all_of(const std::vector<TableArea>& partners) {
  TableArea all{"", {}, {}, {}};
  for (const auto& partner : partners) {
    for (const auto& region : partner.regions) {
      if (std::ranges::find(all.regions, region) == all.regions.end()) all.regions.push_back(region);
    }
  }
  return all;
}

void note_all_together(ReportTable& table, const SolvedTable& solved, const ExposureScope& scope,
                       const std::vector<std::size_t>& buyers) {
  const auto together = PartnerLookThrough{solved, {all_of(scope.partners)}, scope.supplier_sectors}.of(buyers, 0);
  if (!together) return;
  table.notes.push_back(
      text("All of these together: {:.1f} % looked through, {:.1f} % at face value, {:.1f} % hidden. Industries are "
           "weighted by "
           "what they sell to final users.",
           "合計：間接を含む依存 {:.1f}％、直接分 {:.1f}％、隠れた依存 {:.1f}％。産業は最終需要への販売額で加重した。",
           100.0 * together->total, 100.0 * together->face, 100.0 * together->hidden()));
}

std::vector<ReportColumn> partner_columns() {
  return {{.id = "partner", .title = {"Partner", "相手国"}, .lead = true},
          {.id = "name", .title = {"Name", "名称"}, .lead = true}};
}

}  // namespace

Result<ReportTable> partner_table(const SolvedTable& solved, const ExposureScope& scope,
                                  const ExposureRequest& request) {
  ReportTable table{"exposure",
                    text("Who stands behind the industries of {}, {}", "{}の産業を支える国・地域（{}年）",
                         scope.of.name, solved.table.year),
                    partner_columns(),
                    {},
                    {},
                    {}};
  add_exposure_columns(table.columns);
  table.columns.push_back(
      {"cut_loss",
       {"Loss if cut", "途絶時の損失"},
       CellKind::share,
       {"of the area's value added when the partner's deliveries to it stop (by ⟦.share⟧): users and their users make "
        "less by the worth of what is missing (Ghosh extraction of B_RD; no substitute, no input indispensable)",
        "相手国からの納入が止まった場合（⟦.share⟧ "
        "の割合）に失われる対象国の付加価値の割合。不足する投入額に応じて使用側が"
        "減産する（B_RDのゴッシュ型抽出、代替なし、不可欠性は考慮しない）"}});
  table.columns.push_back({"their_loss",
                           {"Their loss", "相手国の損失"},
                           CellKind::share,
                           {"of the partner's value added in the same case: it loses the orders (extraction of A_RD)",
                            "同じ場合に相手国が受注減により失う付加価値の割合（A_RDの抽出）"}});
  table.columns.push_back({"reverse",
                           {"They on it", "逆依存"},
                           CellKind::share,
                           {"the partner's exposure to the area, looked through in the same way",
                            "相手国側から見た対象国への依存（同じ方法）"}});
  const auto buyers = industries_of(solved, scope.of.regions, scope.own_sectors);
  const auto area = industries_of(solved, scope.of.regions, solved.sectors());
  const PartnerLookThrough look{solved, scope.partners, scope.supplier_sectors};
  const PartnerLookThrough back{solved, {scope.of}, solved.sectors()};
  for (std::size_t p = 0; p < scope.partners.size(); ++p) {
    const auto& partner = scope.partners[p];
    const auto suppliers = industries_of(solved, partner.regions, scope.supplier_sectors);
    const auto theirs = industries_of(solved, partner.regions, solved.sectors());
    using enum propagation::ExtractionKind;
    const auto loss = cut_loss(solved, {forward_cells, suppliers, buyers, area}, request.share);
    const auto their_loss = cut_loss(solved, {cells, suppliers, buyers, theirs}, request.share);
    if (!loss || !their_loss) return fail(loss ? their_loss.error() : loss.error());
    const auto reverse = back.of(theirs, 0);
    std::vector<Cell> row{partner.code, partner.name};
    add_exposure_cells(row, look.of(buyers, p));
    row.push_back(*loss);
    row.push_back(*their_loss);
    row.push_back(reverse ? Cell{reverse->total} : Cell{});
    table.rows.push_back(std::move(row));
  }
  note_all_together(table, solved, scope, buyers);
  keep_largest(table, 2, request.limit);
  return table;
}

Result<ReportTable> reverse_table(const SolvedTable& solved, const ExposureScope& scope,
                                  const ExposureRequest& request) {
  ReportTable table{"exposure",
                    text("Who relies on {}, {}", "{}に依存する国・地域（{}年）", scope.of.name, solved.table.year),
                    partner_columns(),
                    {},
                    {},
                    {}};
  add_exposure_columns(table.columns);
  table.columns.push_back({"forward",
                           {"It on them", "順方向の依存"},
                           CellKind::share,
                           {"the area's exposure to the partner", "対象国から見た相手国への依存"}});
  // The area's sectors are the suppliers here, and the partners' the buyers.
  const PartnerLookThrough look{solved, {scope.of}, scope.own_sectors};
  const PartnerLookThrough forward{solved, scope.partners, solved.sectors()};
  const auto own = industries_of(solved, scope.of.regions, solved.sectors());
  for (std::size_t p = 0; p < scope.partners.size(); ++p) {
    const auto& partner = scope.partners[p];
    std::vector<Cell> row{partner.code, partner.name};
    add_exposure_cells(row, look.of(industries_of(solved, partner.regions, scope.supplier_sectors), 0));
    const auto there = forward.of(own, p);
    row.push_back(there ? Cell{there->total} : Cell{});
    table.rows.push_back(std::move(row));
  }
  keep_largest(table, 2, request.limit);
  return table;
}

}  // namespace noroshi::use_cases
