#include "use_cases/chokepoints/chokepoints.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::ChokepointRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  const auto report = use_cases::find_chokepoints(*workspace, *request, progress);
  if (!report) return fail(report.error());
  return deliver({request->overlaps ? &report->overlaps : &report->ranking, 1}, arguments, session);
}

CommandDecl page() {
  return {
      .name = "chokepoints",
      .summary = {"Rank the goods whose supply is a chokepoint", "供給上のチョークポイントとなる品目を順位付けする"},
      .description =
          {"Judges every product that a country imports by several published methods side by side. Products stand in "
           "the order of the share of the methods able to judge that flag them, then of the number of methods able to "
           "judge, then of HHI, then of value. There is no composite score. What the data cannot tell is unknown, "
           "never clear. The rank by HHI and its interval (bootstrap) stand beside.",
           "ある国の全輸入品目を、公表された複数の手法で並列に判定する。並び順は、判定できた手法のうち該当とした手法の"
           "割合、判定できた手法の数、HHI、輸入額の順による。合成指標は用いない。データから判断できないものは「不明」"
           "とし、「非該当」とは扱わない。HHIによる順位とその区間（ブートストラップ法）を併記する。"},
      .prints = {"One row per product. CSV begins with "
                 "importer,year,product,revision,import_value_usd,suppliers,top_supplier,"
                 "top_share,hhi, then one column per method (flagged, clear, empty when unknown), then "
                 "flags,judged,rank,rank_low,rank_high,unidentified_share,reported_by,feed,name,top_supplier_name. "
                 "With --overlaps, one row per set of methods, the most frequent first.",
                 "品目ごとに1行。CSVの列は "
                 "importer,year,product,revision,import_value_usd,suppliers,top_supplier,top_share,hhi、"
                 "手法ごとの列（flagged、clear、不明は空欄）、"
                 "flags,judged,rank,rank_low,rank_high,unidentified_share,reported_by,feed,name,top_supplier_name "
                 "の順。--overlaps では手法の組合せごとに1行（品目数の多い順）。"},
      .fields = describe_fields<use_cases::ChokepointRequest>(),
      .examples = {
          {"noroshi chokepoints --importer JPN --year 2023 --limit 20",
           {"The first twenty of Japan's imports of 2023.", "2023年の日本の輸入について上位20品目を表示する。"}},
          {"noroshi chokepoints --product 2805,850511 --method geodep,ec2021 --set geodep.import_hhi=0.5",
           {"Rare earths and magnets by two methods, one with a stricter threshold.",
            "希土類と磁石を二つの手法で判定し、一方の閾値を厳しくする。"}},
          {"noroshi chokepoints --year 2023 --output ranking.xlsx",
           {"The whole ranking as an Excel workbook.", "全順位をExcelブックに出力する。"}}}};
}

}  // namespace

Command chokepoints_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
