#pragma once
#include <span>

#include "model/trade_cube.hpp"

namespace noroshi::indicators {

struct GroupMember {
  AreaCode group, member;
};

// What every threshold method needs, in one sweep over the flows of a cube (see PositionFacts and ProductFacts).
//   hhi = sum v_i^2 / (sum v_i)^2, top_share = max v_i / sum v_i over the identified suppliers of a position
//   exports of importer j in product k = sum of the flows of k whose exporter is j (mirror data: what others say they
//   bought from j). A group exports what its members sell to outsiders.
// A group may replace its members in the cube or stand beside them (TradeYear::overlay_groups); both are recognised.
// The unlisted part of a group's position becomes unidentified: another member may list its supplier.
// Ties for the largest supplier go to the smaller area code.
// Input: a cube that keeps the promises of its header comment; a wrong shape throws ContractViolation.
// Cost O(flows + products x areas); parallel over products and bit-identical on any number of threads.
[[nodiscard]] TradeYear compute_trade_year(TradeCube cube, std::span<const GroupMember> groups = {});

}  // namespace noroshi::indicators
