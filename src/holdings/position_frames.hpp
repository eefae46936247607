#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

#include "holdings/frame_extents.hpp"
#include "model/gap.hpp"
#include "model/trade_doubt.hpp"
#include "model/trade_record.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::holdings {

// What an import found wrong with one reporter's figures of a product: filler_values or doubted.
struct PositionDoubt {
  ProductCode product;
  Flow flow = Flow::import;
  AreaCode reporter;
  Gap gap = Gap::doubted;
  double usd = 0.0;  // the figure in doubt; below 1 % of the position's value it decides nothing. 0: all of it
};
// What of an import's findings touches a position: placeholders, a value off by a power of ten, partners above their
// printed total, parts that are no partition. What partners fall short of a total bounds the position by itself, and so
// does the value of rows that could not be used (it is "not specified").
[[nodiscard]] std::vector<PositionDoubt> position_doubts(std::span<const TradeDoubt> found);

// What a feed's report of a year lacks, reporter by reporter and product by product.
//
// Partners: with a printed World total T of the product, what its partners fall short of it is `unlisted` (from 0.5 %
// of T on: rounding is no partner). Without T the list is whole if it is declared so, otherwise partners_listed. A
// position filed by month needs its total in every month that has rows.
// Months: those in which the reporter filed anything of that flow; a product's own gaps are months without trade. A
// report of the year itself has them all.
// Own-country rows are part of T and of the partners; groups among the partners are totals and are no part.
class PositionFrames {
 public:
  // `rows`: of one feed and year, at one level, as stored (before months are added up); `totals`: the printed totals
  // of the same, partner kWorld; `digits`: of the level. Cost: O(n) maps.
  PositionFrames(std::span<const TradeRecord> rows, std::span<const TradeRecord> totals, const FrameExtents& said,
                 int digits, const normalize::AreaCatalog& areas, std::span<const PositionDoubt> doubts = {});

  struct Lack {
    double unlisted_usd = 0.0;
    Shortfall shortfall;
    [[nodiscard]] bool nothing() const { return unlisted_usd == 0.0 && shortfall.gap == Gap::none; }
  };
  [[nodiscard]] Lack of(Flow flow, AreaCode reporter, ProductCode product) const;

  // The reporter filed all twelve months or the year, with all products of the level: what is absent is no trade.
  [[nodiscard]] bool shows_all(Flow flow, AreaCode reporter) const;
  [[nodiscard]] std::vector<AreaCode> reporters(Flow flow) const;  // sorted

 private:
  struct Key {
    std::uint64_t product;
    std::uint32_t reporter_and_flow;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& k) const {
      return std::hash<std::uint64_t>{}((k.product + k.reporter_and_flow) * 0x9E3779B97F4A7C15u);
    }
  };
  struct Month {
    double partners = 0.0, total = 0.0;
    bool has_rows = false, has_total = false;
  };
  struct Position {
    std::map<std::uint8_t, Month> months;  // 0: the year
    Gap doubt = Gap::none;
  };
  struct Reporter {
    std::uint16_t months = 0;  // bits
    bool by_year = false;      // some product is filed for the year
    std::size_t products = 0;
  };
  static Key key(Flow flow, AreaCode reporter, ProductCode product) {
    return {product.packed(), std::uint32_t{reporter.value} << 8 | static_cast<std::uint32_t>(flow)};
  }

  std::unordered_map<Key, Position, KeyHash> positions_;
  std::map<std::pair<Flow, AreaCode>, Reporter> reporters_;
  FrameExtents said_;
  int digits_;
};

}  // namespace noroshi::holdings
