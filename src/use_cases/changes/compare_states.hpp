#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "holdings/position_rows.hpp"

namespace noroshi::use_cases {

enum class ChangeKind : std::uint8_t {
  new_flag,
  flag_gone,
  no_longer_known,
  new_supplier,
  lost_supplier,
  share_change
};
[[nodiscard]] std::string_view name_of(ChangeKind kind);  // "new_flag": in files
[[nodiscard]] Text describe(ChangeKind kind);

// An importer's positions as they were known, and whose share each product's supply is. Shares are there only of
// positions whose suppliers are all known of.
struct ImporterState {
  std::map<ProductCode, holdings::PositionRow> rows;
  std::map<ProductCode, std::map<AreaCode, double>> shares;
};
[[nodiscard]] ImporterState state_of(const TradeYear& year, AreaCode importer,
                                     const std::vector<holdings::PositionRow>& rows);

struct Change {
  ChangeKind kind;
  ProductCode product;
  std::size_t method = 0;  // of flags
  AreaCode supplier;       // of suppliers and shares
  double share_before = 0.0, share_after = 0.0;
  double usd_before = 0.0, usd_after = 0.0;  // imports of the product
  Gap why = Gap::none;                       // of what is no longer known
};

struct Comparison {
  std::vector<Change> changes;  // by kind, then by imports after, largest first
  // Not changes, since nobody knew before, or knows after: flags of verdicts that were unknown, products held on one
  // side only (or coded in another edition), products of which the shares of one side are unknown.
  std::size_t newly_judged_flags = 0, only_before = 0, only_after = 0, shares_unknown = 0, compared = 0;
};

// A verdict changes from clear to flagged, or from flagged to clear; flagged to unknown is "no longer known". A
// supplier is new or lost, or its share moves, where that is at least `min_change` of the product's imports.
[[nodiscard]] Comparison compare_states(const ImporterState& before, const ImporterState& after,
                                        const std::vector<holdings::MethodChoice>& methods, double min_change);

}  // namespace noroshi::use_cases
