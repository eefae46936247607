#include "indicators/catalog.hpp"

#include <gtest/gtest.h>

#include <set>

namespace noroshi::indicators {
namespace {

TEST(IndicatorCatalog, EveryMethodIsDocumentedInBothLanguagesAndFoundByItsUniqueId) {
  std::set<std::string_view> ids;
  for (const Indicator* i : indicator_catalog()) {
    EXPECT_TRUE(ids.insert(i->doc.id).second) << i->doc.id;
    for (const auto& words : {i->doc.label, i->doc.title, i->doc.rule, i->doc.score}) {
      EXPECT_FALSE(words.en.empty()) << i->doc.id;
      EXPECT_FALSE(words.ja.empty()) << i->doc.id;
    }
    EXPECT_FALSE(i->doc.source.empty()) << i->doc.id;
    EXPECT_EQ(find_indicator(i->doc.id), i);
  }
  EXPECT_EQ(find_indicator("no_such_method"), nullptr);
}

TEST(IndicatorCatalog, EveryOptionHasADefaultInsideItsRange) {
  for (const Indicator* i : indicator_catalog()) {
    for (const OptionDoc& o : i->options()) {
      EXPECT_LE(o.min, o.fallback) << i->doc.id << '.' << o.name;
      EXPECT_LE(o.fallback, o.max) << i->doc.id << '.' << o.name;
      EXPECT_FALSE(o.unit.empty() || o.doc.en.empty() || o.doc.ja.empty()) << i->doc.id << '.' << o.name;
    }
  }
}

TEST(IndicatorCatalog, AWrongNameComesWithTheNearestOne) {
  const auto method = indicator_named("geodepp");
  ASSERT_FALSE(method);
  EXPECT_EQ(method.error().code, ErrorCode::not_found);
  EXPECT_EQ(method.error().field, "method");
  EXPECT_EQ(method.error().nearest, (std::vector<Near>{{"geodep"}}));
  EXPECT_TRUE(indicator_named("weather").error().nearest.empty());
  const auto option = check_option_names(geodep, {{"import_hhy", 0.5}});
  ASSERT_FALSE(option);
  EXPECT_EQ(option.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(option.error().nearest, (std::vector<Near>{{"import_hhi"}}));
  EXPECT_TRUE(check_option_names(geodep, {{"import_hhi", 0.5}}));
}

}  // namespace
}  // namespace noroshi::indicators
