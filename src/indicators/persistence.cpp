#include "indicators/persistence.hpp"

#include "base/contract.hpp"
#include "indicators/position_match.hpp"

namespace noroshi::indicators {
namespace {

// What another year says about the positions of `from`: its verdict, clear for a product not imported, else unknown.
std::vector<Verdict> verdicts_elsewhere(const TradeCube& from, const TradeCube& to, const MethodResult& result) {
  const auto match = match_positions(from, to);
  std::vector<Verdict> verdict(from.position_count(), Verdict::unknown);
  for (std::size_t q = 0; q < verdict.size(); ++q) {
    if (match[q] == kNotImported) {
      verdict[q] = Verdict::clear;
    } else if (match[q] != kNotKnown) {
      verdict[q] = result.verdict[match[q]];
    }
  }
  return verdict;
}

void check(std::span<const TradeYear* const> years, std::span<const MethodResult> results) {
  NOROSHI_EXPECT(!years.empty() && years.size() == results.size());
  for (std::size_t i = 0; i < years.size(); ++i) {
    NOROSHI_EXPECT(results[i].verdict.size() == years[i]->cube.position_count());
  }
}

}  // namespace

Result<std::vector<MethodResult>> judge_every_year(const Indicator& method, std::span<const TradeYear* const> years,
                                                   const OptionValues& options) {
  std::vector<MethodResult> results;
  for (std::size_t i = 0; i < years.size(); ++i) {
    auto result = method.compute({years.first(i + 1)}, options);
    if (!result) return fail(std::move(result).error());
    results.push_back(std::move(*result));
  }
  return results;
}

std::vector<Persistence> persistence(std::span<const TradeYear* const> years, std::span<const MethodResult> results) {
  check(years, results);
  const TradeCube& newest = years.back()->cube;
  std::vector<Persistence> of(newest.position_count());
  for (std::size_t i = 0; i < years.size(); ++i) {
    const auto verdict = verdicts_elsewhere(newest, years[i]->cube, results[i]);
    for (std::size_t q = 0; q < of.size(); ++q) {
      if (verdict[q] == Verdict::unknown) continue;
      ++of[q].known_years;
      if (verdict[q] == Verdict::flagged) ++of[q].flagged_years;
    }
  }
  return of;
}

Churn churn(std::span<const TradeYear* const> years, std::span<const MethodResult> results, int lag_years,
            std::optional<AreaCode> importer) {
  check(years, results);
  NOROSHI_EXPECT(lag_years > 0);
  Churn total;
  for (std::size_t i = 0; i < years.size(); ++i) {
    for (std::size_t j = i + 1; j < years.size(); ++j) {
      const Period a = years[i]->cube.period, b = years[j]->cube.period;
      if (b.year - a.year != lag_years || a.month != b.month) continue;
      const auto later = verdicts_elsewhere(years[i]->cube, years[j]->cube, results[j]);
      for (std::size_t q = 0; q < later.size(); ++q) {
        if (results[i].verdict[q] != Verdict::flagged || later[q] == Verdict::unknown) continue;
        if (importer && years[i]->cube.importer[q] != *importer) continue;
        ++total.flagged;
        if (later[q] == Verdict::clear) ++total.left;
      }
    }
  }
  return total;
}

}  // namespace noroshi::indicators
