#include "use_cases/exposure/exposure_tables.hpp"

namespace noroshi::use_cases {
namespace {

struct MainPartner {
  std::size_t partner = 0;
  double share = 0.0;
};

// The partner who stands behind most of what a buyer sells; nothing when nobody does.
std::optional<MainPartner> main_partner(const PartnerLookThrough& look, std::size_t buyer, std::size_t partners) {
  std::optional<MainPartner> most;
  for (std::size_t p = 0; p < partners; ++p) {
    const auto exposure = look.of(buyer, p);
    if (exposure && exposure->total > (most ? most->share : 0.0)) most = MainPartner{p, exposure->total};
  }
  return most;
}

}  // namespace

Result<ReportTable> industry_table(const SolvedTable& solved, const ExposureScope& scope,
                                   const ExposureRequest& request) {
  ReportTable table{
      "exposure",
      text("Industries of {} and how they rely on {}, {}", "{}の産業の{}への依存（{}年）", scope.of.name,
           scope.good           ? text("makers of {} abroad", "国外の{}生産部門", scope.good->name)
           : request.on.empty() ? Text{"suppliers abroad", "国外の供給者"}
                                : Text{"these partners", "指定した相手国"},
           solved.table.year),
      {{.id = "region", .title = {"Region", "地域"}, .file_only = scope.of.regions.size() == 1, .lead = true},
       {.id = "industry", .title = {"Industry", "産業"}, .lead = true},
       {.id = "name", .title = {"Name", "名称"}, .lead = true},
       {"output", text("Output, {}", "産出額（{}）", solved.table.unit), CellKind::number}},
      {},
      {},
      {}};
  add_exposure_columns(table.columns);
  table.columns.push_back({"main_partner", {"Largest", "最大の相手"}});
  table.columns.push_back({"main_share",
                           {"of it", "うち同相手"},
                           CellKind::share,
                           {"looked through, on that partner alone", "当該相手への間接を含む依存"}});
  TableArea all{"", {}, {}, {}};
  for (const auto& partner : scope.partners) {
    for (const auto& region : partner.regions) all.regions.push_back(region);
  }
  const PartnerLookThrough together{solved, {all}, scope.supplier_sectors};
  const PartnerLookThrough each{solved, scope.partners, scope.supplier_sectors};
  for (const std::size_t j : industries_of(solved, scope.of.regions, scope.own_sectors)) {
    const auto& [region, sector] = solved.table.industries[j];
    std::vector<Cell> row{region, sector, solved.sector_name(sector),
                          solved.system.inert[j] != 0 ? Cell{} : Cell{solved.system.output[j]}};
    add_exposure_cells(row, together.of(j, 0));
    const auto most = main_partner(each, j, scope.partners.size());
    row.push_back(most ? Cell{scope.partners[most->partner].code} : Cell{});
    row.push_back(most ? Cell{most->share} : Cell{});
    table.rows.push_back(std::move(row));
  }
  constexpr std::size_t kTotal = 4;
  keep_largest(table, kTotal, request.limit);
  return table;
}

}  // namespace noroshi::use_cases
