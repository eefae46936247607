#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace noroshi::propagation {

// What the ledger of one critical good knows of it (docs/methods.md, "Critical goods: the ledger"). Amounts are in the
// good's own unit, days count from the first day of the scenario, a flow is unit per day.

// How an origin departs from its flow at rest, by *shipping* day: entry k of each list is day first_day + k; outside of
// a list nothing departs. Days before 0 hold only `extra`.
struct ShippingPath {
  int first_day = 0;
  std::vector<double> withheld;  // c in [0, 1]: share of the flow at rest that is not shipped
  std::vector<double> extra;     // share of the flow at rest that is shipped on top: buyers stock up before a control
  std::vector<int> delay_days;   // added to the transit of what is shipped that day

  // Where the extra comes from: out of the first shipments after it, so that the sum over time is the same, or out of
  // what the origin makes on top or held itself.
  enum class ExtraFrom : std::uint8_t { later_shipments, origins_surplus } extra_from = ExtraFrom::later_shipments;
};

struct LedgerSupplier {
  std::string origin;
  double flow = 0.0;     // M_o, at rest
  int transit_days = 0;  // tau_o, from shipment abroad to use at home
  ShippingPath path = {};
};

// What an origin can add: on shipping day s >= lead_days it ships min(1, (s - lead_days + 1) / ramp_days) x amount.
struct LedgerAlternative {
  std::string origin;
  double amount = 0.0;  // a, unit per day
  int lead_days = 0, ramp_days = 1, transit_days = 0;
};

// A user at home. What no user names (1 - sum of shares) is used by others, who want the same every day.
struct LedgerUser {
  std::optional<std::size_t> industry;  // row of the industry model; none: final demand, which limits nothing
  double share = 0.0;                   // w_i of the use at rest
  double indispensable = 0.0;           // delta_i: share of its output that cannot be made without the good
  double substitutable = 0.0;           // sigma_max: share of the need that it can do without in the end,
  int substitution_days = 0;            // after so many days; before, in proportion
  int priority = 0;                     // who is served first: the smallest (rule `priority` only)
  std::optional<double> value_share;    // what it pays for the good over its output; unknown: the low bound takes 0
};

struct StockRelease {  // of the strategic stock, while that lasts
  int first_day = 0;
  double per_day = 0.0, amount = 0.0;
};

// Everybody's wants are cut to `share` while the stock with today's arrivals is below so many days of use at rest.
struct Thrift {
  double below_cover_days = 0.0, share = 1.0;
};

struct Saving {  // wants are cut to `share` by order or appeal
  int first_day = 0, days = 0;
  double share = 1.0;
  enum class Whose : std::uint8_t { everyone, final_demand } whose = Whose::everyone;
};

// For fear of a shortage users ask for `factor` times what they need and lay the surplus by; it serves them when they
// get less than they need. Nothing of it is lost, but the stock that all see is empty earlier.
struct Hoarding {
  int first_day = 0, days = 0;
  double factor = 1.0;
};

enum class AllocationRule : std::uint8_t { same_fraction, priority };

struct LedgerGood {
  std::string id, unit;
  double use_at_rest = 0.0;  // U > 0; flows of the suppliers and home output sum up to it
  double home_output = 0.0;  // P
  double commercial_stock = 0.0, strategic_stock = 0.0;
  std::vector<LedgerSupplier> suppliers;
  std::vector<LedgerAlternative> alternatives;
  std::vector<LedgerUser> users;
  AllocationRule allocation = AllocationRule::same_fraction;
  std::optional<Thrift> thrift;
  std::vector<StockRelease> releases;
  std::vector<Saving> savings;
  std::optional<Hoarding> hoarding;
  int substitution_from_day = 0;  // users begin to look for other ways
};

// Whether this can be. `industries` is the number of rows of the industry model. Errors: invalid_input with the good
// and the part in `where`: a share outside [0, 1] or shares that sum up to more than 1, a negative amount or day, U =
// 0, supply at rest that is not U (to 1e-6), an industry that does not exist or stands twice, a cut before day 0.
[[nodiscard]] Result<void> check(const LedgerGood& good, std::size_t industries);

// The two ends between which the truth lies (docs/methods.md): the good counts only with its value (delta_i = what i
// pays for it over its output, never more than inside), or all output of each user needs it and nothing replaces it.
enum class LedgerBound : std::uint8_t { only_its_value, inner, all_output_needs_it };
[[nodiscard]] LedgerGood at_bound(LedgerGood good, LedgerBound bound);

}  // namespace noroshi::propagation
