#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "scenarios/uncertain_good.hpp"

namespace noroshi::scenarios {

struct ShortageOptions {
  std::uint64_t seed = 1;
  int draws = 1000, horizon_days = 365;
  // A stop: some user can make less than this share of its output. A user is a whole division, so a division of which
  // one product in twenty needs the good never stops inside; the plant that makes it is the bound all_output_needs_it.
  double stop_level = 0.5;
};

// When something happens, over all draws; those in which it never does stand behind every day.
struct DayBand {
  std::optional<double> p10, p50, p90;  // days from the start; nothing: not within the horizon in so many draws
  double share_never = 1.0;             // of the draws
};

// The share of draws in which it happens within so many days; nothing: the horizon is shorter.
constexpr std::array kWithinDays = {30, 90, 180};
using ShareWithin = std::array<std::optional<double>, kWithinDays.size()>;

struct ShortageAnswer {
  DayBand empty;     // the first day on which the stock that all see gives less than is asked for
  DayBand shortage;  // the first day on which less is used than wanted
  ShareWithin shortage_within;
  // The first stop, at each bound: only its value counts, inner, all output needs it.
  std::array<DayBand, 3> stop;
  std::array<ShareWithin, 3> stop_within;
  Range days_short, use_lost_days, smallest_served;  // 10, 50, 90 % over all draws; use lost in days of use at rest

  // What variance attribution needs: values[d * inputs + i] and the outcome of draw d (nothing: never).
  std::size_t inputs = 0;
  std::vector<double> values;
  std::vector<std::optional<int>> first_short, first_stop;  // inner
};

// Runs one good through its ledger alone, without an industry table: everybody wants the same every day. Errors: those
// of the ledger; invalid_input for no draws; cancelled. Cost: about 3 x draws x horizon x users x 10 ns.
[[nodiscard]] Result<ShortageAnswer> shortage_of(const UncertainGood& good, const ShortageOptions& options,
                                                 const Progress& progress = {});

}  // namespace noroshi::scenarios
