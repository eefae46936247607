#include "holdings/list_columns.hpp"

#include <gtest/gtest.h>

#include <set>

#include "indicators/catalog.hpp"

namespace noroshi::holdings {
namespace {

TEST(ColumnsOfLists, EachHasItsOwnNameALabelAndAMeaningInBothLanguages) {
  std::vector<MethodChoice> methods;
  for (const auto* m : indicators::indicator_catalog()) methods.push_back({m, {}});
  for (const auto& columns :
       {ranking_columns(methods), overlap_columns(), change_columns(), common_dependence_columns(),
        reverse_dependence_columns(), conversion_columns(), conservation_columns(), unmapped_columns()}) {
    std::set<std::string> names;
    for (const auto& c : columns) {
      EXPECT_TRUE(names.insert(c.id).second) << c.id;
      for (const auto& words : {c.title.en, c.title.ja, c.note.en, c.note.ja}) EXPECT_FALSE(words.empty()) << c.id;
    }
  }
}

TEST(ColumnsOfLists, OfSeveralImportersTheImporterIsShown) {
  EXPECT_TRUE(ranking_columns({}).at(0).file_only);
  EXPECT_FALSE(ranking_columns({}, true).at(0).file_only);
}

}  // namespace
}  // namespace noroshi::holdings
