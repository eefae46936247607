#include "toml/problem.hpp"

#include <gtest/gtest.h>

namespace noroshi::toml {
namespace {

TEST(AllInWords, TheFirstProblemIsTheErrorAndTheOthersStandBelowIt) {
  Problem first, second;
  first.message = {"no year.", "年がない。"};
  first.where = "a.toml:3";
  second.message = {"no unit.", "単位がない。"};
  second.where = "a.toml:7";
  const auto error = all_in_words({first, second});
  EXPECT_EQ(error.where, "a.toml:3");
  EXPECT_EQ(error.message.en, "no year.\n  a.toml:7: no unit.");
  EXPECT_EQ(error.message.ja, "年がない。\n  a.toml:7：単位がない。");
}

TEST(AllInWords, OneProblemIsItself) {
  Problem only;
  only.message = {"no year.", "年がない。"};
  EXPECT_EQ(all_in_words({only}).message, only.message);
}

}  // namespace
}  // namespace noroshi::toml
