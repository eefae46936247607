#include "use_cases/level/level.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<use_cases::LevelRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  return deliver(use_cases::measure_level(*workspace, *request), arguments, session);
}

CommandDecl page() {
  return {
      .name = "level",
      .summary = {"The measured early-warning level, good by good", "早期警戒の水準を物資ごとに測定する"},
      .description =
          {"Measures, for each good, the five elements of METI's plan (granularity, timeliness, scope, simulation, "
           "detection) on its scale of 1 to 3, from the data that the workspace really holds, each with its evidence.",
           "経済産業省アクションプランの5要素（物品の詳細さ、リアルタイム性、対象範囲、シミュレーション、脅威察知）につ"
           "いて、"
           "ワークスペース内の実データから、物資ごとに3段階の水準を根拠とともに測定する。"},
      .prints = {"One row per good: level and evidence of each element.", "物資ごとに1行（各要素の水準と根拠）。"},
      .fields = describe_fields<use_cases::LevelRequest>(),
      .examples = {{"noroshi level --good neodymium_magnets,gallium --month 2026-11",
                    {"The level of two goods.", "二つの物資の水準を表示する。"}}}};
}

}  // namespace

Command level_command() { return {page(), &run}; }

}  // namespace noroshi::cli
