#include "use_cases/methods/methods.hpp"

#include <gtest/gtest.h>

namespace noroshi::use_cases {
namespace {

TEST(ListMethods, SaysHowAnOptionIsSetInTheWordsOfNoInterface) {
  const auto table = list_methods();
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_NE(table->notes.at(0).en.find("⟦chokepoints set=geodep.import_hhi=0.5⟧"), std::string::npos);
  EXPECT_NE(table->notes.at(0).ja.find("⟦chokepoints set=geodep.import_hhi=0.5⟧"), std::string::npos);
}

TEST(ListMethods, AWrongNameComesWithTheNearest) {
  const auto refused = list_methods({.methods = {"geodep", "geodepp"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "method");
  EXPECT_EQ(refused.error().nearest, (std::vector<Near>{{"geodep"}}));
}

}  // namespace
}  // namespace noroshi::use_cases
