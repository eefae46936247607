#include "use_cases/exposure/exposure.hpp"

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::ExposureRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::find_exposure(*workspace, *request, progress), arguments, session);
}

CommandDecl page() {
  return {
      .name = "exposure",
      .summary = {"Who stands behind an area's industries, through suppliers of suppliers",
                  "供給者の供給者まで遡り、産業を支える国・地域を調べる"},
      .description =
          {"Solves an input-output table and looks through it: what is visible in direct purchases, what is hidden "
           "behind "
           "suppliers, how often the chain passes through a country, where the money ends up, what is lost when "
           "deliveries stop, on whom all members of a group rely, and who relies on them. A good or a trade code "
           "stands "
           "for the sector that makes it, and the notes say how wide that sector is.",
           "産業連関表を解き、直接の購入で見える依存、供給者の背後に隠れた依存、供給網がその国を通る頻度、所得の帰着先"
           "、納"
           "入停止時の損失、グループ共通の依存先、逆依存を示す。物資又は品目コードは生産部門に読み替え、その部門の広さ"
           "を注"
           "記する。"},
      .prints =
          {"One row per partner, industry or outsider. CSV of partners: partner,name,total,face,hidden,pass_through,"
           "value_added,cut_loss,their_loss,reverse; of industries: "
           "region,industry,name,output,total,...,main_partner,main_share.",
           "相手国、産業又は域外国ごとに1行。CSVの列は、partners では partner,name,total,face,hidden,pass_through,"
           "value_added,cut_loss,their_loss,reverse、industries では "
           "region,industry,name,output,total,...,main_partner,main_share。"},
      .fields = describe_fields<use_cases::ExposureRequest>(),
      .words = {"question"},
      .examples = {
          {"noroshi exposure --of JPN --limit 10",
           {"Who stands behind Japan's industries.", "日本の産業を支える国・地域を表示する。"}},
          {"noroshi exposure --good gallium --of JPN",
           {"Which industries rely on the sector that makes gallium abroad.",
            "国外のガリウム生産部門に依存する産業を表示する。"}},
          {"noroshi exposure extraction --on CHN --sector c14 --of JPN --share 0.5",
           {"What half of China's electronics for Japan is worth.",
            "中国の電気・光学機器の対日納入が半減した場合の損失を表示する。"}},
          {"noroshi exposure common --of G7", {"On whom all of the G7 rely.", "G7に共通する依存先を表示する。"}},
          {"noroshi exposure measures --of JPN --method upstreamness,output_multiplier",
           {"Measures of Japan's industries.", "日本の産業の指標を表示する。"}}}};
}

}  // namespace

Command exposure_command() { return {page(), &run}; }

}  // namespace noroshi::cli
