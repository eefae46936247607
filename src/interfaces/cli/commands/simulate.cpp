#include "use_cases/simulate/simulate.hpp"

#include <cmath>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/wording.hpp"
#include "interfaces/html/report_page.hpp"

namespace noroshi::cli {
namespace {

html::Report report_of(const holdings::RecordedRun& done) {
  html::Report report{.kind = {"Noroshi · simulation", "狼煙・シミュレーション"},
                      .title = done.answer.tables.front().title};
  report.facts = {{{"Run", "実行"}, done.record.id.empty() ? "-" : done.record.id},
                  {{"Issued", "実行日時"}, to_string(done.record.issued_at)},
                  {{"Data as of", "データの基準日"}, to_string(done.record.known_as_of)}};
  for (const auto& headline : done.answer.headlines) {
    if (!headline.value) {
      report.summary.en += headline.name.en + ": not within the horizon. ";
      report.summary.ja += headline.name.ja + "：期間内に起きない。";
      continue;
    }
    const bool share = headline.kind == CellKind::share;
    const double value = share ? 100.0 * *headline.value : *headline.value;
    const auto number = std::abs(value) >= 100.0 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
    report.summary.en += fmt::format("{}: {}{}. ", headline.name.en, number, share ? " %" : " " + headline.unit.en);
    report.summary.ja += fmt::format("{}：{}{}。", headline.name.ja, number, share ? "％" : headline.unit.ja);
  }
  report.notes.push_back(done.record.judged_by);
  for (const auto& table : done.answer.tables) report.tables.push_back(as_typed(table));
  report.charts = done.answer.charts;
  report.provenance = done.answer.tables.front().provenance;
  return report;
}

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::SimulateRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  const auto done = holdings::record_run(use_cases::kSimulate, *workspace, *request, progress);
  if (!done) return fail(done.error());
  if (auto shown = deliver(report_of(*done), arguments, session); !shown) return shown;
  if (done->answer.share_done >= 1.0) return {};
  return fail(ErrorCode::cancelled, {"stopped; what there is was shown, and is part of the answer.",
                                     "中止しました。表示した結果は途中までのものです。"});
}

CommandDecl page() {
  return {
      .name = "simulate",
      .summary = {"What stops at home, when, and how sure, when goods are kept back",
                  "供給が止まった場合に国内で何がいつ止まるかを、確からしさとともに試算する"},
      .description =
          {"Keeps goods back by origin and follows what happens at home: days to shortage and to a stop with their "
           "probability, what precedents say, loss of value added by industry between two outer bounds, who is hit "
           "first, what the answer rests on, what moves it, and how far one changed rule moves it. Each good is "
           "kept in "
           "a ledger of its own in physical units that limits the industries which cannot do without it; an "
           "input-output table carries the loss on. The run is recorded; a stopped run can be continued.",
           "指定した国からの物資の供給を止め、国内への影響を試算する。不足・停止までの日数とその確率、過去の事例か"
           "らみた"
           "確率、産業別の付加価値損失（上下限と内側の幅）、最初に影響を受ける産業、前提とその寄与、規則変更の影響"
           "を示す。"
           "物資は物量単位の需給台帳で管理し、不可欠な産業の生産のみを制約する。波及は産業連関表による。実行は記録"
           "され、"
           "中断しても再開できる。"},
      .prints =
          {"Tables: the answer, probabilities, industries, supply, inputs, precedents, rules. With --output FILE.html "
           "a page with "
           "charts. csv and parquet hold the first table.",
           "結果、確率、産業、供給国、前提、事例、規則の各表。--output FILE.html では図を含むページ。csv と parquet "
           "は最初の表"
           "のみ。"},
      .fields = describe_fields<use_cases::SimulateRequest>(),
      .words = {"goods"},
      .examples = {{"noroshi simulate lithium_ion_batteries --from CHN --days 90 --output batteries.html",
                    {"China stops lithium-ion batteries for Japan for 90 days, as a page.",
                     "中国が日本向けリチウムイオン電池を90日間止めた場合を、ページとして出力する。"}},
                   {"noroshi simulate cobalt --from CHN --control licence_delay --parameter zero_days=30..60",
                    {"Licences instead of a ban, with a range of ours for the days at zero.",
                     "禁輸でなく輸出許可制とし、出荷が止まる日数の幅を指定する。"}}}};
}

}  // namespace

Command simulate_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
