#include "use_cases/dependence/dependence.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::DependenceRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::find_dependence(*workspace, *request, progress), arguments, session);
}

CommandDecl page() {
  return {
      .name = "dependence",
      .summary = {"What members of a group depend on together; who depends on whom",
                  "グループの共通依存と、他国からの依存（逆依存）を調べる"},
      .description =
          {"common: products of which several members of a group buy most from the same outsider. reverse: products of "
           "which an outsider buys most from an area, or from a group taken as one supplier. Both ask for a share and "
           "for concentration, with thresholds that can be set; the definitions are our own.",
           "common（共通依存）は、複数の構成国が同じ域外国に大きく依存する品目を示す。reverse（逆依存）は、ある国・地域"
           "又はグループ全体からの輸入に他国が大きく依存する品目を示す。いずれもシェアと集中度により判定し、閾値は変更"
           "できる。独自の定義による。"},
      .prints = {"One row per product and outsider. CSV of common: of,year,product,revision,name,supplier,"
                 "dependent_members,importing_members,members,import_value_usd; of reverse: ...,partner,partner_name,"
                 "share,hhi,import_value_usd.",
                 "品目と相手国の組ごとに1行。CSVの列は、common では of,year,product,revision,name,supplier,"
                 "dependent_members,importing_members,members,import_value_usd、reverse では ...,partner,partner_name,"
                 "share,hhi,import_value_usd。"},
      .fields = describe_fields<use_cases::DependenceRequest>(),
      .words = {"question"},
      .examples = {{"noroshi dependence common --of G7 --limit 20",
                    {"What G7 members depend on together.", "G7構成国に共通する依存を表示する。"}},
                   {"noroshi dependence common --of QUAD --members 3 --product 2805,8505",
                    {"Rare earths and magnets on which three of the Quad depend.",
                     "クアッドの3か国以上に共通する希土類と磁石の依存を表示する。"}},
                   {"noroshi dependence reverse --of JPN --year 2023 --format csv",
                    {"Who depends on Japan, for a program.", "日本に依存する国・地域をCSVで出力する。"}}}};
}

}  // namespace

Command dependence_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
