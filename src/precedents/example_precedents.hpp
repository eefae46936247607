#pragma once
#include "precedents/precedent.hpp"

// Invented cases, for tests only.
namespace noroshi::example {

// A case of its own event; days < 0: nobody stopped.
inline precedents::Precedent precedent(const std::string& id, precedents::Circumstances known, int days) {
  precedents::Precedent p;
  p.id = id;
  p.event = precedents::event_of(id);
  p.name = {id, id};
  p.known = known;
  p.outcome = days < 0 ? precedents::StopOutcome{} : precedents::StopOutcome{true, days};
  return p;
}

inline constexpr precedents::Circumstances kPartNearby{
    .shock = precedents::Shock::accident, .tier = GoodTier::part, .reach = precedents::Reach::same_country};
inline constexpr precedents::Circumstances kPartOverseas{
    .shock = precedents::Shock::accident, .tier = GoodTier::part, .reach = precedents::Reach::deep_sea};
inline constexpr precedents::Circumstances kOreBan{
    .shock = precedents::Shock::act_of_state, .tier = GoodTier::raw_material, .reach = precedents::Reach::deep_sea};

}  // namespace noroshi::example
