#include "holdings/trade_scope.hpp"

#include <gtest/gtest.h>

#include "requests/read_fields.hpp"

namespace noroshi::holdings {
namespace {

struct Listing {
  TradeScope scope;
  std::vector<std::string> products;
  std::size_t limit = 0;

  static auto fields() {
    return std::tuple_cat(fields_within(&Listing::scope),
                          std::tuple{product_field(&Listing::products), limit_field(&Listing::limit)});
  }
};

TEST(TradeScope, AsksAboutJapansNewestYearInTheBestFeedsUnlessToldOtherwise) {
  const auto asked = read_fields<TradeScope>({});
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->importer, "JPN");
  EXPECT_FALSE(asked->year);
  EXPECT_TRUE(asked->source.empty());
  EXPECT_FALSE(asked->as_of);
}

TEST(TradeScope, IsReadAsAPartOfARequest) {
  const auto asked = read_fields<Listing>({{"importer", {"EU"}},
                                           {"year", {"2023"}},
                                           {"source", {"baci"}},
                                           {"as_of", {"2024-06-30"}},
                                           {"product", {"2805", "850760"}},
                                           {"limit", {"10"}}});
  ASSERT_TRUE(asked) << asked.error().message.en;
  EXPECT_EQ(asked->scope.importer, "EU");
  EXPECT_EQ(asked->scope.year, 2023);
  EXPECT_EQ(asked->scope.source, "baci");
  EXPECT_EQ(asked->scope.as_of, (Date{2024, 6, 30}));
  EXPECT_EQ(asked->products, (std::vector<std::string>{"2805", "850760"}));
  EXPECT_EQ(asked->limit, 10u);
}

TEST(TradeScope, RefusesAYearOutsideTheCalendarADayThatIsNoneAndALimitOfNothing) {
  const auto field_of = [](const FieldValues& given) {
    const auto asked = read_fields<Listing>(given);
    return asked ? std::string{"none"} : asked.error().field;
  };
  EXPECT_EQ(field_of({{"year", {"1899"}}}), "year");
  EXPECT_EQ(field_of({{"year", {"2201"}}}), "year");
  EXPECT_EQ(field_of({{"as_of", {"2024-02-30"}}}), "as_of");
  EXPECT_EQ(field_of({{"limit", {"0"}}}), "limit");
}

TEST(TradeScope, IsDescribedInBothLanguages) {
  for (const auto& field : describe_fields<Listing>())
    EXPECT_FALSE(field.doc.en.empty() || field.doc.ja.empty()) << field.name;
}

}  // namespace
}  // namespace noroshi::holdings
