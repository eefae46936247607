#include <algorithm>
#include <map>

#include "use_cases/exposure/exposure_tables.hpp"

namespace noroshi::use_cases {
namespace {

Text title_of(const SolvedTable& solved, const ExposureScope& scope, const ExposureRequest& request) {
  Text partners;
  for (const auto& partner : scope.partners) {
    partners.en += (partners.en.empty() ? "" : ", ") + partner.name.en;
    partners.ja += (partners.ja.empty() ? "" : "、") + partner.name.ja;
  }
  const double percent = 100.0 * request.share;
  return propagation::has_buyers(request.kind)
             ? text("What is lost when {:.0f} % of deliveries of {} to {} stop, {}",
                    "{1}から{2}への納入の{0:.0f}％が止まった場合の損失（{3}年）", percent, partners, scope.of.name,
                    solved.table.year)
             : text("What is lost without {:.0f} % of the deals of {}, {}",
                    "{1}の取引の{0:.0f}％がない場合の損失（{2}年）", percent, partners, solved.table.year);
}

}  // namespace

Result<ReportTable> extraction_table(const SolvedTable& solved, const ExposureScope& scope,
                                     const ExposureRequest& request) {
  if (request.on.empty()) {
    return fail_field(ErrorCode::invalid_input, "on",
                      {"an extraction takes away somebody's industries or deliveries. Name whose with ⟦.on=CHN⟧, and "
                       "which with ⟦.sector⟧ if not all.",
                       "抽出の対象（誰の産業又は納入か）を ⟦.on=CHN⟧ のように指定してください。一部の部門に限る場合は "
                       "⟦.sector⟧ も指定します。"});
  }
  propagation::Extraction extraction{.kind = request.kind, .share = request.share};
  for (const auto& partner : scope.partners) {
    for (const std::size_t i : industries_of(solved, partner.regions, scope.supplier_sectors)) {
      if (std::ranges::find(extraction.industries, i) == extraction.industries.end())
        extraction.industries.push_back(i);
    }
  }
  if (propagation::has_buyers(request.kind))
    extraction.buyers = industries_of(solved, scope.of.regions, scope.own_sectors);
  const auto after = propagation::Extractor{solved.system}.output_after(extraction);
  if (!after) return fail(after.error());

  ReportTable table{
      "exposure",
      title_of(solved, scope, request),
      {{.id = "region", .title = {"Region", "地域"}, .lead = true},
       {.id = "industry", .title = {"Industry", "産業"}, .lead = true},
       {.id = "name", .title = {"Name", "名称"}, .lead = true},
       {"value_added_loss", text("Value added lost, {}", "付加価値の損失（{}）", solved.table.unit), CellKind::number},
       {"output_loss", text("Output lost, {}", "産出の損失（{}）", solved.table.unit), CellKind::number},
       {"loss_share", {"of its output", "産出比"}, CellKind::share}},
      {},
      {},
      {}};
  std::map<std::string, double> by_region;
  double whole = 0.0;
  for (std::size_t i = 0; i < solved.table.size(); ++i) {
    if (solved.system.inert[i] != 0) continue;
    const auto& [region, sector] = solved.table.industries[i];
    const double output_loss = solved.system.output[i] - (*after)[i];
    const double loss = output_loss * solved.system.value_added[i] / solved.system.output[i];
    by_region[region] += loss;
    whole += loss;
    table.rows.push_back(
        {region, sector, solved.sector_name(sector), loss, output_loss, output_loss / solved.system.output[i]});
  }
  double own = 0.0;
  for (const auto& region : scope.of.regions) own += by_region[region];
  table.notes.push_back(text("Value added lost everywhere: {:.6g} {}; of it {}: {:.6g}.",
                             "全体の付加価値損失 {:.6g}（{}）、うち{} {:.6g}。", whole, solved.table.unit,
                             scope.of.name, own));
  table.notes.push_back(
      {"Hypothetical extraction: nobody steps in. total, backward, supply and cells count orders that suppliers lose; "
       "forward and forward_cells count output that users do not make for want of the worth of their inputs (Ghosh). "
       "Neither counts users that stand still because an input is indispensable.",
       "仮説的抽出であり、代替は考慮しない。total、backward、supply、cells は供給側の受注減、forward、forward_cells "
       "は投入額"
       "の減少に応じた使用側の減産（ゴッシュ型）を示す。不可欠な投入の欠如による操業停止は含まない。"});
  constexpr std::size_t kLoss = 3;
  keep_largest(table, kLoss, request.limit);
  return table;
}

}  // namespace noroshi::use_cases
