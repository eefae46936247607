#include "use_cases/scorecard/scorecard.hpp"
#include <array>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  auto card = use_cases::print_scorecard(*workspace, progress);
  if (!card) return fail(card.error());
  return deliver(std::array{std::move(card->published), std::move(card->own_checks)}, arguments, session);
}

CommandDecl page() {
  return {
      .name = "scorecard",
      .summary = {"Published numbers, reproduced or not", "公表値の再現状況を表示する"},
      .description =
          {"Computes every published number that the methods were checked against and says for each: reproduced, off "
           "by how much, or which data are missing. It never says reproduced for data that are not loaded; figures "
           "that the bundled atlas only copies from the publication are called carried over. Numbers that we computed "
           "ourselves from a publisher's files stand in a list of their own with its own count.",
           "手法の検証に用いた公表値を計算し、再現できたか、差がどの程度か、どのデータが不足しているかを示す。"
           "取り込まれていないデータについて「再現」と表示することはない。公表物から同梱アトラスへ写しただけの値は「転"
           "記」"
           "とする。当方で算出した検証値は別の一覧とし、合算しない。"},
      .prints = {"One row per published number, then one per check of our own. A CSV holds the published numbers.",
                 "公表値ごとに1行、続いて当方の検証値ごとに1行。CSVは公表値のみ。"},
      .examples = {{"noroshi scorecard --format csv", {"The scorecard for a program.", "再現状況をCSVで出力する。"}}}};
}

}  // namespace

Command scorecard_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
