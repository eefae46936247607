#include "propagation/static/extraction.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>

#include "numerics/linear_solver.hpp"
#include "propagation/static/example_tables.hpp"

namespace noroshi::propagation {
namespace {

using numerics::DenseMatrix;

bool holds(const std::vector<std::size_t>& set, std::size_t i) { return std::ranges::find(set, i) != set.end(); }

// The definition: scale the coefficients, factorise what is left, solve it.
std::vector<double> by_refactorising(const LeontiefSystem& system, const Extraction& e) {
  const std::size_t n = system.size();
  DenseMatrix matrix{n, n};
  auto demand = system.final_demand;
  const bool ghosh_kind = e.kind == ExtractionKind::forward || e.kind == ExtractionKind::forward_cells;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const bool row = holds(e.industries, i), column = holds(e.industries, j);
      const bool gone = e.kind == ExtractionKind::total      ? row || column
                        : e.kind == ExtractionKind::backward ? column
                        : has_buyers(e.kind)                 ? row && holds(e.buyers, j)
                                                             : row;
      const double kept = gone ? 1.0 - e.share : 1.0;
      const double use =
          ghosh_kind ? system.coefficients(i, j) * system.output[j] / system.output[i] : system.coefficients(i, j);
      matrix(i, j) = (i == j ? 1.0 : 0.0) - kept * use;
    }
    if ((e.kind == ExtractionKind::total || e.kind == ExtractionKind::supply) && holds(e.industries, i))
      demand[i] *= 1.0 - e.share;
  }
  const auto factors = numerics::LuFactors::of(matrix);
  return ghosh_kind ? factors->solve_transposed(system.primary_input) : factors->solve(demand);
}

TEST(Extraction, ACutOfOneCellLosesTheValueAddedWorkedOutByHand) {
  const auto system = LeontiefSystem::of(example::two_regions());
  ASSERT_TRUE(system);
  const Extraction cut{.kind = ExtractionKind::cells, .industries = {1}, .buyers = {0}};
  const auto after = Extractor{*system}.output_after(cut);
  ASSERT_TRUE(after);
  EXPECT_NEAR((*after)[0], 132.8125, 1e-11);
  EXPECT_NEAR((*after)[1], 62.5, 1e-11);
  EXPECT_NEAR(0.5 * (system->output[0] - (*after)[0]), 3.265881, 5e-7);
  EXPECT_NEAR(0.7 * (system->output[1] - (*after)[1]), 36.577869, 5e-7);
  const auto loss = Extractor{*system}.loss(cut);
  ASSERT_TRUE(loss);
  EXPECT_NEAR(loss->value_added, 3.265881 + 36.577869, 1e-6);
  EXPECT_NEAR(loss->elsewhere, system->output[0] - 132.8125, 1e-11);
}

TEST(Extraction, EveryKindShareAndSetAgreesWithRefactorising) {
  const auto system = LeontiefSystem::of(example::drawn_table(3, 5));
  ASSERT_TRUE(system);
  const Extractor extractor{*system};
  using enum ExtractionKind;
  for (const auto kind : {total, backward, forward, supply, cells, forward_cells}) {
    for (const double share : {0.0, 0.3, 1.0}) {
      for (const std::vector<std::size_t>& set : {std::vector<std::size_t>{4}, {0, 1, 2, 3, 4}, {14, 3}}) {
        for (const std::vector<std::size_t>& buyers : {std::vector<std::size_t>{3}, {5, 6, 7, 8, 9, 10}}) {
          const Extraction extraction{kind, set, has_buyers(kind) ? buyers : std::vector<std::size_t>{}, share};
          const auto after = extractor.output_after(extraction);
          ASSERT_TRUE(after);
          const auto expected = by_refactorising(*system, extraction);
          for (std::size_t i = 0; i < expected.size(); ++i)
            EXPECT_NEAR((*after)[i], expected[i], 1e-12 * system->output[i]) << static_cast<int>(kind) << " " << share;
        }
      }
    }
  }
}

TEST(Extraction, TakingMoreAwayLosesMoreAndNothingLosesNothing) {
  const auto system = LeontiefSystem::of(example::drawn_table(2, 6));
  ASSERT_TRUE(system);
  for (const auto kind :
       {ExtractionKind::total, ExtractionKind::backward, ExtractionKind::forward, ExtractionKind::supply}) {
    double before = 0.0;
    for (const double share : {0.0, 0.25, 0.5, 1.0}) {
      const auto loss = Extractor{*system}.loss({.kind = kind, .industries = {2}, .share = share});
      ASSERT_TRUE(loss);
      EXPECT_GE(loss->output, before - 1e-12);
      if (share == 0.0) {
        EXPECT_NEAR(loss->output, 0.0, 1e-12);
      }
      before = loss->output;
    }
  }
}

TEST(Extraction, AnExtractedIndustryMakesNothing) {
  const auto system = LeontiefSystem::of(example::drawn_table(2, 6));
  ASSERT_TRUE(system);
  const auto after = Extractor{*system}.output_after({.industries = {1, 7}});
  ASSERT_TRUE(after);
  EXPECT_NEAR((*after)[1], 0.0, 1e-12 * system->output[1]);
  EXPECT_NEAR((*after)[7], 0.0, 1e-12 * system->output[7]);
  for (const double value : *after) EXPECT_GT(value, -1e-12);
}

TEST(Extraction, OneAndTwoThreadsGiveTheSameBits) {
  const auto system = LeontiefSystem::of(example::drawn_table(4, 10));
  ASSERT_TRUE(system);
  std::vector<Extraction> extractions;
  for (std::size_t i = 0; i < system->size(); ++i) extractions.push_back({.industries = {i}, .share = 0.5});
  std::vector<double> first;
  for (const std::size_t threads : {1, 2}) {
    const tbb::global_control limit{tbb::global_control::max_allowed_parallelism, threads};
    const auto losses = Extractor{*system}.losses(extractions);
    ASSERT_TRUE(losses);
    std::vector<double> output;
    for (const auto& loss : *losses) output.push_back(loss.value_added);
    if (first.empty()) first = output;
    EXPECT_EQ(output, first);
  }
}

TEST(Extraction, AnIndustryWithoutOutputTakesNothingWithIt) {
  auto table = example::drawn_table(1, 4);
  for (std::size_t j = 0; j < 4; ++j) table.intermediate(2, j) = 0.0;
  table.final_demand(2, 0) = table.final_demand(2, 1) = 0.0;
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  for (const auto kind :
       {ExtractionKind::total, ExtractionKind::backward, ExtractionKind::forward, ExtractionKind::supply}) {
    const auto loss = Extractor{*system}.loss({.kind = kind, .industries = {2}});
    ASSERT_TRUE(loss);
    EXPECT_EQ(loss->output, 0.0);
  }
}

TEST(Extraction, RefusesNoIndustriesAndSharesThatAreNone) {
  const auto system = LeontiefSystem::of(example::two_regions());
  ASSERT_TRUE(system);
  const Extractor extractor{*system};
  EXPECT_EQ(extractor.loss({.industries = {}}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(extractor.loss({.kind = ExtractionKind::cells, .industries = {0}}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(extractor.loss({.industries = {0}, .share = 1.5}).error().field, "share");
  EXPECT_EQ(extractor.loss({.industries = {0}, .share = std::nan("")}).error().field, "share");
}

}  // namespace
}  // namespace noroshi::propagation
