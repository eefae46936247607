#pragma once
#include <functional>
#include <span>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "propagation/driver/run.hpp"
#include "propagation/industries/industry_model.hpp"

namespace noroshi::propagation {

struct EnsembleOptions {
  RunOptions run;
  std::size_t threads = 0;           // 0: as many as there are; results are the same bytes for any
  std::size_t lanes_at_a_time = 64;  // in one model: more lanes read the flows less often and take more memory
};

// Runs every scenario, lanes_at_a_time together, groups of them side by side on threads, and puts the recordings back
// in the order of the scenarios. When stopped, `complete` is false and the steps are those that every group has done.
// Errors: those of make_industry_model and run. The recording has no checkpoint (each group would have its own).
[[nodiscard]] Result<Recording> run_ensemble(const IndustryFlows& network, const IndustryParameters& parameters,
                                             std::vector<IndustryScenario> scenarios, const EnsembleOptions& options,
                                             const Progress& progress = {});

// Batches until the answer is known well enough.
struct ConvergenceOptions {
  double quantile = 0.5;     // of the figure, over replicates
  double confidence = 0.9;   // of the interval around that quantile
  double half_width = 0.05;  // stop when half the interval is below this share of |quantile|, or below `absolute`
  double absolute = 0.0;     // in the unit of the figure
  std::size_t batch = 64;    // replicates asked for at a time
  std::size_t least = 128, most = 4096;
};

struct Converged {
  std::vector<double> figures;                // of every replicate, in order
  double value = 0.0, low = 0.0, high = 0.0;  // the quantile and its interval (order statistics, binomial)
  bool reached = false;                       // false: `most` replicates, or stopped, before the bound was met
};

// `figures_of(first, count)` gives one figure for each of the replicates first .. first + count - 1. Their draws are
// functions of the replicate's number (base/philox), so a run that goes on adds replicates and changes none.
// Errors: whatever figures_of says; invalid_input for options outside their range or a figure that is not finite.
[[nodiscard]] Result<Converged> run_until_converged(
    const std::function<Result<std::vector<double>>(std::size_t first, std::size_t count)>& figures_of,
    const ConvergenceOptions& options, const Progress& progress = {});

}  // namespace noroshi::propagation
