#pragma once
#include <limits>

#include "indicators/judgement.hpp"
#include "model/trade_cube.hpp"

namespace noroshi::indicators {

// Between which ends a figure lies, given what the data leave open. Equal ends: it is known.
struct Range {
  double low = 0.0, high = 0.0;
  Gap why = Gap::none;  // what keeps the ends apart
};
inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();
[[nodiscard]] constexpr Range anything(Gap why) { return {-kUnbounded, kUnbounded, why}; }

[[nodiscard]] constexpr Condition above(const Range& r, double threshold) {
  return settle(r.low > threshold, r.high > threshold, r.why);
}
[[nodiscard]] constexpr Condition at_least(const Range& r, double threshold) {
  return settle(r.low >= threshold, r.high >= threshold, r.why);
}
// a > factor x b, for figures that do not depend on each other, b >= 0 and factor >= 0.
[[nodiscard]] constexpr Condition exceeds(const Range& a, double factor, const Range& b) {
  const auto times = [factor](double x) { return factor == 0.0 ? 0.0 : factor * x; };
  return settle(a.low > times(b.high), a.high > times(b.low), a.why != Gap::none ? a.why : b.why);
}

// --- the importer's side -------------------------------------------------------------------------------------------

// A position's shares exist only when one of its suppliers is identified.
[[nodiscard]] inline bool has_suppliers(const TradeYear& year, std::size_t position) {
  return year.position.suppliers[position] > 0;
}
[[nodiscard]] inline double unlisted_of(const TradeYear& year, std::size_t q) {
  return year.cube.unlisted.empty() ? 0.0 : year.cube.unlisted[q];
}
[[nodiscard]] inline Gap shortfall_of(const TradeYear& year, std::size_t q) {
  return year.cube.shortfall.empty() ? Gap::none : year.cube.shortfall[q].gap;
}
// Why nothing can be said about the shares of a position; none: they lie between their ends.
[[nodiscard]] inline Gap shares_gap(const TradeYear& year, std::size_t q) {
  if (const Gap gap = shortfall_of(year, q); gap != Gap::none) return gap;
  if (has_suppliers(year, q)) return Gap::none;
  if (unlisted_of(year, q) > year.cube.unidentified[q]) return Gap::total_unmatched;
  return year.cube.unidentified[q] > 0.0 ? Gap::mostly_unidentified : Gap::not_loaded;
}
// What keeps the ends of the shares apart: the larger of the parts that are not known to be whose.
[[nodiscard]] inline Gap rest_gap(const TradeYear& year, std::size_t q) {
  const double unlisted = unlisted_of(year, q), unidentified = year.cube.unidentified[q];
  if (unlisted == 0.0 && unidentified == 0.0) return Gap::none;
  return unlisted > unidentified ? Gap::total_unmatched : Gap::mostly_unidentified;
}

// HHI of imports, and the share of whoever is the largest supplier.
[[nodiscard]] inline Range import_hhi(const TradeYear& year, std::size_t q) {
  if (const Gap gap = shares_gap(year, q); gap != Gap::none) return anything(gap);
  return {year.position.hhi_low[q], year.position.hhi_high[q], rest_gap(year, q)};
}
[[nodiscard]] inline Range top_share(const TradeYear& year, std::size_t q) {
  if (const Gap gap = shares_gap(year, q); gap != Gap::none) return anything(gap);
  return {year.position.top_low[q], year.position.top_high[q], rest_gap(year, q)};
}
// The share of one supplier s: with v of it known, v / T up to (v + u) / T, or (u + l) / T where it is not among the
// listed ones (l belongs to somebody else only then).
[[nodiscard]] Range share_of_supplier(const TradeYear& year, std::size_t q, AreaCode supplier);
// Among the identified imports only, as the methods define their score; 0 without identified suppliers.
[[nodiscard]] double identified_share(const TradeYear& year, std::size_t q, AreaCode supplier);
// Whether nobody else can be the largest supplier: the largest known one has at least as much as any other, even with
// all that is not known to be whose.
[[nodiscard]] bool top_supplier_is_certain(const TradeYear& year, std::size_t q);

// M. A shortfall makes it a lower bound; figures that an import doubts bound nothing.
[[nodiscard]] inline Range imports_of(const TradeYear& year, std::size_t q) {
  const double known = year.position.imports[q];
  const Gap gap = shortfall_of(year, q);
  if (gap == Gap::none) return {known, known, gap};
  return {gap == Gap::filler_values || gap == Gap::doubted ? 0.0 : known, kUnbounded, gap};
}

// --- the world's side ----------------------------------------------------------------------------------------------

// Whether enough of the world's trade in the product is known to speak of it at all.
[[nodiscard]] inline bool is_covered(const TradeYear& year, std::size_t product, double min_coverage) {
  const float coverage = year.cube.coverage[product];
  return coverage > 0.0f && coverage >= static_cast<float>(min_coverage) && year.product.exporters[product] > 0;
}
// X of a position's importer: the missing part of the world's trade may be its own exports.
[[nodiscard]] inline Range exports_of(const TradeYear& year, std::size_t q, std::size_t p, double min_coverage) {
  if (!is_covered(year, p, min_coverage)) return {0.0, kUnbounded, Gap::world_partial};
  const double known = year.position.exports[q], missing = year.product.missing[p];
  return {known, known + missing, missing > 0.0 ? Gap::world_partial : Gap::none};
}
[[nodiscard]] inline Range export_hhi(const TradeYear& year, std::size_t p, double min_coverage) {
  if (!is_covered(year, p, min_coverage)) return anything(Gap::world_partial);
  return {year.product.export_hhi_low[p], year.product.export_hhi_high[p],
          year.product.missing[p] > 0.0 ? Gap::world_partial : Gap::none};
}

// What keeps methods apart from an answer that compare all products: what the loader says, or, where the method ranks
// products by what the whole world trades, more than `kMissingForRanks` of that trade missing.
inline constexpr double kMissingForRanks = 0.001;
[[nodiscard]] Gap ranks_gap(const TradeYear& year);

}  // namespace noroshi::indicators
