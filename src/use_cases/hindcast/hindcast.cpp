#include "use_cases/hindcast/hindcast.hpp"

#include <algorithm>

#include "holdings/io_tables.hpp"
#include "precedents/outcome_folder.hpp"
#include "precedents/precedent_file.hpp"
#include "use_cases/hindcast/ban_forecast.hpp"
#include "use_cases/hindcast/ban_scores.hpp"
#include "use_cases/hindcast/demand_forecasts.hpp"
#include "use_cases/hindcast/demand_scores.hpp"
#include "use_cases/hindcast/dynamic_forecast.hpp"
#include "use_cases/hindcast/licence_hindcast.hpp"
#include "use_cases/hindcast/stop_hindcast.hpp"

namespace noroshi::use_cases {
namespace {

Result<CaseReport> outcomes(holdings::OpenedWorkspace& workspace, const HindcastRequest& request) {
  const auto known = precedents::read_precedents(workspace.data().folder() / precedents::kPrecedentFile);
  if (!known) return fail(known.error());
  if (request.outcomes.empty()) return score_stops(*known, judged_cases(*known), request.seed);
  auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto folder = precedents::read_outcome_folder(**db, request.outcomes);
  if (!folder) return fail(folder.error());
  return score_stops(*known, judged_cases(*folder, *known), request.seed);
}

Result<CaseReport> wiod2009(holdings::OpenedWorkspace& workspace, const HindcastRequest& request) {
  const auto before = holdings::load_io_table(workspace, request.table);
  const auto later = before ? holdings::load_io_table(workspace, request.later_table) : before;
  if (!later) {
    if (later.error().code != ErrorCode::not_found) return fail(later.error());
    return not_run(
        "wiod2009",
        text("needs the input-output tables {} and {}", "産業連関表 {} と {} が必要", request.table,
             request.later_table),
        {"Input-output tables are loaded with ⟦network_import⟧.", "産業連関表は⟦network_import⟧で取り込む。"});
  }
  auto forecasts = forecast_outputs(*before, *later);
  if (!forecasts) return fail(forecasts.error());
  auto dynamic = forecast_output_dynamically(*before, *later);
  if (dynamic) forecasts->push_back(std::move(*dynamic));
  auto report = score_outputs(*before, *later, *forecasts, request.seed);
  if (!dynamic) {
    report.notes.push_back(
        text("The dynamic industries did not run: {}", "動学モデルは実行できなかった：{}", dynamic.error().message));
  }
  return report;
}

Result<CaseReport> ban_of(holdings::OpenedWorkspace& workspace, const HindcastRequest& request, const ExportBan& ban) {
  constexpr int kYearsBefore = 5, kYearsAfter = 2;
  const auto arrivals = yearly_arrivals(workspace, ban.product, ban.year - kYearsBefore, ban.year + kYearsAfter - 1);
  if (!arrivals) return fail(arrivals.error());
  const auto forecasts = forecast_ban(*arrivals, ban, request.seed);
  if (forecasts.forecasts.empty()) {
    return not_run(ban.id,
                   text("needs yearly imports of HS {} by weight, {} to {}, from UN Comtrade",
                        "HS {} の重量付き年次輸入（{}～{}年、国連Comtrade）が必要", ban.product,
                        ban.year - kYearsBefore, ban.year + kYearsAfter - 1),
                   {"Trade is loaded with ⟦import⟧.", "貿易データは⟦import⟧で取り込む。"});
  }
  auto report = score_ban(ban, forecasts, request.seed);
  report.provenance = arrivals->provenance;
  return report;
}

// Indonesia: ores from 12 January 2014 and again from 1 January 2020.
Result<CaseReport> nickel2014(holdings::OpenedWorkspace& workspace, const HindcastRequest& request) {
  return ban_of(workspace, request, {"nickel2014", "IDN", "260400", 2014, 11});
}
Result<CaseReport> nickel2020(holdings::OpenedWorkspace& workspace, const HindcastRequest& request) {
  return ban_of(workspace, request, {"nickel2020", "IDN", "260400", 2020, 0});
}

Result<CaseReport> gallium2023(holdings::OpenedWorkspace& workspace, const HindcastRequest& request) {
  return hindcast_gallium(workspace, request.seed);
}

using RunCase = Result<CaseReport> (*)(holdings::OpenedWorkspace&, const HindcastRequest&);
struct NamedCase {
  HindcastCase which;
  RunCase run;
};
constexpr NamedCase kCases[] = {{HindcastCase::outcomes, &outcomes},
                                {HindcastCase::wiod2009, &wiod2009},
                                {HindcastCase::nickel2014, &nickel2014},
                                {HindcastCase::nickel2020, &nickel2020},
                                {HindcastCase::gallium2023, &gallium2023}};

}  // namespace

Result<std::vector<ReportTable>> run_hindcasts(holdings::OpenedWorkspace& workspace, const HindcastRequest& request,
                                               const Progress& progress) {
  std::vector<HindcastScore> scores;
  std::vector<ReportTable> tables(1);
  std::vector<Text> notes;
  std::vector<Provenance> provenance;
  for (const auto& named : kCases) {
    if (request.which != HindcastCase::all && request.which != named.which) continue;
    if (progress.stop_requested()) return fail(ErrorCode::cancelled, {"stopped", "中断しました"});
    auto report = named.run(workspace, request);
    if (!report) return fail(report.error());
    std::ranges::move(report->scores, std::back_inserter(scores));
    std::ranges::move(report->details, std::back_inserter(tables));
    for (auto& note : report->notes) {
      if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
    }
    std::ranges::move(report->provenance, std::back_inserter(provenance));
  }
  tables.front() = table_of(scores);
  tables.front().notes = std::move(notes);
  tables.front().provenance = std::move(provenance);
  return tables;
}

}  // namespace noroshi::use_cases
