#include "use_cases/catalogue/catalogue.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<use_cases::CatalogueRequest>(arguments);
  if (!request) return fail(request.error());
  if (request->what == "editions") return deliver(use_cases::list_editions(), arguments, session);
  const auto data = session.data();
  if (!data) return fail(data.error());
  if (request->what == "areas") return deliver(use_cases::list_areas(**data), arguments, session);
  if (request->what == "groups") return deliver(use_cases::list_groups(**data), arguments, session);
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::list_concordances(*workspace), arguments, session);
}

CommandDecl page() {
  return {
      .name = "catalogue",
      .summary = {"Look up areas, groups, editions and concordances",
                  "国・地域、グループ、HSの版、対応表を一覧表示する"},
      .description =
          {"areas: every area of trade statistics with its codes, its kind (country, historical state, not elsewhere "
           "specified, bunkers) and its names. groups: who was a member when. editions: the Harmonized System. "
           "concordances: the tables in the workspace that `noroshi convert` can use.",
           "areas は貿易統計の国・地域（コード、区分、各国語の名称）、groups はグループの構成国と加盟期間、editions "
           "はHSの版、concordances は `noroshi convert` で使用できる取込済みの対応表を示す。"},
      .prints = {"One row per area, membership, edition or table.", "国・地域、加盟、版又は対応表ごとに1行。"},
      .fields = describe_fields<use_cases::CatalogueRequest>(),
      .words = {"what"},
      .examples = {
          {"noroshi catalogue areas --format csv",
           {"Every area with its names, for a program.", "全ての国・地域をCSVで出力する。"}},
          {"noroshi catalogue groups", {"Who is a member of what, and since when.", "構成国と加盟日を表示する。"}}}};
}

}  // namespace

Command catalogue_command() { return {page(), &run}; }

}  // namespace noroshi::cli
