#include "use_cases/changes/changes.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::ChangesRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::find_changes(*workspace, *request, progress), arguments, session);
}

CommandDecl page() {
  return {.name = "changes",
          .summary = {"What changed: flags, shares, suppliers", "該当、シェア、供給国の変化を示す"},
          .description =
              {"Compares what the data say of an importer now with what they said before: before the last import of "
               "trade, at the end of a day, or of an earlier year. Lists new flags, flags gone, flags that are no "
               "longer known, suppliers that came or went, and shares that moved. What was not judged before or is not "
               "judged now is unknown, and not a change.",
               "ある輸入国について、現在のデータが示す内容を以前（貿易データの最終取込の前、指定日、又は過去の年）と"
               "比較する。新たな該当、該当でなくなったもの、該当から不明となったもの、供給国の増減、シェアの変化を"
               "示す。いずれかの時点で判定できないものは「不明」であり、変化とはみなさない。"},
          .prints = {"One row per change, by kind, the largest imports first.",
                     "変化ごとに1行（区分別、輸入額の大きい順）。"},
          .fields = describe_fields<use_cases::ChangesRequest>(),
          .examples = {{"noroshi changes --importer JPN",
                        {"What the last import of trade changed for Japan.",
                         "貿易データの最終取込による日本についての変化を示す。"}},
                       {"noroshi changes --year 2023 --from-year 2022 --min-change 0.1 --output changes.csv",
                        {"From one year to the next, shares that moved by ten points or more.",
                         "前年からの変化（シェアは10ポイント以上）をファイルに出力する。"}}}};
}

}  // namespace

Command changes_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
