#include "use_cases/suppliers/suppliers.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

html::Report report_of(use_cases::SuppliersReport suppliers) {
  html::Report report{.kind = {"Noroshi · suppliers", "狼煙・供給国"}, .title = suppliers.table.title};
  report.provenance = suppliers.table.provenance;
  report.tables.push_back(std::move(suppliers.table));
  report.charts = std::move(suppliers.charts);
  return report;
}

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::SuppliersRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  auto suppliers = use_cases::list_suppliers(*workspace, *request, progress);
  if (!suppliers) return fail(suppliers.error());
  return deliver(report_of(std::move(*suppliers)), arguments, session);
}

CommandDecl page() {
  return {
      .name = "suppliers",
      .summary = {"Who supplies a good, and what the suppliers themselves say",
                  "一つの物資の供給国を、輸出側の報告と並べて一覧する"},
      .description = {"Every supplier of each code of a good in a period: value, share, weight, quantity, unit value, "
                      "and beside them "
                      "the supplier's own report of the same trade with the difference. Where only exporters report, "
                      "their side is "
                      "shown and no share is said.",
                      "物資のコードと期間ごとに、各供給国からの輸入額、シェア、重量、数量、単価を示し、同じ取引について"
                      "の輸出国自身の"
                      "報告とその差を併記する。輸出側の報告しかない場合は、その報告のみを示し、シェアは示さない。"},
      .prints =
          {"One row per code, period and supplier. CSV: code,scope,period,revision,supplier,supplier_name,"
           "import_value_usd,share,share_of_total,mass_kg,weighed_share,quantity,unit,usd_per_kg,exporter_value_usd,"
           "exporter_mass_kg,difference,why,feed,exporter_feed. With --output FILE.html a page with a chart.",
           "コード、期間、供給国ごとに1行。CSVの列は code,scope,period,revision,supplier,supplier_name,"
           "import_value_usd,share,share_of_total,mass_kg,weighed_share,quantity,unit,usd_per_kg,"
           "exporter_value_usd,exporter_mass_kg,difference,why,feed,exporter_feed。"
           "--output FILE.html では図を含むページ。"},
      .fields = describe_fields<use_cases::SuppliersRequest>(),
      .words = {"good"},
      .examples = {{"noroshi suppliers 850760 --importer JPN --year 2024",
                    {"Who supplies Japan's lithium-ion batteries.", "日本のリチウムイオン電池の供給国を表示する。"}},
                   {"noroshi suppliers neodymium_magnets --from 2020 --to 2024 --limit 5 --output magnets.html",
                    {"The five largest suppliers of magnets over five years, as a page.",
                     "磁石の上位5供給国を5年分、図付きのページにする。"}}}};
}

}  // namespace

Command suppliers_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
