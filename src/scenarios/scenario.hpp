#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "model/range.hpp"

namespace noroshi::scenarios {

// A question to a simulation: what stops for whom, what is done about it, what is uncertain. From a file
// (scenario_file.hpp) or from options of a command. Days count from `start`; amounts are days or shares of use at rest,
// so that nobody needs to know tonnes.

// What a shock or a measure is about.
enum class Subject : std::uint8_t {
  good,     // id of the atlas: "gallium"
  sector,   // code of the input-output table: "c14"
  product,  // HS code: "811292"
};

// Shipments of something by an origin are controlled.
struct Shock {
  Subject subject = Subject::good;
  std::string what;
  std::string origin;                       // ISO 3166 alpha-3
  std::vector<std::string> targets;         // whom it hits, ISO 3166 alpha-3; empty: everybody
  std::string control = "ban";              // id of the catalogue of controls
  std::map<std::string, Range> parameters;  // of the control; those left out keep the catalogue's range
  int start_day = 0;
  std::optional<int> duration_days;  // nothing: until the horizon

  [[nodiscard]] bool hits(const std::string& importer) const;
};

// The strategic stock of a good is released.
struct Release {
  std::string good;
  int start_day = 0;
  double days_of_use = 0.0;   // how much: so many days of use at rest,
  double share_of_use = 1.0;  // at most this share of a day's use a day
};

// While the stock is below so many days of use, wants are cut to a share.
struct ThriftRule {
  std::string good;
  double below_cover_days = 0.0, share = 1.0;
};

// Wants are cut to a share by order or appeal.
struct SavingOrder {
  Subject subject = Subject::good;  // good or sector (then final demand for its products)
  std::string what;
  int start_day = 0, days = 0;
  double share = 1.0;
  bool final_demand_only = false;
};

// For fear of a shortage users ask for more than they need for some days and lay the surplus by.
struct HoardingRule {
  std::string good;
  int start_day = 0, days = 0;
  double factor = 1.0;  // of what they need, 1 to 10
};

// What the file knows better than the atlas about an input (ids: uncertain_good.hpp).
struct InputRange {
  std::string good, input;  // "gallium", "commercial_stock_days"
  Range value;
};

enum class Allocation : std::uint8_t { same_fraction, priority };

struct Scenario {
  std::string title;
  std::string importer = "JPN";
  std::optional<Date> start;  // nothing: no calendar, only days
  int horizon_days = 365;
  std::vector<Shock> shocks;
  std::vector<Release> releases;
  std::vector<ThriftRule> thrifts;
  std::vector<SavingOrder> savings;
  std::vector<HoardingRule> hoardings;
  std::vector<InputRange> inputs;
  Allocation allocation = Allocation::same_fraction;
  std::vector<std::string> first_served;  // ISIC divisions, the first before the next (allocation = priority)
  std::string table;                      // "wiod2013:2011"; empty: the program's choice
  std::uint64_t seed = 1;
  int draws = 1000;

  // Ids of the goods that a shock is about, in the order of the scenario, once each.
  [[nodiscard]] std::vector<std::string> goods() const;
  // Whether a shock on `what` keeps back what `origin` ships to the importer.
  [[nodiscard]] bool keeps_back(std::string_view what, std::string_view origin) const;
};

constexpr int kMostHorizonDays = 3650, kMostDraws = 100'000;

// Whether each part can be. The error's `field` is the key of the file: "control", "parameters.zero_days". Errors:
// invalid_input; not_found for a control or parameter that the catalogue does not have, with the nearest name.
[[nodiscard]] Result<void> check(const Shock& shock, int horizon_days);
[[nodiscard]] Result<void> check(const Release& release, int horizon_days);
[[nodiscard]] Result<void> check(const ThriftRule& thrift);
[[nodiscard]] Result<void> check(const SavingOrder& saving, int horizon_days);
[[nodiscard]] Result<void> check(const HoardingRule& hoarding, int horizon_days);
[[nodiscard]] Result<void> check(const InputRange& input);
// All parts, and whether measures speak of goods that the scenario hits.
[[nodiscard]] Result<void> check(const Scenario& scenario);

}  // namespace noroshi::scenarios
