#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text.hpp"
#include "model/supply_facts.hpp"

namespace noroshi::precedents {

// What took supply away.
enum class Shock : std::uint8_t {
  act_of_state,  // ban, licence, quota, sanction, embargo, order to stop
  accident,      // fire, quake, flood, storm, epidemic: works that cannot work
  route,         // canal, strait, bridge, port
  conflict,      // war where it is made or shipped
  market,        // squeeze, surge of demand
};
inline constexpr int kShocks = 5;

// How goods get from the place of the shock to the user who is asked about.
enum class Reach : std::uint8_t {
  same_country,
  neighbour,  // by truck, pipe or short sea
  deep_sea,
};
inline constexpr int kReaches = 3;
inline constexpr int kTiers = 6;  // of GoodTier

// What a forecaster knows on the day a cut takes effect, and nothing of what came of it. Empty: not known.
struct Circumstances {
  std::optional<Shock> shock;
  std::optional<GoodTier> tier;
  std::optional<Reach> reach;
  std::optional<double> share_cut;     // of the user's supply, (0, 1]
  std::optional<double> stock_days;    // at the user and his suppliers, of use at rest
  std::optional<double> transit_days;  // goods under way that still arrive

  friend bool operator==(const Circumstances&, const Circumstances&) = default;
};

// Days until the stock is gone when a share of supply stays away and nothing else changes: transit + stock / share cut
// (a share that is not known counts as all). Nothing when no stock is known. Users cut back earlier than this, and
// others deliver: it is the arithmetic of the store, not a forecast.
[[nodiscard]] std::optional<double> days_until_empty(const Circumstances& known);

// Shock and tier from the words of an English title ("Malaysia chicken ban": act of a state, consumable); words that
// tell what came of it are not looked at. Whatever no word names stays empty.
[[nodiscard]] Circumstances circumstances_of_title(std::string_view title);

[[nodiscard]] StaticText name_of(Shock shock);
[[nodiscard]] StaticText name_of(Reach reach);
[[nodiscard]] StaticText name_of(GoodTier tier);

}  // namespace noroshi::precedents
