#pragma once
#include <cstddef>
#include <functional>
#include <optional>

#include "base/contract.hpp"
#include "model/trade_cube.hpp"
#include "model/verdict.hpp"

namespace noroshi::indicators {

// One condition of a rule, three-valued: it holds, it does not, or the data cannot say; then `why` names what lacks.
struct Condition {
  std::optional<bool> holds;
  Gap why = Gap::none;  // never none where `holds` is empty
};

// A condition over figures of which only the ends are known: it holds when it holds at the end that speaks most against
// it, and does not when it fails at the end that speaks most for it.
[[nodiscard]] constexpr Condition settle(bool surely, bool possibly, Gap why) {
  if (surely) return {true, Gap::none};
  if (!possibly) return {false, Gap::none};
  return {std::nullopt, why};
}

// Counts the conditions of a rule. A rule that needs `required` of them is flagged when enough hold, clear when even
// the unknown ones could not make it enough, unknown otherwise (Kleene's logic: one false condition settles a
// conjunction, whatever is missing elsewhere).
struct Tally {
  int yes = 0, unknown = 0;
  Gap why = Gap::none;  // of the first unknown condition: rules ask about the position itself before the world

  void add(const Condition& condition) {
    if (!condition.holds) {
      ++unknown;
      if (why == Gap::none) why = condition.why;
    } else if (*condition.holds) {
      ++yes;
    }
  }
  [[nodiscard]] Verdict verdict(int required) const {
    if (yes >= required) return Verdict::flagged;
    return yes + unknown < required ? Verdict::clear : Verdict::unknown;
  }
  // The rule as a condition of a larger one.
  [[nodiscard]] Condition condition(int required) const {
    return settle(yes >= required, yes + unknown >= required, why);
  }
};

struct Judgement {
  Verdict verdict = Verdict::unknown;
  double score = 0.0;
  Gap why = Gap::none;  // of an unknown verdict, and never none then
};

[[nodiscard]] constexpr Verdict flag_if(bool condition) { return condition ? Verdict::flagged : Verdict::clear; }

[[nodiscard]] constexpr Judgement unknown_because(Gap why, double score = 0.0) {
  return {Verdict::unknown, score, why};
}
[[nodiscard]] constexpr Judgement judged(const Condition& condition, double score) {
  if (!condition.holds) return unknown_because(condition.why, score);
  return {flag_if(*condition.holds), score, Gap::none};
}
[[nodiscard]] inline Judgement judged(const Tally& tally, int required) {
  return {tally.verdict(required), static_cast<double>(tally.yes), tally.why};
}

// Calls `judge(begin, end)` on ranges of products that together are 0 .. products, several at once.
void for_product_ranges(std::size_t products, const std::function<void(std::size_t begin, std::size_t end)>& judge);

// Calls `visit(position, product)` once for every position of the cube, products in several threads.
template <class Visit>
void for_positions(const TradeCube& cube, Visit visit) {
  for_product_ranges(cube.product_count(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t p = begin; p < end; ++p) {
      for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) visit(q, p);
    }
  });
}

// Applies `rule(position, product) -> Judgement` to every position of the year in one pass over the facts. A rule reads
// and never writes, so the result does not depend on the number of threads. An unknown verdict without a reason is a
// mistake of the rule (ContractViolation).
template <class Rule>
[[nodiscard]] MethodResult judge_positions(const TradeYear& year, Rule rule) {
  MethodResult result;
  result.verdict.resize(year.cube.position_count());
  result.score.resize(year.cube.position_count());
  result.why.resize(year.cube.position_count());
  for_positions(year.cube, [&](std::size_t q, std::size_t p) {
    const Judgement j = rule(q, p);
    NOROSHI_EXPECT(j.verdict != Verdict::unknown || j.why != Gap::none);
    result.verdict[q] = j.verdict;
    result.score[q] = j.score;
    result.why[q] = j.verdict == Verdict::unknown ? j.why : Gap::none;
  });
  return result;
}

}  // namespace noroshi::indicators
