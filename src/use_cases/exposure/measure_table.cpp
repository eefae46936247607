#include <fmt/format.h>

#include "names/nearest_name.hpp"
#include "propagation/static/catalog.hpp"
#include "use_cases/exposure/exposure_tables.hpp"

namespace noroshi::use_cases {
namespace {

Result<std::vector<const propagation::StaticMethod*>> methods_of(const ExposureRequest& request) {
  const auto all = propagation::static_method_catalog();
  if (request.method.empty()) return std::vector<const propagation::StaticMethod*>{all.begin(), all.end()};
  std::vector<const propagation::StaticMethod*> methods;
  for (const auto& id : request.method) {
    const auto* method = propagation::find_static_method(id);
    if (method == nullptr) {
      std::vector<std::string> ids;
      for (const auto* known : all) ids.emplace_back(known->doc.id);
      return fail_field(ErrorCode::not_found, "method",
                        text("there is no measure '{}' of an industry. There are: {}.",
                             "産業の指標「{}」はありません。指標：{}。", id, listed(ids)),
                        near_names(id, ids));
    }
    methods.push_back(method);
  }
  return methods;
}

}  // namespace

Result<ReportTable> measure_table(const SolvedTable& solved, const ExposureScope& scope,
                                  const ExposureRequest& request) {
  const auto methods = methods_of(request);
  if (!methods) return fail(methods.error());
  ReportTable table{
      "exposure",
      text("Industries of {} in the web of suppliers, {}", "供給網における{}の産業（{}年）", scope.of.name,
           solved.table.year),
      {{.id = "region", .title = {"Region", "地域"}, .file_only = scope.of.regions.size() == 1, .lead = true},
       {.id = "industry", .title = {"Industry", "産業"}, .lead = true},
       {.id = "name", .title = {"Name", "名称"}, .lead = true}},
      {},
      {},
      {}};
  const auto industries = industries_of(solved, scope.of.regions, scope.own_sectors);
  for (const std::size_t j : industries) {
    const auto& [region, sector] = solved.table.industries[j];
    table.rows.push_back({region, sector, solved.sector_name(sector)});
  }
  for (const auto* method : *methods) {
    const auto& doc = method->doc;
    const auto measure = method->compute(solved.system, {.share = request.share});
    if (!measure) return fail(measure.error());
    table.columns.push_back({std::string{doc.id}, doc.title, CellKind::number,
                             text("{}; {}. {}", "{}。{}。{}", doc.formula, doc.unit, doc.source)});
    for (std::size_t r = 0; r < industries.size(); ++r) {
      const auto& value = (*measure)[industries[r]];
      table.rows[r].push_back(value ? Cell{*value} : Cell{});
    }
  }
  constexpr std::size_t kFirst = 3;
  keep_largest(table, kFirst, request.limit);
  return table;
}

}  // namespace noroshi::use_cases
