#include "model/run_record.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(RunRecord, AnAnswerThatSaysNothingElseIsJudgedAgainstTheZeroPathInBothLanguages) {
  const RunAnswer answer;
  EXPECT_NE(answer.judged_by.en.find("zero path"), std::string::npos);
  EXPECT_NE(answer.judged_by.ja.find("ゼロ経路"), std::string::npos);
  EXPECT_EQ(answer.share_done, 1.0);
}

TEST(RunRecord, EveryStatusHasAName) {
  EXPECT_EQ(name_of(RunStatus::complete), "complete");
  EXPECT_EQ(name_of(RunStatus::partial), "partial");
}

}  // namespace
}  // namespace noroshi
