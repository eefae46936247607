#include "base/options.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace noroshi {
namespace {

struct Thresholds {
  double hhi = 0.4;
  static constexpr auto fields() {
    return std::tuple{OptionField<Thresholds>{"hhi", &Thresholds::hhi, "share", 0.0, 1.0, {"limit", "しきい値"}}};
  }
};

TEST(Options, UseTheirDefaultsWhenNothingIsGiven) { EXPECT_EQ(read_options<Thresholds>({})->hhi, 0.4); }

TEST(Options, TakeAValueAtTheEdgeOfTheirRange) {
  EXPECT_EQ(read_options<Thresholds>({{"hhi", 0.0}})->hhi, 0.0);
  EXPECT_EQ(read_options<Thresholds>({{"hhi", 1.0}})->hhi, 1.0);
}

TEST(Options, RefuseAMisspeltNameAndAValueOutOfRange) {
  EXPECT_EQ(read_options<Thresholds>({{"hhy", 0.5}}).error().code, ErrorCode::invalid_input);
  EXPECT_FALSE(read_options<Thresholds>({{"hhi", 1.01}}));
  EXPECT_FALSE(read_options<Thresholds>({{"hhi", std::numeric_limits<double>::quiet_NaN()}}));
}

TEST(Options, SayWhereTheNamesThatExistAreListed) {
  const auto error = read_options<Thresholds>({{"hhy", 0.5}}).error();
  EXPECT_EQ(error.where, "hhy");
  EXPECT_NE(error.message.en.find("⟦methods⟧"), std::string::npos);
  EXPECT_NE(error.message.ja.find("⟦methods⟧"), std::string::npos);
}

TEST(Options, DescribeThemselves) {
  const auto docs = describe_options<Thresholds>();
  ASSERT_EQ(docs.size(), 1u);
  EXPECT_EQ(docs[0].name, "hhi");
  EXPECT_EQ(docs[0].fallback, 0.4);
}

}  // namespace
}  // namespace noroshi
