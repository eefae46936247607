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
           "the order of the number of methods that flag them (what is known to be bad first), then of their share of "
           "those able to judge, then of HHI, then of value. There is no composite score. What the data cannot tell is "
           "unknown, never clear, and the reason stands beside it. The rank by HHI and its interval (bootstrap) stand "
           "beside. Several importers (JPN,KOR,EU) stand in one ranking, each judged as if asked alone.",
           "ある国の全輸入品目を、公表された複数の手法で並列に判定する。並び順は、該当とした手法の数、判定できた手法の"
           "うち該当とした手法の割合、HHI、輸入額の順による。合成指標は用いない。データから判断できないものは「不明」"
           "とし、「非該当」とは扱わず、その理由を併記する。HHIによる順位とその区間（ブートストラップ法）を併記する。"
           "輸入国を複数指定した場合（JPN,KOR,EU）は、それぞれ単独の場合と同じ判定を一つの表に並べる。"},
      .prints =
          {"One row per product. CSV begins with "
           "importer,year,product,revision,import_value_usd,suppliers,top_supplier,"
           "top_share,hhi, then one column per method (flagged, clear, empty when unknown), then "
           "flags,judged,why_unknown,rank,rank_low,rank_high,unidentified_share,unlisted_share,reported_by,feed,name,"
           "top_supplier_name, what is known of parts (shortfall,hhi_low,hhi_high,top_share_low,top_share_high,"
           "listed_hhi,listed_top_share) and the reason of each unknown verdict (geodep_why, ...). "
           "With --overlaps, one row per set of methods, the most frequent first.",
           "品目ごとに1行。CSVの列は "
           "importer,year,product,revision,import_value_usd,suppliers,top_supplier,top_share,hhi、"
           "手法ごとの列（flagged、clear、不明は空欄）、"
           "flags,judged,why_unknown,rank,rank_low,rank_high,unidentified_share,unlisted_share,reported_by,feed,name,"
           "top_supplier_name、shortfall,hhi_low,hhi_high,top_share_low,top_share_high,listed_hhi,"
           "listed_top_share、手法ごとの不明の理由（geodep_why など）の順。--overlaps "
           "では手法の組合せごとに1行（品目数の多い順）。"},
      .fields = describe_fields<use_cases::ChokepointRequest>(),
      .examples = {
          {"noroshi chokepoints --importer JPN --year 2023 --limit 20",
           {"The first twenty of Japan's imports of 2023.", "2023年の日本の輸入について上位20品目を表示する。"}},
          {"noroshi chokepoints --product 2805,850511 --method geodep,ec2021 --set geodep.import_hhi=0.5",
           {"Rare earths and magnets by two methods, one with a stricter threshold.",
            "希土類と磁石を二つの手法で判定し、一方の閾値を厳しくする。"}},
          {"noroshi chokepoints --importer JPN,KOR,EU --supplier CHN --designated --min-share 0.5 --sort=-top_share",
           {"Designated goods that three importers buy from China for half or more, side by side.",
            "三つの輸入国・地域が半分以上を中国に頼る特定重要物資のコードを並べて表示する。"}},
          {"noroshi chokepoints --year 2023 --output ranking.xlsx",
           {"The whole ranking as an Excel workbook.", "全順位をExcelブックに出力する。"}}}};
}

}  // namespace

Command chokepoints_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
