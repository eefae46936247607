#pragma once
#include "holdings/recorded_run.hpp"

namespace noroshi::cli {

// Runs any of the jobs again whose runs this program records (recorded_jobs.cpp has a line for each).
[[nodiscard]] holdings::RunAgain run_again();

}  // namespace noroshi::cli
