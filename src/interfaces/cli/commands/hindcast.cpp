#include "use_cases/hindcast/hindcast.hpp"

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::HindcastRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  const auto tables = use_cases::run_hindcasts(*workspace, *request, progress);
  if (!tables) return fail(tables.error());
  return deliver(*tables, arguments, session);
}

CommandDecl page() {
  return {
      .name = "hindcast",
      .summary = {"Forecasts of what has happened, with a score", "過去の事例を予測し直し、採点する"},
      .description =
          {"Forecasts from what was known before: whether and when production stopped in disruptions of the past, "
           "output "
           "by industry in 2009 from the structure of 2008, who filled the gap after Indonesia's nickel-ore bans of "
           "2014 "
           "and 2020, and China's shipments of gallium and germanium after the licences of 2023. Each is compared with "
           "what came and with naive forecasts; where a naive one is better, that is what the table says.",
           "事前に分かっていたことのみから予測する。対象は、過去の途絶事例における停止の有無と時期、2008年の構造による"
           "2009年の産業別産出、インドネシアのニッケル鉱石禁輸（2014年、2020年）後の代替供給、2023年の許可制導入後の中"
           "国の"
           "ガリウム・ゲルマニウム輸出。実績及び素朴な予測と比較し、素朴な予測が勝る場合はそのまま示す。"},
      .prints =
          {"Every score with its interval, number of cases and baseline; then one table per hindcast with all its "
           "forecasts and misses. What lacks its data is not run and says what to load.",
           "区間・件数・比較対象を付した全スコア、続いて事例ごとの全予測と外れの一覧。データのない事例は実行せず、"
           "取り込むべきデータを示す。"},
      .fields = describe_fields<use_cases::HindcastRequest>(),
      .examples = {{"noroshi hindcast --case outcomes --outcomes my_cases/",
                    {"Score the probability of a stop on cases of your own.", "手元の事例で停止確率を採点する。"}}}};
}

}  // namespace

Command hindcast_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
