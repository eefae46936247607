#include <algorithm>

#include "use_cases/exposure/exposure_tables.hpp"

namespace noroshi::use_cases {
namespace {

struct MemberExposure {
  std::string region;
  double total = 0.0;
};

}  // namespace

// Own definition: the exposure that even the least exposed member has, which is what all have in common.
Result<ReportTable> common_table(const SolvedTable& solved, const ExposureScope& scope,
                                 const ExposureRequest& request) {
  if (scope.of.regions.size() < 2) {
    return fail_field(
        ErrorCode::invalid_input, "of",
        text("common exposure is that of several members, and {} is one region. Name a group such as G7 or "
             "EU.",
             "共通依存は複数の構成国について調べるもので、{}は1地域です。G7、EUなどのグループを指定してくだ"
             "さい。",
             scope.of.name));
  }
  ReportTable table{
      "exposure",
      text("On whom all members of {} rely, {}", "{}の全構成国に共通する依存先（{}年）", scope.of.name,
           solved.table.year),
      {{.id = "partner", .title = {"Partner", "相手国"}, .lead = true},
       {.id = "name", .title = {"Name", "名称"}, .lead = true},
       {"least",
        {"Least", "最小"},
        CellKind::share,
        {"looked-through exposure of the least exposed member: what all have in common (own definition)",
         "最も依存の小さい構成国の、間接を含む依存（全構成国に共通する部分、独自の定義）"}},
       {"least_member", {"Member", "最小の構成国"}},
       {"most", {"Most", "最大"}, CellKind::share, {"of the most exposed member", "最も依存の大きい構成国"}},
       {"most_member", {"Member", "最大の構成国"}},
       {"largest_for",
        {"Largest for", "最大の依存先"},
        CellKind::integer,
        {"members for whom it is the largest of these partners", "当該相手が最大の依存先である構成国の数"}},
       {"together",
        {"Together", "全体"},
        CellKind::share,
        {"of the group as one buyer", "グループ全体を一つの買い手とした場合"}}},
      {},
      {},
      {}};
  const PartnerLookThrough look{solved, scope.partners, scope.supplier_sectors};
  std::vector<std::vector<MemberExposure>> exposures(scope.partners.size());
  std::vector<std::int64_t> largest_for(scope.partners.size(), 0);
  for (const auto& member : scope.of.regions) {
    const auto buyers = industries_of(solved, {member}, scope.own_sectors);
    std::optional<std::pair<double, std::size_t>> largest;
    for (std::size_t p = 0; p < scope.partners.size(); ++p) {
      const auto exposure = look.of(buyers, p);
      if (!exposure) continue;
      exposures[p].push_back({member, exposure->total});
      if (!largest || exposure->total > largest->first) largest = {exposure->total, p};
    }
    if (largest) ++largest_for[largest->second];
  }
  const auto group = industries_of(solved, scope.of.regions, scope.own_sectors);
  for (std::size_t p = 0; p < scope.partners.size(); ++p) {
    const auto& partner = scope.partners[p];
    if (exposures[p].empty()) continue;
    const auto [least, most] = std::ranges::minmax_element(exposures[p], {}, &MemberExposure::total);
    const auto together = look.of(group, p);
    table.rows.push_back({partner.code, partner.name, least->total, least->region, most->total, most->region,
                          largest_for[p], together ? Cell{together->total} : Cell{}});
  }
  keep_largest(table, 2, request.limit);
  return table;
}

}  // namespace noroshi::use_cases
