#pragma once
#include <cstddef>
#include <functional>
#include <optional>

#include "model/trade_cube.hpp"
#include "model/verdict.hpp"

namespace noroshi::indicators {

// Counts the conditions of a rule, three-valued: yes, no, or not knowable from the data. A rule that needs `required`
// of them is flagged when enough hold, clear when even the unknown ones could not make it enough, unknown otherwise
// (Kleene's logic: one false condition settles a conjunction, whatever is missing elsewhere).
struct Tally {
  int yes = 0, unknown = 0;

  void add(std::optional<bool> condition) {
    if (!condition) {
      ++unknown;
    } else if (*condition) {
      ++yes;
    }
  }
  [[nodiscard]] Verdict verdict(int required) const {
    if (yes >= required) return Verdict::flagged;
    return yes + unknown < required ? Verdict::clear : Verdict::unknown;
  }
};

struct Judgement {
  Verdict verdict = Verdict::unknown;
  double score = 0.0;
  Gap why = Gap::none;  // of an unknown verdict
};

[[nodiscard]] constexpr Verdict flag_if(bool condition) { return condition ? Verdict::flagged : Verdict::clear; }

// A position's shares exist only when one of its suppliers is identified.
[[nodiscard]] inline bool has_suppliers(const TradeYear& year, std::size_t position) {
  return year.position.suppliers[position] > 0;
}

// `condition` when the world's trade in the product is covered well enough to say so.
[[nodiscard]] inline std::optional<bool> if_covered(const TradeYear& year, std::size_t product, double min_coverage,
                                                    bool condition) {
  if (year.cube.coverage[product] < static_cast<float>(min_coverage) || year.product.exporters[product] == 0) {
    return std::nullopt;
  }
  return condition;
}

// Calls `judge(begin, end)` on ranges of products that together are 0 .. products, several at once.
void for_product_ranges(std::size_t products, const std::function<void(std::size_t begin, std::size_t end)>& judge);

// Applies `rule(position, product) -> Judgement` to every position of the year in one pass over the facts. A rule reads
// and never writes, so the result does not depend on the number of threads.
template <class Rule>
[[nodiscard]] MethodResult judge_positions(const TradeYear& year, Rule rule) {
  MethodResult result;
  result.verdict.resize(year.cube.position_count());
  result.score.resize(year.cube.position_count());
  result.why.resize(year.cube.position_count());
  for_product_ranges(year.cube.product_count(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t p = begin; p < end; ++p) {
      for (std::size_t q = year.cube.position_begin[p]; q < year.cube.position_begin[p + 1]; ++q) {
        const Judgement j = rule(q, p);
        result.verdict[q] = j.verdict;
        result.score[q] = j.score;
        result.why[q] = j.verdict == Verdict::unknown ? j.why : Gap::none;
      }
    }
  });
  return result;
}

}  // namespace noroshi::indicators
