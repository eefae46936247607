#pragma once
#include <compare>
#include <cstdint>
#include <functional>

#include "model/trade_record.hpp"

namespace noroshi::use_cases {

// All partners of one reporter's imports or exports of one product in one period; with `partner`, one flow of it.
struct TradeGroup {
  std::uint64_t product;
  std::uint64_t rest;  // flow, reporter, partner (or none), year, month

  friend auto operator<=>(const TradeGroup&, const TradeGroup&) = default;
};

struct TradeGroupHash {
  std::size_t operator()(const TradeGroup& g) const {
    return std::hash<std::uint64_t>{}(g.product * 0x9E3779B97F4A7C15u ^ g.rest);
  }
};

[[nodiscard]] inline TradeGroup group_of(const TradeRecord& r) {
  return {r.product.packed(),
          (static_cast<std::uint64_t>(r.flow) << 56) | (static_cast<std::uint64_t>(r.reporter.value) << 40) |
              (static_cast<std::uint64_t>(static_cast<std::uint16_t>(r.period.year)) << 8) | r.period.month};
}
[[nodiscard]] inline TradeGroup flow_of(const TradeRecord& r) {
  auto flow = group_of(r);
  flow.rest |= static_cast<std::uint64_t>(r.partner.value + 1) << 24;  // 0: a group
  return flow;
}

// Values that publishers round: the part of the larger by which a total and its parts may differ.
inline constexpr double kTotalTolerance = 0.005;
[[nodiscard]] inline bool reaches(double parts, double total) { return parts >= (1.0 - kTotalTolerance) * total; }

// Adds one row's figures to another's. What one of them does not know, the sum does not know.
inline void add_to(TradeRecord& sum, const TradeRecord& more) {
  sum.value_usd += more.value_usd;
  sum.mass_kg += more.mass_kg;
  if (!more.has(Mark::mass_known)) sum.marks &= static_cast<std::uint8_t>(~static_cast<unsigned>(Mark::mass_known));
  sum.quantity += more.quantity;
  if (!more.has(Mark::quantity_known) || more.unit != sum.unit)
    sum.marks &= static_cast<std::uint8_t>(~static_cast<unsigned>(Mark::quantity_known));
  for (const auto estimated : {Mark::mass_estimated, Mark::quantity_estimated, Mark::value_estimated}) {
    if (more.has(estimated)) sum.set(estimated);
  }
}

}  // namespace noroshi::use_cases
