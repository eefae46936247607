#pragma once
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "base/result.hpp"
#include "normalize/area_catalog.hpp"
#include "use_cases/import/acceptance.hpp"
#include "use_cases/import/attributed_trade.hpp"
#include "use_cases/import/trade_group.hpp"

namespace noroshi::use_cases {

// Which stored rows of a year a delivery stands in for. Replaces::whole_year: all of the editions that it holds.
// Replaces::groups: the rows that it holds itself, and the other partners of a group (flow, reporter, product, period)
// of which it holds all: because a printed World total is reached by its partners, or because it declares so.
class Replacement {
 public:
  Replacement(const Acceptance& acceptance, const TradeView& trade, const TradeView& totals);

  // Adds the stored rows that stay to `delivered`, both of the table `trade`; returns how many are replaced.
  // Error: refused when a delivery that declares all partners would take away stored ones with more than the feed's
  // max_rejected_share of the stored value of its groups, and no total explains it (unless forced): with their names.
  [[nodiscard]] Result<std::uint64_t> keep_the_rest(AttributedTrade& delivered, const AttributedTrade& stored,
                                                    const normalize::AreaCatalog& areas) const;
  // The same of `trade_totals`: a total goes with the partners that it was printed for.
  void keep_other_totals(AttributedTrade& delivered, const AttributedTrade& stored) const;

 private:
  struct Group {
    double value = 0.0;
    double world = -1.0;  // negative: not printed
    [[nodiscard]] bool explained() const { return world >= 0.0 && reaches(value, world); }
  };
  [[nodiscard]] bool declares_all(const TradeRecord& record) const;

  const Acceptance& acceptance_;
  std::unordered_map<TradeGroup, Group, TradeGroupHash> groups_;
  std::unordered_set<TradeGroup, TradeGroupHash> flows_;
  unsigned editions_ = 0;  // bits of Nomenclature
};

}  // namespace noroshi::use_cases
