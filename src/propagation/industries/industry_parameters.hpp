#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "propagation/industries/industry_flows.hpp"

namespace noroshi::propagation {

// What a missing input does to the industry that uses it (Pichler, Pangallo, del Rio-Chanona, Lafond, Farmer 2022,
// "Forecasting the propagation of pandemic shocks with a dynamic input-output model", J. Econ. Dyn. Control 144,
// eqs 10 to 12 of the variant "half critical").
enum class InputClass : std::uint8_t {
  critical,   // output falls with it, as in Leontief
  important,  // output falls by half as much
  other       // output does not fall
};

// Whose orders are filled first when output does not cover them all.
enum class Rationing : std::uint8_t {
  proportional,      // every customer gets the same share
  industries_first,  // industries before final users
  final_users_first
};

// Of a sector: as a supplier (stock of its product that users hold, substitution), and as a maker (overproduction).
struct SectorParameters {
  double stock_days = 90.0;            // of its product in its users' stores, in days of use; > 0
  double restock_days = 60.0;          // time in which a user closes the gap to that stock; > 0
  double overproduction = 1.25;        // largest output over capacity at rest; >= 1
  double overproduction_days = 365.0;  // time to get there; > 0
  double substitution = 1.0;           // share of orders for its product that goes to whoever can deliver; [0, 1]
  InputClass input_class = InputClass::critical;  // of its product, for every user
  double transit_days = 0.0;  // of its product between regions, unless the pair says otherwise; >= 0
};

// One user's need of a product, where it differs from that of the sector. Empty `user_sector`: every user.
struct InputClassRule {
  std::string sector, user_sector;
  InputClass input_class = InputClass::critical;
};

// Days from shipment to arrival between two regions, for every sector. Within a region: only if listed.
struct TransitRule {
  std::string origin, destination;
  double days = 0.0;
};

struct IndustryParameters {
  std::vector<SectorParameters> sectors;  // as network.sectors(); empty: the defaults for all
  std::vector<InputClassRule> classes;    // the last that fits holds
  std::vector<TransitRule> transit;
  double anticipation = 0.8;  // output slows once stock is below this share of its target (psi of Henriet et al. 2012)
  // Orders fall by this share of what a stock above its target would ask for; 0: a surplus is kept until it is used up,
  // as with the peer (a firm that a shock stops for a while does not sell its stores); 1: it is run down as fast as
  // a gap is filled. The target moves with wanted output, so that 1 makes a fall of demand worse upstream.
  double destocking = 0.0;
  double negligible_share = 1e-5;        // an input below this share of output never limits
  double capital_per_value_added = 4.0;  // years; capital at rest = this x value added of a year
  Rationing rationing = Rationing::proportional;
  double step_days = 1.0;  // longer ones are divided: at most a fifth of the smallest stock, or a day
};

// Errors: invalid_input for a number outside its range or NaN, not_found for a sector or region that the table lacks.
[[nodiscard]] Result<void> check(const IndustryParameters& parameters, const IndustryFlows& network);

}  // namespace noroshi::propagation
