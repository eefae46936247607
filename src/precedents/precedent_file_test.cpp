#include "precedents/precedent_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/test_source_folder.hpp"
#include "columnar/test_files.hpp"

namespace noroshi::precedents {
namespace {

constexpr std::string_view kFire = R"([[case]]
id = "works2001"
name = { en = "Fire", ja = "火災" }
effective = 2001-05-01
shock = "accident"
tier = "part"
reach = "same_country"
share_cut = 0.6
stock_days = 2
stopped = true
days_to_stop = 3
source = "Press"
)";

Result<Precedents> read(const std::string& toml) {
  const test::Folder folder;
  return read_precedents(folder.write("cases.toml", toml));
}

TEST(PrecedentFile, KeepsWhatWasKnownApartFromWhatHappened) {
  const auto cases = read(std::string{kFire} + "expert = { stops = true, said_on = 2001-05-02, source = \"Press\" }\n");
  ASSERT_TRUE(cases) << cases.error().message.en;
  ASSERT_EQ(cases->size(), 1u);
  const auto& fire = cases->front();
  EXPECT_EQ(fire.event, "works2001");
  EXPECT_EQ(fire.known, (Circumstances{Shock::accident, GoodTier::part, Reach::same_country, 0.6, 2.0, std::nullopt}));
  EXPECT_EQ(fire.outcome, (StopOutcome{true, 3}));
  ASSERT_TRUE(fire.expert);
  EXPECT_TRUE(fire.expert->stops);
}

TEST(PrecedentFile, ReportsEveryProblemWithItsLine) {
  std::string wrong{kFire};
  wrong.replace(wrong.find("0.6"), 3, "1.6");
  wrong.replace(wrong.find("days_to_stop = 3\n"), 17, "");
  const auto cases = read(wrong + std::string{kFire});
  ASSERT_FALSE(cases);
  EXPECT_EQ(cases.error().code, ErrorCode::invalid_input);
  for (const auto words : {"a share above 0", "days_to_stop", "given twice"}) {
    EXPECT_NE(cases.error().message.en.find(words), std::string::npos) << words << ": " << cases.error().message.en;
  }
  EXPECT_FALSE(read_precedents("/nowhere/cases.toml"));
}

TEST(PrecedentFile, EveryCaseOfTheProjectHasASourceAndTells) {
  const auto cases = read_precedents(test::source_folder() / "data" / kPrecedentFile);
  ASSERT_TRUE(cases) << cases.error().message.en;
  EXPECT_TRUE(std::ranges::all_of(*cases, [](const Precedent& p) {
    return p.outcome && !p.source.empty() && !p.name.ja.empty() && p.effective.year > 1900;
  }));
  EXPECT_TRUE(std::ranges::is_sorted(*cases, {}, [](const Precedent& p) { return p.effective; }));
}

}  // namespace
}  // namespace noroshi::precedents
