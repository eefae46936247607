#include "use_cases/chokepoints/missing_products.hpp"

#include <gtest/gtest.h>

namespace noroshi::use_cases {
namespace {

normalize::ProductHolding held(std::string_view digits, Nomenclature edition = Nomenclature::hs22) {
  return {*ProductCode::parse(edition, digits), 1, 1.0};
}
holdings::PositionRow ranked(std::string_view digits) {
  return {.product = *ProductCode::parse(Nomenclature::hs17, digits)};
}

const holdings::ImporterChoice kJapan{"JPN", AreaCode{392}, {"Japan", "日本"}, std::nullopt};

TEST(NotesOnMissing, NamesWhatOthersTradeAndTheImporterDoesNot) {
  const std::vector<normalize::ProductHolding> holdings{held("270900"), held("850760"),
                                                        held("850760", Nomenclature::hs17), held("8507600010")};
  const auto notes = notes_on_missing(holdings, {ranked("850760")}, {}, kJapan, 2023);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_NE(notes[0].en.find("1 codes with trade of others: 270900."), std::string::npos) << notes[0].en;
  EXPECT_EQ(notes[0].en.find("850760"), std::string::npos)
      << "ranked under another edition; national lines are others'";
  EXPECT_NE(notes[0].ja.find("270900。"), std::string::npos) << notes[0].ja;
}

TEST(NotesOnMissing, SaysOfWhatWasAskedForThatNothingIsLoaded) {
  const std::vector<normalize::ProductHolding> holdings{held("270900"), held("850760")};
  const auto notes = notes_on_missing(holdings, {ranked("850760")}, {"8507", "2709", "999998"}, kJapan, 2023);
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_NE(notes[0].en.find("270900"), std::string::npos);
  EXPECT_EQ(notes[1].en, "Of these codes no trade of 2023 is loaded: 999998.");
}

TEST(NotesOnMissing, SaysNothingWhenEverythingIsThere) {
  EXPECT_TRUE(notes_on_missing(std::vector{held("850760")}, {ranked("850760")}, {}, kJapan, 2023).empty());
}

TEST(NotesOnMissing, ALongListIsCutAndSaysSo) {
  std::vector<normalize::ProductHolding> holdings;
  for (int i = 0; i < 21; ++i) holdings.push_back(held(fmt::format("{:06d}", 110000 + i)));
  const auto notes = notes_on_missing(holdings, {}, {}, kJapan, 2023);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_NE(notes[0].en.find("of 21 codes"), std::string::npos);
  EXPECT_NE(notes[0].en.find("110019 ... "), std::string::npos);
  EXPECT_EQ(notes[0].en.find("110020"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::use_cases
