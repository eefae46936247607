#include "use_cases/network_show/network_show.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "holdings/io_tables.hpp"
#include "names/nearest_name.hpp"
#include "normalize/industry_scheme.hpp"

namespace noroshi::use_cases {
namespace {

Result<ReportTable> list_tables(holdings::OpenedWorkspace& workspace, std::optional<Date> as_of) {
  const auto tables = holdings::io_tables(workspace, as_of);
  if (!tables) return fail(tables.error());
  ReportTable list{"network_show",
                   {"Input-output tables", "産業連関表"},
                   {{"table", {"Table", "表"}},
                    {"year", {"Year", "年"}, CellKind::integer},
                    {"regions", {"Regions", "地域"}, CellKind::integer},
                    {"sectors", {"Sectors", "部門分類"}, CellKind::integer},
                    {"industries", {"Industries", "部門"}, CellKind::integer},
                    {"unit", {"Unit", "単位"}},
                    {"delivery", {"Delivery", "取込番号"}, CellKind::integer}},
                   {},
                   {},
                   {}};
  for (const auto& t : *tables) {
    list.rows.push_back({t.id, static_cast<std::int64_t>(t.year), static_cast<std::int64_t>(t.regions),
                         static_cast<std::int64_t>(t.sectors), static_cast<std::int64_t>(t.industries), t.unit,
                         t.delivery});
  }
  list.notes.push_back(
      tables->empty()
          ? Text{"None is stored. ⟦network_import?⟧ says what can be imported.",
                 "保存された表はない。取り込めるものは ⟦network_import?⟧ を参照。"}
          : Text{"⟦network_show table=ID⟧ shows the industries of one, ⟦network_check table=ID⟧ its balance.",
                 "部門は ⟦network_show table=ID⟧、均衡の検査は ⟦network_check table=ID⟧ で確認できる。"});
  return list;
}

// Sums of one industry that the table shows.
struct IndustrySums {
  double output = 0.0, exports = 0.0, inputs = 0.0, foreign_inputs = 0.0;
};

bool goes_abroad(const IoTable& t, std::size_t i, std::size_t user) {
  const auto& buyer = t.final_users[user];
  return buyer.category == "exports" || buyer.region != t.industries[i].region;
}

std::vector<IndustrySums> sums_of(const IoTable& t) {
  std::vector<IndustrySums> sums(t.size());
  for (std::size_t i = 0; i < t.size(); ++i) {
    double sold = 0.0;
    for (std::size_t j = 0; j < t.size(); ++j) {
      const double flow = t.intermediate(i, j);
      const bool abroad = t.industries[i].region != t.industries[j].region;
      sold += flow;
      sums[j].inputs += flow;
      if (abroad) sums[j].foreign_inputs += flow;
      if (abroad) sums[i].exports += flow;
      if (t.imported.values.empty()) continue;
      sums[j].inputs += t.imported(i, j);
      sums[j].foreign_inputs += t.imported(i, j);
    }
    for (std::size_t k = 0; k < t.final_users.size(); ++k) {
      sold += t.final_demand(i, k);
      if (goes_abroad(t, i, k)) sums[i].exports += t.final_demand(i, k);
    }
    sums[i].output = t.output.empty() ? sold : t.output[i];
  }
  return sums;
}

Result<std::vector<std::size_t>> largest(const IoTable& t, const std::vector<IndustrySums>& sums,
                                         const NetworkShowRequest& request) {
  std::vector<std::size_t> chosen;
  std::set<std::string> regions;
  for (std::size_t i = 0; i < t.size(); ++i) {
    regions.insert(t.industries[i].region);
    if (request.region.empty() || t.industries[i].region == request.region) chosen.push_back(i);
  }
  if (chosen.empty()) {
    return fail_field(
        ErrorCode::not_found, "region",
        text("the table {} has no region '{}'.", "表 {} に地域「{}」はありません。", t.id(), request.region),
        near_names(request.region, std::vector<std::string>{regions.begin(), regions.end()}));
  }
  std::ranges::stable_sort(chosen, [&](std::size_t a, std::size_t b) { return sums[a].output > sums[b].output; });
  if (chosen.size() > static_cast<std::size_t>(request.limit)) chosen.resize(static_cast<std::size_t>(request.limit));
  return chosen;
}

Cell name_of_industry(const IoTable& t, std::size_t i, const normalize::IndustryScheme* scheme) {
  const auto* sector = scheme == nullptr ? nullptr : scheme->find(t.industries[i].sector);
  if (sector != nullptr) return sector->name;
  return t.names.empty() ? Cell{} : Cell{t.names[i]};
}

}  // namespace

Result<ReportTable> show_network(holdings::OpenedWorkspace& workspace, const NetworkShowRequest& request) {
  if (request.table.empty() && request.region.empty()) return list_tables(workspace, request.as_of);
  const auto table = holdings::load_io_table(workspace, request.table, request.as_of);
  if (!table) return fail(table.error());
  const auto schemes = normalize::IndustrySchemes::load(workspace.data().folder() / "industry_schemes");
  if (!schemes) return fail(schemes.error());
  const auto sums = sums_of(*table);
  const auto chosen = largest(*table, sums, request);
  if (!chosen) return fail(chosen.error());
  ReportTable report{"network_show",
                     text("Industries of {}", "{} の部門", table->id()),
                     {{.id = "region", .title = {"Region", "地域"}, .lead = true},
                      {.id = "sector", .title = {"Sector", "部門"}, .lead = true},
                      {"name", {"Name", "名称"}},
                      {"output", text("Output, {}", "産出額（{}）", table->unit), CellKind::number},
                      {"value_added", text("Value added, {}", "付加価値（{}）", table->unit), CellKind::number},
                      {"exports",
                       text("Exports, {}", "輸出（{}）", table->unit),
                       CellKind::number,
                       {"sales to other regions", "他地域への販売"}},
                      {"foreign_inputs",
                       {"Inputs from abroad", "輸入投入比率"},
                       CellKind::share,
                       {"of the inputs whose origin the table knows", "産地の分かる投入に占める割合"}}},
                     {},
                     {},
                     table->provenance};
  const auto* scheme = schemes->of(*table);
  for (const auto i : *chosen) {
    const auto& s = sums[i];
    report.rows.push_back({table->industries[i].region, table->industries[i].sector,
                           name_of_industry(*table, i, scheme), s.output,
                           table->value_added.empty() ? Cell{} : Cell{table->value_added[i]}, s.exports,
                           s.inputs > 0.0 ? Cell{s.foreign_inputs / s.inputs} : Cell{}});
  }
  if (table->value_added.empty())
    report.notes.emplace_back("The publisher's files hold no value added.", "公表元のファイルに付加価値がない。");
  return report;
}

}  // namespace noroshi::use_cases
