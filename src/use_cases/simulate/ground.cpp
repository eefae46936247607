#include <algorithm>
#include <map>

#include "holdings/io_tables.hpp"
#include "use_cases/simulate/question.hpp"

namespace noroshi::use_cases {
namespace {

std::vector<std::string> regions_of(const IoTable& table, const normalize::AreaCatalog& areas,
                                    const holdings::ImporterChoice& importer) {
  std::vector<std::string> all, regions;
  for (const auto& industry : table.industries) {
    if (std::ranges::find(all, industry.region) == all.end()) all.push_back(industry.region);
  }
  for (const auto code : importer.reporters()) {
    if (auto region = holdings::region_code(all, areas.area(code))) regions.push_back(*std::move(region));
  }
  return regions;
}

double output_of(const IoTable& table, std::size_t i) {
  if (!table.output.empty()) return std::max(table.output[i], 0.0);
  double sum = 0.0;
  for (const double flow : table.intermediate.row(i)) sum += flow;
  for (const double flow : table.final_demand.row(i)) sum += flow;
  return std::max(sum, 0.0);
}

// USD of one unit of the table; nothing when it is not in dollars.
std::optional<double> usd_per_unit(const std::string& unit) {
  if (unit.find("USD") == std::string::npos && unit.find("US$") == std::string::npos) return std::nullopt;
  if (unit.starts_with("million")) return 1e6;
  if (unit.starts_with("thousand")) return 1e3;
  if (unit.starts_with("billion")) return 1e9;
  return 1.0;
}

Text sector_name(const IndustryGround& ground, const std::string& code) {
  const auto* sector = ground.scheme ? ground.scheme->find(code) : nullptr;
  return sector != nullptr ? sector->name : Text{code, code};
}

// The table that is meant: the one asked for; else the newest of several regions that has the importer, else the
// importer's own newest table, else whatever stands first, for the refusal.
Result<IoTable> table_meant(holdings::OpenedWorkspace& workspace, const std::string& asked, std::optional<Date> as_of,
                            const holdings::ImporterChoice& importer) {
  if (!asked.empty()) return holdings::load_io_table(workspace, asked, as_of);
  auto stored = holdings::io_tables(workspace, as_of);
  if (!stored) return fail(stored.error());
  std::ranges::stable_sort(*stored, std::ranges::greater{}, [](const holdings::IoTableEntry& e) {
    return std::pair{e.regions > 1, e.year};
  });
  for (const auto& entry : *stored) {
    if (entry.regions == 1 && !entry.part.empty() && entry.part != importer.code) continue;
    auto table = holdings::load_io_table(workspace, entry.id, as_of);
    if (!table || !regions_of(*table, workspace.areas(), importer).empty()) return table;
  }
  return holdings::load_io_table(workspace, asked, as_of);
}

}  // namespace

Result<IndustryGround> ground_of(holdings::OpenedWorkspace& workspace, const SimulateRequest& request,
                                 const std::string& asked, const holdings::ImporterChoice& importer) {
  auto table = table_meant(workspace, asked, request.as_of, importer);
  if (!table) return fail(table.error());
  const auto schemes = normalize::IndustrySchemes::load(workspace.data().folder() / "industry_schemes");
  if (!schemes) return fail(schemes.error());
  IndustryGround ground{.id = table->id(), .table = *std::move(table)};
  if (const auto* scheme = schemes->of(ground.table)) ground.scheme = *scheme;
  ground.regions = regions_of(ground.table, workspace.areas(), importer);
  if (ground.regions.empty()) {
    return fail_field(ErrorCode::not_found, "table",
                      text("the table {} has no industries of {}. Choose another (⟦network_show⟧ lists them).",
                           "産業連関表 {} に{}の産業がありません。別の表を指定してください（⟦network_show⟧ で一覧）。",
                           ground.id, importer.name));
  }
  for (std::size_t i = 0; i < ground.table.size(); ++i) {
    if (std::ranges::find(ground.regions, ground.table.industries[i].region) != ground.regions.end())
      ground.home.push_back(i);
  }
  return ground;
}

GoodInTable place_in(const IndustryGround& ground, const SupplyFacts& facts, double imports_usd) {
  GoodInTable placed;
  if (!ground.scheme) {
    placed.notes.push_back(
        text("the sectors of {} are not known to be ISIC divisions, so no industry is limited by the good.",
             "{}の部門とISIC中分類の対応が分からないため、産業への制約は計算しない。", ground.id));
    return placed;
  }
  const auto usd = usd_per_unit(ground.table.unit);
  for (const auto& use : facts.uses) {
    if (use.division.empty()) continue;
    scenarios::MappedUse mapped{.division = use.division};
    const auto sectors = ground.scheme->sectors_of(std::span{&use.division, 1});
    double output = 0.0;
    for (const std::size_t i : ground.home) {
      const auto& code = ground.table.industries[i].sector;
      if (std::ranges::find(sectors, code) == sectors.end() || !(output_of(ground.table, i) > 0.0)) continue;
      const auto divisions = ground.scheme->find(code)->divisions.size();
      mapped.parts.push_back({.industry = i,
                              .share_of_use = output_of(ground.table, i),
                              .share_of_industry = 1.0 / static_cast<double>(std::max<std::size_t>(divisions, 1))});
      output += output_of(ground.table, i);
      if (divisions > 1 && i == mapped.parts.front().industry) {
        placed.notes.push_back(text(
            "ISIC division {0} is one of {1} divisions in the sector \"{2}\" of {3}; it is taken to make 1/{1} of it.",
            "ISIC中分類{0}は、{3}の部門「{2}」に含まれる{1}中分類の一つであり、部門の1/{1}を占めるとみなす。",
            use.division, divisions, sector_name(ground, code), ground.id));
      }
    }
    for (auto& part : mapped.parts) {
      part.share_of_use /= output;
      if (!usd) continue;
      const double paid = imports_usd * use.share.value.mid * part.share_of_use;
      placed.values.push_back({part.industry, std::min(1.0, paid / (*usd * output_of(ground.table, part.industry)))});
    }
    placed.uses.push_back(std::move(mapped));
  }
  return placed;
}

}  // namespace noroshi::use_cases
