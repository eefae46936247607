#include "use_cases/hindcast/case_report.hpp"

#include <gtest/gtest.h>

namespace noroshi::use_cases {
namespace {

TEST(CaseReport, ALossIsAMeanWithTheSkillAgainstItsBaseline) {
  const std::vector<double> own{0.1, 0.3}, base{0.4, 0.4};
  const std::vector<std::size_t> groups{0, 1};
  const auto score = score_losses({own, base, groups, 1});
  EXPECT_DOUBLE_EQ(*score.score, 0.2);
  EXPECT_DOUBLE_EQ(*score.low, 0.1);  // a quarter of all draws takes the first event twice
  EXPECT_DOUBLE_EQ(*score.high, 0.3);
  EXPECT_DOUBLE_EQ(*score.skill, 0.5);
  EXPECT_DOUBLE_EQ(*score.skill_low, 0.25);
  EXPECT_DOUBLE_EQ(*score.skill_high, 0.75);
}

TEST(CaseReport, OneEventHasAScoreAndNoInterval) {
  const std::vector<double> own{0.1, 0.3}, base{0.4, 0.4};
  const std::vector<std::size_t> groups{5, 5};
  const auto score = score_losses({own, base, groups, 1});
  EXPECT_DOUBLE_EQ(*score.skill, 0.5);
  EXPECT_FALSE(score.low || score.skill_low);
}

TEST(CaseReport, WhatIsMissingIsAnEmptyCell) {
  const std::vector<HindcastScore> scores{
      {.hindcast = "x", .forecast = {"load it", "取り込む"}, .measure = {"not run", "実行せず"}}};
  const auto table = table_of(scores);
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].size(), table.columns.size());
  EXPECT_TRUE(std::holds_alternative<std::monostate>(table.rows[0][3]));
  EXPECT_TRUE(std::holds_alternative<std::monostate>(table.rows[0][6]));
}

TEST(CaseReport, TheSameNameIsTheSameGroup) {
  EXPECT_EQ(numbered(std::vector<std::string>{"a", "b", "a"}), (std::vector<std::size_t>{0, 1, 0}));
}

}  // namespace
}  // namespace noroshi::use_cases
