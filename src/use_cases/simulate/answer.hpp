#pragma once
#include "holdings/opened_workspace.hpp"
#include "model/run_record.hpp"
#include "use_cases/simulate/results.hpp"

namespace noroshi::use_cases {

// Results as tables, charts and headlines, with the inputs they rest on.
[[nodiscard]] Result<RunAnswer> answer_of(holdings::OpenedWorkspace& workspace, const SimulateRequest& request,
                                          const SimulationQuestion& question, const SimulationResults& results);

// Its parts.
[[nodiscard]] ReportTable answer_table(const SimulationQuestion& question, const SimulationResults& results);
[[nodiscard]] ReportTable probability_table(const SimulationQuestion& question, const SimulationResults& results);
[[nodiscard]] ReportTable industry_table(const SimulationQuestion& question, const SimulationResults& results);
[[nodiscard]] ReportTable supply_table(const holdings::OpenedWorkspace& workspace, const SimulationQuestion& question);
[[nodiscard]] ReportTable input_table(const SimulationQuestion& question, const SimulationResults& results,
                                      const Atlas& atlas);
[[nodiscard]] ReportTable rule_table(const SimulationQuestion& question, const SimulationResults& results);
[[nodiscard]] ReportTable precedent_table(const SimulationQuestion& question, const SimulationResults& results);
[[nodiscard]] std::vector<Chart> charts_of(const SimulationQuestion& question, const SimulationResults& results);
[[nodiscard]] std::vector<Headline> headlines_of(const SimulationQuestion& question, const SimulationResults& results);

}  // namespace noroshi::use_cases
