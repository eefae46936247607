#include "use_cases/import/acceptance.hpp"

#include <gtest/gtest.h>

namespace noroshi::use_cases {
namespace {

const sources::FeedInfo kFeed{.id = "ours",
                              .title = {},
                              .publisher = {},
                              .licence = {},
                              .url = {},
                              .cadence = {},
                              .bounds = {.min_rows = 10, .max_rejected_share = 0.2, .min_share_of_previous = 0.5},
                              .files = {}};

RejectedRows rejected(int rows) {
  RejectedRows all;
  for (int i = 0; i < rows; ++i) all.add({"x.csv", static_cast<std::uint64_t>(i + 7), "k", RejectReason::unknown_area});
  return all;
}

TEST(Acceptance, TakesADeliveryAtTheEdgeOfEveryBound) {
  const Acceptance acceptance{kFeed};
  EXPECT_TRUE(acceptance.of_rows(10, {}));
  EXPECT_TRUE(acceptance.of_rows(40, rejected(10)));
  EXPECT_TRUE(acceptance.of_part({"2023", "2023年"}, 50, 100));
  EXPECT_TRUE(acceptance.of_part({"2023", "2023年"}, 1, 0));
}

TEST(Acceptance, RefusesADeliveryOfTooFewRowsAndSaysWhyTheOthersWereRejected) {
  const auto refused = Acceptance{kFeed}.of_rows(9, rejected(1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_EQ(refused.error().where, "ours");
  const auto& words = refused.error().message;
  EXPECT_TRUE(words.en.starts_with("only 9 usable rows (1 rejected), fewer than 10.")) << words.en;
  for (const auto* part : {"x.csv:7:k", "⟦.force⟧"}) {
    EXPECT_NE(words.en.find(part), std::string::npos) << part;
    EXPECT_NE(words.ja.find(part), std::string::npos) << part;
  }
}

TEST(Acceptance, RefusesADeliveryOfWhichTooMuchWasRejected) {
  const auto refused = Acceptance{kFeed}.of_rows(40, rejected(11));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().message.en.starts_with("11 of 51 rows were rejected, more than 20 %."))
      << refused.error().message.en;
  EXPECT_TRUE(refused.error().message.ja.starts_with("51件中11件が不採用")) << refused.error().message.ja;
}

TEST(Acceptance, RefusesAPartThatShrankByMoreThanItsFeedAllows) {
  const auto refused = Acceptance{kFeed}.of_part({"2023", "2023年"}, 49, 100);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.en.find("49 rows for 2023 where 100 are stored"), std::string::npos);
  EXPECT_NE(refused.error().message.ja.find("2023年について、収録済み100件に対し今回の受領は49件"), std::string::npos);
}

TEST(Acceptance, TakesEverythingByForce) {
  const Acceptance acceptance{kFeed, true};
  EXPECT_TRUE(acceptance.of_rows(0, rejected(100)));
  EXPECT_TRUE(acceptance.of_part({"2023", "2023年"}, 1, 100));
}

}  // namespace
}  // namespace noroshi::use_cases
