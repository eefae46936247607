#include "model/rejected.hpp"

#include <gtest/gtest.h>

#include <set>

namespace noroshi {
namespace {

TEST(RejectedRows, CountEveryRowAndKeepTheFirstOnes) {
  RejectedRows rejected;
  for (std::size_t i = 0; i < kMaxRejectedKept + 5; ++i)
    rejected.add({"f.csv", i, "value", RejectReason::negative_value, "-1"});
  EXPECT_EQ(rejected.rows.size(), kMaxRejectedKept);
  EXPECT_EQ(rejected.total(), kMaxRejectedKept + 5);
}

TEST(RejectedRows, KeepAHugeFieldShort) {
  RejectedRows rejected;
  rejected.add({"f.csv", 2, "value", RejectReason::oversized_field, std::string(10'000'000, 'x')});
  EXPECT_EQ(rejected.rows[0].content.size(), 200u);
}

TEST(RejectReason, HasANameAndWordsInBothLanguages) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(RejectReason::unreadable_row); ++i) {
    const auto reason = static_cast<RejectReason>(i);
    EXPECT_TRUE(names.insert(name_of(reason)).second);
    EXPECT_FALSE(describe(reason).en.empty());
    EXPECT_FALSE(describe(reason).ja.empty());
  }
}

}  // namespace
}  // namespace noroshi
