#include "interfaces/cli/recorded_jobs.hpp"

namespace noroshi::cli {

// A recorded job adds a line: holdings::any_job(use_cases::kSimulate).
holdings::RunAgain run_again() { return holdings::run_again_of({}); }

}  // namespace noroshi::cli
