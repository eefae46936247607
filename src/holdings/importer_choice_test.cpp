#include "holdings/importer_choice.hpp"

#include <gtest/gtest.h>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {

Result<ImporterChoice> choose(const std::string& asked, Date day = {2023, 12, 31}) {
  return choose_importer(example::data()->areas(), example::data()->groups(), asked, day);
}

TEST(ImporterChoice, TakesACodeOrANameInAnyLanguage) {
  for (const auto* asked : {"JPN", "jp", "392", "Japan", "日本"}) EXPECT_EQ(choose(asked)->code, "JPN") << asked;
}

TEST(ImporterChoice, TakesAGroupWithItsMembersOfThatDay) {
  EXPECT_EQ(choose("G7")->group->members.size(), 7u);
  EXPECT_EQ(choose("EU", {2023, 12, 31})->group->members.size(), 27u);
  EXPECT_EQ(choose("EU", {2019, 12, 31})->group->members.size(), 28u);
}

TEST(ImporterChoice, NamesWhatIsNearWhenNothingFits) {
  const auto refused = choose("Japann");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_found);
  EXPECT_EQ(refused.error().field, "importer");
  ASSERT_FALSE(refused.error().nearest.empty());
  EXPECT_EQ(refused.error().nearest.front(), (Near{"JPN", {"Japan", "日本"}}));
  EXPECT_FALSE(choose("World"));
}

}  // namespace
}  // namespace noroshi::holdings
