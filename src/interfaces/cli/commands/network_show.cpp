#include "use_cases/network_show/network_show.hpp"

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<use_cases::NetworkShowRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::show_network(*workspace, *request), arguments, session);
}

CommandDecl page() {
  return {
      .name = "network_show",
      .summary = {"Show stored input-output tables and their largest industries",
                  "保存済みの産業連関表と主な部門を示す"},
      .description = {"Without a table, lists those that are stored. With one, its largest industries: name, output, "
                      "value added, sales to other regions, and the share of inputs from abroad.",
                      "表を指定しない場合は保存済みの表を一覧する。指定した場合は産出額の大きい部門の名称、産出額、付加"
                      "価値、他地域への販売、輸入投入の割合を示す。"},
      .prints = {"A row per table, or per industry: region,sector,name,output,value_added,exports,foreign_inputs.",
                 "表ごと、又は部門ごとに1行。CSVの列は region,sector,name,output,value_added,exports,foreign_inputs。"},
      .fields = describe_fields<use_cases::NetworkShowRequest>(),
      .words = {"table"},
      .examples = {{"noroshi network show", {"The tables that are stored.", "保存済みの表を一覧する。"}},
                   {"noroshi network show wiod2013:2011 --region JPN",
                    {"Japan in a world table.", "国際産業連関表のうち日本の部門。"}}}};
}

}  // namespace

Command network_show_command() { return {page(), &run}; }

}  // namespace noroshi::cli
