#include "use_cases/methods/methods.hpp"

#include <gtest/gtest.h>

#include <set>

#include "indicators/catalog.hpp"
#include "propagation/static/catalog.hpp"

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

TEST(ExplainedColumns, EveryColumnHasANameALabelAndAMeaningInBothLanguages) {
  const auto table = explain_columns();
  std::set<std::string> names;
  for (const auto& row : table.rows) {
    const auto& name = std::get<std::string>(row.at(1));
    names.insert(name);
    for (const std::size_t cell : {2, 3}) {
      const auto& words = std::get<Text>(row.at(cell));
      EXPECT_FALSE(words.en.empty() || words.ja.empty()) << std::get<std::string>(row.at(0)) << ' ' << name;
    }
  }
  for (const auto* label :
       {"flags", "judged", "rank", "rank_low", "rank_high", "unidentified_share", "reported_by", "feed", "why_unknown"})
    EXPECT_TRUE(names.contains(label)) << label;
  for (const auto* method : indicators::indicator_catalog())
    EXPECT_TRUE(names.contains(std::string{method->doc.id})) << method->doc.id;
}

TEST(ListMeasures, NamesEveryMeasureOfAnIndustryWithItsFormula) {
  const auto table = list_measures();
  EXPECT_EQ(table.rows.size(), propagation::static_method_catalog().size());
  for (const auto& row : table.rows) EXPECT_FALSE(std::get<Text>(row.at(2)).ja.empty());
}

}  // namespace
}  // namespace noroshi::use_cases
