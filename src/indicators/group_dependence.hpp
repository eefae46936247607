#pragma once
#include <span>
#include <vector>

#include "base/result.hpp"
#include "model/trade_cube.hpp"

namespace noroshi::indicators {

// Two questions about a group of countries, in the spirit of the "reverse" and "common" dependencies that the EU Supply
// Chain Analytics Hub reports; its formulas are not published, so both definitions are ours. A dependence is listed
// where it is certain: positions with a shortfall are left out, and imports that are not known to be whose count as
// spread thin over others.

struct GroupDependenceOptions {
  double share = 0.5;         // of the group (reverse) or of the largest supplier (common), strictly above
  double hhi = 0.4;           // concentration of the dependent country's imports, strictly above
  int dependent_members = 2;  // common: at least so many members
};

// Partner j outside the group depends on it for product k: the members' joint share of j's identified imports exceeds
// `share`, and HHI exceeds `hhi` when the members count as one supplier.
struct ReverseDependence {
  ProductCode product;
  AreaCode partner;
  double group_share = 0, hhi = 0;
  double imports_usd = 0;  // of the partner, from everybody
};
// Sorted by product, partner. `members` need not be sorted; empty or duplicate members are refused (invalid_input).
// O(flows).
[[nodiscard]] Result<std::vector<ReverseDependence>> reverse_dependence(const TradeYear& year,
                                                                        std::span<const AreaCode> members,
                                                                        const GroupDependenceOptions& options = {});

// Members that all depend on the same outsider for product k: top share > `share` and HHI > `hhi` in each of them.
struct CommonDependence {
  ProductCode product;
  AreaCode supplier;
  std::vector<AreaCode> dependent;  // members, sorted
  int importing_members = 0;        // members that import the product at all
  double imports_usd = 0;           // of the dependent members, from this supplier
};
// Sorted by product, supplier. Errors as above. O(flows).
[[nodiscard]] Result<std::vector<CommonDependence>> common_dependence(const TradeYear& year,
                                                                      std::span<const AreaCode> members,
                                                                      const GroupDependenceOptions& options = {});

}  // namespace noroshi::indicators
