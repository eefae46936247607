#include "use_cases/exposure/solved_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "holdings/importer_choice.hpp"
#include "holdings/io_tables.hpp"
#include "names/letter_case.hpp"
#include "names/name_folding.hpp"
#include "names/nearest_name.hpp"

namespace noroshi::use_cases {
namespace {

template <class Member>
std::vector<std::string> distinct(const IoTable& table, Member member) {
  std::vector<std::string> all;
  std::set<std::string> seen;
  for (const auto& industry : table.industries) {
    if (seen.insert(industry.*member).second) all.push_back(industry.*member);
  }
  return all;
}

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

// What people may call a sector, folded.
std::vector<std::string> names_of(const SolvedTable& solved, const std::string& sector) {
  const auto name = solved.sector_name(sector);
  std::vector<std::string> names{fold_name(sector), fold_name(name.en), fold_name(name.ja)};
  for (std::size_t i = 0; i < solved.table.names.size(); ++i) {
    if (solved.table.industries[i].sector == sector) names.push_back(fold_name(solved.table.names[i]));
  }
  return names;
}

}  // namespace

Result<SolvedTable> SolvedTable::of(IoTable table, const normalize::AreaCatalog& areas,
                                    const normalize::AreaGroups& groups, const normalize::IndustrySchemes& schemes) {
  auto system = propagation::LeontiefSystem::of(table);
  if (!system) return fail(system.error());
  const auto* scheme = schemes.of(table);
  return SolvedTable{std::move(table), std::move(*system), &areas, &groups, scheme};
}

std::vector<std::string> SolvedTable::regions() const { return distinct(table, &Industry::region); }
std::vector<std::string> SolvedTable::sectors() const { return distinct(table, &Industry::sector); }

Text SolvedTable::region_name(const std::string& region) const {
  if (to_lower(region) == "row") return {"Rest of the world", "その他の国・地域"};
  const auto code = areas->find(region);
  if (!code) return {region, region};
  const auto& area = areas->area(*code);
  return {area.en, area.ja};
}

Text SolvedTable::sector_name(const std::string& sector) const {
  if (const auto* known = scheme == nullptr ? nullptr : scheme->find(sector)) return known->name;
  for (std::size_t i = 0; i < table.names.size(); ++i) {
    if (table.industries[i].sector == sector) return {table.names[i], table.names[i]};
  }
  return {sector, sector};
}

Result<TableArea> choose_table_area(const SolvedTable& solved, const std::string& asked, const std::string& field) {
  const auto regions = solved.regions();
  for (const auto& region : regions) {
    if (to_lower(region) == to_lower(asked)) return TableArea{region, solved.region_name(region), {region}, {}};
  }
  const Date end_of_year{static_cast<std::int16_t>(solved.table.year), 12, 31};
  auto chosen = holdings::choose_importer(*solved.areas, *solved.groups, asked, end_of_year);
  if (!chosen) {
    auto error = chosen.error();
    error.field = field;
    if (error.nearest.empty()) error.nearest = near_names(asked, regions);
    return fail(std::move(error));
  }
  TableArea area{chosen->code, chosen->name, {}, {}};
  for (const AreaCode code : chosen->reporters()) {
    const auto& member = solved.areas->area(code);
    if (const auto region = holdings::region_code(regions, member)) {
      area.regions.push_back(*region);
    } else {
      area.absent.push_back(member.iso3);
    }
  }
  if (!area.regions.empty()) return area;
  return fail_field(
      ErrorCode::not_found, field,
      text("the table {} does not show {} by itself (it may be part of its rest of the world). Its "
           "regions: {}.",
           "産業連関表 {} は{}を独立した地域として表示していません（その他地域に含まれる場合があります）。地"
           "域：{}。",
           solved.table.id(), chosen->name, listed(regions)));
}

Result<std::vector<std::string>> choose_sectors(const SolvedTable& solved, const std::vector<std::string>& asked,
                                                const std::string& field) {
  const auto sectors = solved.sectors();
  if (asked.empty()) return sectors;
  std::set<std::string> wanted;
  for (const auto& word : asked) {
    const auto folded = fold_name(word);
    const auto found = std::ranges::find_if(
        sectors, [&](const std::string& sector) { return holds(names_of(solved, sector), folded); });
    if (found != sectors.end()) {
      wanted.insert(*found);
      continue;
    }
    auto near = near_names(word, sectors);
    for (const auto& sector : sectors) {
      const auto name = solved.sector_name(sector);
      if (!folded.empty() && (fold_name(name.en).find(folded) != std::string::npos ||
                              fold_name(name.ja).find(folded) != std::string::npos))
        near.push_back({sector, name});
    }
    return fail_field(
        ErrorCode::not_found, field,
        text("the table {} has no sector '{}'. Its sectors: {}.", "産業連関表 {} に部門「{}」はありません。部門：{}。",
             solved.table.id(), word, listed(sectors)),
        std::move(near));
  }
  std::vector<std::string> chosen;
  for (const auto& sector : sectors) {
    if (wanted.contains(sector)) chosen.push_back(sector);
  }
  return chosen;
}

std::vector<std::size_t> industries_of(const SolvedTable& solved, const std::vector<std::string>& regions,
                                       const std::vector<std::string>& sectors) {
  const std::set<std::string> in_regions{regions.begin(), regions.end()}, in_sectors{sectors.begin(), sectors.end()};
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < solved.table.size(); ++i) {
    const auto& [region, sector] = solved.table.industries[i];
    if (in_regions.contains(region) && in_sectors.contains(sector)) rows.push_back(i);
  }
  return rows;
}

std::string listed(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

}  // namespace noroshi::use_cases
