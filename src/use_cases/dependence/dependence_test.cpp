#include "use_cases/dependence/dependence.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kUsa = 840, kGermany = 276, kFrance = 250, kChina = 156, kKorea = 410,
                        kTaiwan = 158;
enum Column : std::size_t {
  of = 0,
  year = 1,
  product = 2,
  name = 4,
  who = 5,
  members = 6,
  importing = 7,
  which = 8,
  usd = 9
};

// Of the G7, Japan (90 % of 100) and Germany (80 % of 50) buy magnets mostly in China, the United States (40 %) do not.
// Korea buys 60 % of its machines in Japan and the United States together, in neither more than half.
class FindDependence : public example::WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    store("comtrade",
          example::with_totals(
              {bought(kJapan, kChina, "850511", {2023, 0}, 90), bought(kJapan, kTaiwan, "850511", {2023, 0}, 10),
               bought(kGermany, kChina, "850511", {2023, 0}, 40), bought(kGermany, kTaiwan, "850511", {2023, 0}, 10),
               bought(kUsa, kChina, "850511", {2023, 0}, 40), bought(kUsa, kTaiwan, "850511", {2023, 0}, 60),
               bought(kKorea, kJapan, "848620", {2023, 0}, 35), bought(kKorea, kUsa, "848620", {2023, 0}, 25),
               bought(kKorea, kChina, "848620", {2023, 0}, 40), bought(kFrance, kJapan, "848620", {2023, 0}, 5)}));
  }
  [[nodiscard]] Result<ReportTable> ask(DependenceQuestion question, const std::string& of_whom,
                                        indicators::GroupDependenceOptions options = {},
                                        std::vector<std::string> products = {}) const {
    DependenceRequest request;
    request.question = question;
    request.of = of_whom;
    request.scope.year = 2023;
    request.scope.source = "comtrade";
    request.options = options;
    request.products = std::move(products);
    auto workspace = opened();
    return find_dependence(workspace, request, {});
  }
};

TEST_F(FindDependence, CommonNamesTheOutsiderAndTheMembersThatDependOnIt) {
  const auto table = ask(DependenceQuestion::common, "G7");
  ASSERT_TRUE(table) << table.error().message.en;
  ASSERT_EQ(table->rows.size(), 1u);
  const auto& row = table->rows[0];
  EXPECT_EQ(std::get<std::string>(row[of]), "G7");
  EXPECT_EQ(std::get<std::int64_t>(row[year]), 2023);
  EXPECT_EQ(std::get<std::string>(row[product]), "850511");
  EXPECT_EQ(std::get<std::string>(row[who]), "CHN");
  EXPECT_EQ(std::get<std::int64_t>(row[members]), 2);
  EXPECT_EQ(std::get<std::int64_t>(row[importing]), 3);
  EXPECT_EQ(std::get<std::string>(row[which]), "DEU JPN");
  EXPECT_DOUBLE_EQ(std::get<double>(row[usd]), 130.0);
  EXPECT_FALSE(table->provenance.empty());
}

TEST_F(FindDependence, ReverseCountsAGroupAsOneSupplier) {
  const auto group = ask(DependenceQuestion::reverse, "G7");
  ASSERT_TRUE(group) << group.error().message.en;
  ASSERT_EQ(group->rows.size(), 1u);
  EXPECT_EQ(std::get<std::string>(group->rows[0][who]), "KOR");
  EXPECT_DOUBLE_EQ(std::get<double>(group->rows[0][7]), 0.6);
  EXPECT_DOUBLE_EQ(std::get<double>(group->rows[0][8]), 0.6 * 0.6 + 0.4 * 0.4);
  EXPECT_DOUBLE_EQ(std::get<double>(group->rows[0][9]), 100.0);
  const auto alone = ask(DependenceQuestion::reverse, "JPN");
  ASSERT_TRUE(alone);
  ASSERT_EQ(alone->rows.size(), 1u);  // France, a partner of Japan; Korea buys only 35 % there
  EXPECT_EQ(std::get<std::string>(alone->rows[0][who]), "FRA");
}

TEST_F(FindDependence, ThresholdsAndProductsNarrowTheAnswer) {
  EXPECT_TRUE(ask(DependenceQuestion::common, "G7", {.share = 0.8})->rows.empty());  // Germany: exactly 80 %
  EXPECT_EQ(ask(DependenceQuestion::common, "G7", {.share = 0.79})->rows.size(), 1u);
  EXPECT_TRUE(ask(DependenceQuestion::common, "G7", {.dependent_members = 3})->rows.empty());
  EXPECT_TRUE(ask(DependenceQuestion::common, "G7", {}, {"8486"})->rows.empty());
  EXPECT_EQ(ask(DependenceQuestion::common, "G7", {}, {"8505"})->rows.size(), 1u);
}

TEST_F(FindDependence, RefusesASingleAreaAsAGroupAndOptionsOutOfRange) {
  const auto single = ask(DependenceQuestion::common, "JPN");
  ASSERT_FALSE(single);
  EXPECT_EQ(single.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(single.error().field, "of");
  EXPECT_NE(single.error().message.en.find("⟦chokepoints importer=JPN⟧"), std::string::npos);
  EXPECT_EQ(ask(DependenceQuestion::common, "G7", {.share = 1.5}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(ask(DependenceQuestion::reverse, "Atlantis").error().code, ErrorCode::not_found);
  EXPECT_EQ(ask(DependenceQuestion::reverse, "Germnay").error().field, "of");
  EXPECT_EQ(ask(DependenceQuestion::reverse, "Germnay").error().nearest.at(0).value, "DEU");
  EXPECT_EQ(ask(DependenceQuestion::reverse, "G7", {}, {"magnets"}).error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace noroshi::use_cases
