#pragma once
#include "base/progress.hpp"
#include "precedents/stop_model.hpp"
#include "use_cases/simulate/results.hpp"

namespace noroshi::use_cases {

// A good answered alone, in its ledger: when it is short, when something stops, which uncertain input moves the answer,
// and what precedents say. Errors: those of the ledger; cancelled.
[[nodiscard]] Result<GoodResult> answer_good(const KeptBackGood& good, const scenarios::Scenario& scenario,
                                             const precedents::StopModel& model, const Progress& progress);

// What a forecaster would know of the cut of a good.
[[nodiscard]] precedents::Circumstances circumstances_of(const KeptBackGood& good, const scenarios::Scenario& scenario);

}  // namespace noroshi::use_cases
