#pragma once
#include <map>
#include <tuple>

#include "columnar/database.hpp"
#include "holdings/stored_trade.hpp"
#include "model/trade_frame.hpp"

namespace noroshi::holdings {

// How much a feed's deliveries of one year say that they hold of each reporter's imports and exports: from the table
// `frames` of the lake; of a workspace that has none, as the feed declares (a mapping of the user's declares nothing).
class FrameExtents {
 public:
  struct Extents {
    Extent partners = Extent::not_said;  // of an exporter: destinations
    Extent products = Extent::not_said;
  };

  FrameExtents() = default;
  explicit FrameExtents(const DeclaredFrame& declared) : declared_{declared} {}

  // Of frames of several periods, editions or deliveries the weakest word counts.
  void add(const TradeFrame& frame);
  // Errors: of reading the stored table.
  [[nodiscard]] static Result<FrameExtents> of(const StoredTrade& stored, columnar::Database& db,
                                               const lake::Partition& file);

  // At a level with that many digits.
  [[nodiscard]] Extents of(Flow flow, AreaCode reporter, int digits) const;

 private:
  DeclaredFrame declared_;
  std::map<std::tuple<Flow, AreaCode, int>, Extents> said_;
};

// Whether a claim to hold all products stands before what is there: at least a sixth of the codes of the Harmonized
// System at that level (5,600 of six digits: 1,000; even small islands import more). A list of a few codes is a list.
[[nodiscard]] bool may_be_all_products(int digits, std::size_t products_held);

}  // namespace noroshi::holdings
