#include "use_cases/trend/trend.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

html::Report report_of(use_cases::TrendReport trend) {
  html::Report report{.kind = {"Noroshi · trend", "狼煙・推移"}, .title = trend.tables.front().title};
  report.provenance = trend.tables.front().provenance;
  report.tables = std::move(trend.tables);
  report.charts = std::move(trend.charts);
  return report;
}

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::TrendRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  auto trend = use_cases::follow_trend(*workspace, *request, progress);
  if (!trend) return fail(trend.error());
  return deliver(report_of(std::move(*trend)), arguments, session);
}

CommandDecl page() {
  return {
      .name = "trend",
      .summary = {"How an importer's dependence on one good went, year by year or month by month",
                  "一つの物資の輸入依存の推移を年別・月別に示す"},
      .description =
          {"Value, weight, unit value, number of suppliers, largest supplier and its share, HHI, and which methods "
           "flag "
           "the good since when, for each code of the good. A period of which nothing is loaded is a row that says so.",
           "物資のコードごとに、輸入額、重量、単価、供給国数、最大供給国とそのシェア、HHI、どの手法がいつから該当として"
           "いるかを示す。データのない期間も、その旨を示す行として表示する。"},
      .prints =
          {"Tables: trend (one row per code and period: code,scope,period,revision,import_value_usd,mass_kg,"
           "weighed_share,usd_per_kg,suppliers,top_supplier,top_supplier_name,top_share,hhi, bounds, one column per "
           "method, flags,judged,flagged_by, the exporters' side, why,reported_by,feed) and flagged (one row per "
           "code and method). With --output FILE.html a page with charts. csv and parquet hold the first table.",
           "推移表（コードと期間ごとに1行：code,scope,period,revision,import_value_usd,mass_kg,weighed_share,"
           "usd_per_kg,suppliers,top_supplier,top_supplier_name,top_share,hhi、上下限、手法ごとの列、"
           "flags,judged,flagged_by、輸出側の報告、why,reported_by,feed）と、手法ごとの該当期間の表。"
           "--output FILE.html では図を含むページ。csv と parquet は最初の表のみ。"},
      .fields = describe_fields<use_cases::TrendRequest>(),
      .words = {"good"},
      .examples = {
          {"noroshi trend 850760 --importer JPN --from 2015 --to 2025",
           {"Japan's lithium-ion batteries over eleven years.", "日本のリチウムイオン電池の輸入を11年分表示する。"}},
          {"noroshi trend gallium --monthly --from 2023 --output gallium.html",
           {"Gallium month by month, as a page with charts.", "ガリウムの月別の推移を図付きのページにする。"}}}};
}

}  // namespace

Command trend_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
