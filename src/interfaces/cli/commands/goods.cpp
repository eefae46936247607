#include "use_cases/goods/goods.hpp"

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<use_cases::GoodsRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::list_goods(*workspace, *request), arguments, session);
}

CommandDecl page() {
  return {
      .name = "goods",
      .summary = {"List the goods of the atlas, with codes, laws and what is loaded",
                  "アトラスの物資、コード、法的位置付け、取込状況を一覧する"},
      .description =
          {"Finds goods by words of their names in any language, by id or by code, and shows for each its "
           "codes, whether it is designated under Japan's act, the newest period in which an importer's trade "
           "in it is loaded, what is loaded of each code (feeds, periods, from the importer's or the exporters' "
           "side), and the laws that the atlas records with their state today.",
           "名称（言語を問わない）の語、ID又はコードで物資を探し、コード、特定重要物資の指定、アトラスに記録"
           "された法的位置付け、輸入データのある最新の期間、コード別の取込状況（フィード、期間、輸入国側か輸出国側か）"
           "を示す。"},
      .prints =
          {"One row per good: good,name,codes,designated,newest_imports,loaded,laws, and legal_dates with --within.",
           "物資ごとに1行。CSVの列は good,name,codes,designated,newest_imports,loaded,laws（--within指定時は"
           "legal_datesも）。"},
      .fields = describe_fields<use_cases::GoodsRequest>(),
      .words = {"words"},
      .examples = {
          {"noroshi goods lithium", {"The goods with lithium in a name.", "リチウムの物資を一覧する。"}},
          {"noroshi goods --within 90",
           {"Goods with a legal date in the last or next 90 days.", "前後90日以内に法的措置の期日がある物資を示す。"}},
          {"noroshi goods --designated --within 365 --sort legal_dates",
           {"Designated goods with a legal date within a year, in the order of the dates.",
            "1年以内に期日のある特定重要物資を期日の順に示す。"}},
          {"noroshi goods --format csv --output goods.csv",
           {"Every good as a file for Excel.", "全物資をExcelで開ける一覧にする。"}}}};
}

}  // namespace

Command goods_command() { return {page(), &run}; }

}  // namespace noroshi::cli
