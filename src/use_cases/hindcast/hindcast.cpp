#include "use_cases/hindcast/hindcast.hpp"

#include <algorithm>

#include "precedents/outcome_folder.hpp"
#include "precedents/precedent_file.hpp"
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

using RunCase = Result<CaseReport> (*)(holdings::OpenedWorkspace&, const HindcastRequest&);
struct NamedCase {
  HindcastCase which;
  RunCase run;
};
constexpr NamedCase kCases[] = {{HindcastCase::outcomes, &outcomes}};

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
    std::ranges::move(report->notes, std::back_inserter(notes));
    std::ranges::move(report->provenance, std::back_inserter(provenance));
  }
  tables.front() = table_of(scores);
  tables.front().notes = std::move(notes);
  tables.front().provenance = std::move(provenance);
  return tables;
}

}  // namespace noroshi::use_cases
