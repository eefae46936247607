#include "interfaces/cli/recorded_jobs.hpp"

#include "use_cases/simulate/simulate.hpp"

namespace noroshi::cli {

holdings::RunAgain run_again() { return holdings::run_again_of({holdings::any_job(use_cases::kSimulate)}); }

}  // namespace noroshi::cli
