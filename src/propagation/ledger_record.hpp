#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace noroshi::propagation {

struct LedgerDay {
  double arrivals = 0.0, home = 0.0, released = 0.0;  // unit
  double wanted = 0.0, used = 0.0;                    // unit
  double stock = 0.0, strategic_stock = 0.0;          // unit, in the evening
  double held = 0.0;                                  // unit, laid by users who hoard
  double filled = 1.0;                                // given / asked for; below 1 the stock that all see is empty
  double served = 1.0;                                // f = used / wanted; 1 when nobody wants any
  double smallest_limit = 1.0;                        // of the users that are industries
  std::size_t hardest_hit = 0;                        // that user; users.size(): none is limited
};

enum class LedgerDetail : std::uint8_t { days, users };

// What happened to a good. With detail `users` row t of `given` and `limits` is day t: each user, and last in `given`
// those that no user names.
struct LedgerRecord {
  double opening_stock = 0.0;  // with what buyers had stocked up before day 0
  std::size_t users = 0;
  std::vector<LedgerDay> days;
  std::vector<double> given;   // days x (users + 1), unit, out of the stock
  std::vector<double> limits;  // days x users: kappa of this good alone
};

struct LedgerSummary {
  std::optional<int> first_day_empty;                  // less is given than asked for, nothing: never
  std::optional<int> first_day_short, first_day_half;  // f < 1, f < 0.5; nothing: never
  int days_short = 0;
  double use_lost = 0.0;  // unit: wanted and not given
  double smallest_served = 1.0;
};

[[nodiscard]] LedgerSummary summarize(const LedgerRecord& record);

// The first day on which a user can make less than this share of its output. Nothing: never.
[[nodiscard]] std::optional<int> first_day_below(const LedgerRecord& record, double limit);

// |stock(0) + arrivals + home output + releases - use - stock(T)| over the sum of the left side.
[[nodiscard]] double mass_error(const LedgerRecord& record);

// A day counts as short from this share on: sums of a year's doubles differ in the last digits.
constexpr double kShortageTolerance = 1e-9;

}  // namespace noroshi::propagation
