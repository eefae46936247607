#include "use_cases/network_check/network_check.hpp"

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<use_cases::NetworkCheckRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  const auto tables = use_cases::check_network(*workspace, *request);
  if (!tables) return fail(tables.error());
  return deliver(*tables, arguments, session);
}

CommandDecl page() {
  return {
      .name = "network_check",
      .summary = {"Check the balance of an input-output table and what a model does about it",
                  "産業連関表の均衡とモデルでの扱いを検査する"},
      .description =
          {"Compares the printed output of each industry with the sum of its row and of its column, lists the largest "
           "gaps, and says how each thing that a model cannot take as it is will be treated: idle industries, inputs "
           "without output, negative flows and stocks, imports in a negative column.",
           "各部門の公表産出額を行和・列和と比較して差の大きい部門を示し、モデルがそのまま扱えないもの（不活動部門、産"
           "出のない投入、負の取引・在庫、輸入控除列）の処理方法を示す。"},
      .prints = {"Both identities with a verdict, the largest gaps, each treatment with its share of output, and where "
                 "it applies. With csv and parquet the verdict only.",
                 "二つの恒等式の判定、差の大きい部門、処理ごとの産出額比、対象部門。csv と parquet では判定のみ。"},
      .fields = describe_fields<use_cases::NetworkCheckRequest>(),
      .words = {"table"},
      .examples = {{"noroshi network check wiod2013:2011", {"The balance of one table.", "一つの表の均衡を検査する。"}},
                   {"noroshi network check --limit 50 --format xlsx --output check.xlsx",
                    {"More industries, as a workbook.", "対象部門を増やしてExcelで保存する。"}}}};
}

}  // namespace

Command network_check_command() { return {page(), &run}; }

}  // namespace noroshi::cli
