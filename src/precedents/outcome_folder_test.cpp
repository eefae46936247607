#include "precedents/outcome_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "columnar/test_files.hpp"

namespace noroshi::precedents {
namespace {

constexpr std::string_view kTimelineHead =
    "case_id\tannounced\teffective\tfirst_shortage\tfirst_stop\tend\tdays_effect_to_stop\tconfidence\n";
constexpr std::string_view kGradesHead =
    "case_id\ttitle\tkind\ttiming_grade\toutcome_grade\tfirst_stop_who_where\tscore_against\n";

struct OutcomeFolders : testing::Test {
  test::Folder folder;
  columnar::Database db = *columnar::Database::open();

  [[nodiscard]] OutcomeFolder read(const std::string& timeline, const std::string& grades = "") {
    folder.write("timeline.tsv", std::string{kTimelineHead} + timeline);
    if (!grades.empty()) folder.write("grades.tsv", std::string{kGradesHead} + grades);
    auto result = read_outcome_folder(db, folder.path());
    EXPECT_TRUE(result) << (result ? "" : result.error().message.en);
    return result ? *result : OutcomeFolder{};
  }
  [[nodiscard]] static bool says(const OutcomeFolder& read, std::string_view words) {
    return std::ranges::any_of(read.gaps, [&](const Text& gap) { return gap.en.find(words) != std::string::npos; });
  }
};

TEST_F(OutcomeFolders, ANumberOfDaysIsAStopAndNoneIsNone) {
  const auto read_cases = read(
                              "a2001\t2001-01-01\t2001-01-02\t\t2001-01-12\t2001-03-01\t10\tseen\n"
                              "b2002\t2002-01-01\t2002-01-01\t\tnone found\t\tnone\tseen\n"
                              "c2003\t\t2003-05-01\t\t2003-05-08\t\t\tseen\n"
                              "d2004\t\t2004-05-01\t2004-05-03\t\t\t\tweak\n")
                              .cases;
  ASSERT_EQ(read_cases.size(), 4u);
  EXPECT_EQ(read_cases[0].outcome, (StopOutcome{true, 10}));
  EXPECT_EQ(read_cases[1].outcome, StopOutcome{});
  EXPECT_EQ(read_cases[2].outcome, (StopOutcome{true, 7}));  // from the two days
  EXPECT_FALSE(read_cases[3].outcome);                       // a shortage is no stop, and no report is no "none"
}

TEST_F(OutcomeFolders, WhatIsMissingIsCountedAndSaid) {
  const auto read_folder = read(
      "a2001\t\t\t\t2001-02\t\t\tseen\n"
      "a2001\t\t\t\t\t\t3\tseen\n"
      "b2002\t\t2002-01-01\t\t2002-01-31\t\t29\tseen\n"
      "c2003\t\t2003-02-01\t\t2003-01-01\t\t\tseen\n");
  EXPECT_EQ(read_folder.cases.size(), 3u);
  EXPECT_FALSE(read_folder.cases[0].outcome);  // a month is no day
  EXPECT_EQ(read_folder.cases[1].outcome, (StopOutcome{true, 29}));
  EXPECT_FALSE(read_folder.cases[2].outcome);  // a stop before the cut is not of the cut
  for (const auto words : {"grades.tsv is missing", "outcomes.tsv is missing", "1 ids given twice",
                           "2 of 3: it cannot be told", "1 of 3: no day of effect", "1 of 3: first_stop less"}) {
    EXPECT_TRUE(says(read_folder, words)) << words;
  }
}

TEST_F(OutcomeFolders, TheTitleIsReadAndTheKindIsNot) {
  folder.write(
      "outcomes.tsv",
      "case_id\tfact\tvalue\tunit\tdate\twho\tpublisher\nx2001\ta\t1\tdays\t2001\tus\tPress\nz\tb\t\t\t\t\t\n");
  const auto read_folder =
      read("x2001\t\t2001-01-01\t\t\t\tnone\tseen\n", "x2001\tRuritania ore ban\tno stop\tB\tA\tnone\t\n");
  EXPECT_EQ(read_folder.cases[0].title, "Ruritania ore ban");
  EXPECT_TRUE(read_folder.cases[0].bound_only);
  ASSERT_EQ(read_folder.cases[0].facts.size(), 1u);
  EXPECT_EQ(read_folder.cases[0].facts[0].publisher, "Press");
  EXPECT_TRUE(says(read_folder, "1 rows about cases"));
}

TEST_F(OutcomeFolders, AFolderWithoutATimelineIsRefused) {
  const auto read_nothing = read_outcome_folder(db, folder.path());
  ASSERT_FALSE(read_nothing);
  EXPECT_EQ(read_nothing.error().code, ErrorCode::not_found);
  folder.write("timeline.tsv", "case_id\tannounced\nx\t\n");
  EXPECT_FALSE(read_outcome_folder(db, folder.path()));
}

TEST_F(OutcomeFolders, TheRealFolderKeepsItsFiftyTwoCases) {
  const auto real = test::real_data("cases/outcomes/timeline.tsv");
  if (real.empty()) GTEST_SKIP() << "needs NOROSHI_TEST_DATA";
  const auto read_real = read_outcome_folder(db, real.parent_path());
  ASSERT_TRUE(read_real);
  EXPECT_EQ(read_real->cases.size(), 52u);
  EXPECT_EQ(std::ranges::count_if(read_real->cases, [](const auto& c) { return c.outcome && c.outcome->stopped; }), 16);
  EXPECT_EQ(std::ranges::count_if(read_real->cases, [](const auto& c) { return c.outcome && !c.outcome->stopped; }),
            21);
}

}  // namespace
}  // namespace noroshi::precedents
