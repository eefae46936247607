#include "use_cases/simulate/simulate.hpp"

#include <algorithm>
#include <stop_token>

#include "holdings/test_workspace.hpp"
#include "use_cases/simulate/question.hpp"

namespace noroshi::use_cases {
namespace {

using example::bought;

// Gallium is used by division 26, which WIOD keeps in sector c14; its imports stand under 811292.
class Simulate : public example::DeliveryTest {
 protected:
  void SetUp() override {
    DeliveryTest::SetUp();
    store("comtrade", {bought(392, 156, "811292", {2022, 0}, 80e6), bought(392, 276, "811292", {2022, 0}, 20e6)});
  }

  // Two countries; c14 buys from itself and c12, sells to households and to c15.
  void store_world() const {
    IoTable t;
    t.feed = "wiod2013";
    t.year = 2011;
    t.unit = "million USD";
    for (const char* region : {"JPN", "CHN"}) {
      for (const char* sector : {"c12", "c14", "c15"}) t.industries.push_back({region, sector});
      t.final_users.push_back({region, "households"});
    }
    t.intermediate = {6, 6};
    t.final_demand = {6, 2};
    for (std::size_t i = 0; i < 6; ++i) {
      for (std::size_t j = 0; j < 6; ++j) t.intermediate(i, j) = i / 3 == j / 3 ? 1000.0 : 100.0;
      t.final_demand(i, i / 3) = 9000.0;
      t.final_demand(i, 1 - i / 3) = 1000.0;
    }
    store_io_table(t);
  }

  static SimulateRequest gallium() {
    SimulateRequest request;
    request.goods = {"gallium"};
    request.from = {"CHN"};
    request.days = 300;
    request.draws = 100;
    request.industry_draws = 8;
    return request;
  }
  [[nodiscard]] Result<RunAnswer> answer(const SimulateRequest& request, const Progress& progress = {},
                                         std::string_view state = {}) const {
    auto workspace = opened();
    return kSimulate.work(workspace, request, progress, state);
  }
  static const ReportTable* table(const RunAnswer& answer, std::string_view id) {
    const auto found = std::ranges::find(answer.tables, id, &ReportTable::id);
    return found == answer.tables.end() ? nullptr : &*found;
  }
  static std::optional<double> headline(const RunAnswer& answer, std::string_view id) {
    const auto found = std::ranges::find(answer.headlines, id, &Headline::id);
    return found == answer.headlines.end() ? std::nullopt : found->value;
  }
};

TEST_F(Simulate, WithoutATableTheGoodIsAnsweredAndTheLossIsUnknown) {
  const auto found = answer(gallium());
  ASSERT_TRUE(found) << found.error().message.en;
  EXPECT_NE(table(*found, "answer"), nullptr);
  EXPECT_NE(table(*found, "inputs"), nullptr);
  EXPECT_EQ(table(*found, "industries"), nullptr);
  EXPECT_FALSE(headline(*found, "loss"));
  EXPECT_TRUE(headline(*found, "days_to_shortage.gallium"));
}

TEST_F(Simulate, ALossLiesBetweenItsBoundsAndHitsTheUserFirst) {
  store_world();
  const auto found = answer(gallium());
  ASSERT_TRUE(found) << found.error().message.en;
  const auto* industries = table(*found, "industries");
  ASSERT_NE(industries, nullptr);
  ASSERT_EQ(industries->rows.size(), 3U);  // Japan's
  EXPECT_EQ(std::get<std::string>(industries->rows[0][1]), "c14");
  const auto number = [&](std::size_t column) { return std::get<double>(industries->rows[0][column]); };
  EXPECT_GT(number(6), 0.0);
  EXPECT_LE(number(4), number(6));  // low bound, median
  EXPECT_LE(number(6), number(8));  // median, high bound
  EXPECT_LE(number(5), number(7));
  EXPECT_GT(*headline(*found, "loss"), 0.0);
  EXPECT_EQ(found->charts.size(), 3U);
  EXPECT_GE(found->inputs.size(), 4U);  // trade, facts, table, precedents
}

TEST_F(Simulate, TheSameSeedGivesTheSameFiguresAndAnotherOneOthers) {
  store_world();
  const auto once = answer(gallium()), again = answer(gallium());
  ASSERT_TRUE(once && again);
  EXPECT_EQ(once->tables[0].rows, again->tables[0].rows);
  auto other = gallium();
  other.seed = 2;
  EXPECT_NE(answer(other)->tables[1].rows, once->tables[1].rows);
}

TEST_F(Simulate, AnOriginThatSuppliesNothingChangesNothing) {
  store_world();
  auto request = gallium();
  request.from = {"BRA"};
  const auto found = answer(request);
  if (found) {
    EXPECT_DOUBLE_EQ(*headline(*found, "loss"), 0.0);
  } else {
    EXPECT_EQ(found.error().code, ErrorCode::not_found) << found.error().message.en;
  }
}

TEST_F(Simulate, AnOriginOrAGoodNamedTwiceCountsOnce) {
  auto twice = gallium();
  twice.from = {"CHN", "China"};
  twice.goods = {"gallium", "gallium"};
  EXPECT_EQ(answer(twice)->tables[0].rows, answer(gallium())->tables[0].rows);
}

TEST_F(Simulate, AGroupOfOriginsIsItsMembers) {
  auto group = gallium(), member = gallium();
  group.from = {"EU"};
  member.from = {"DEU"};
  const auto of_group = answer(group), of_member = answer(member);
  ASSERT_TRUE(of_group && of_member) << of_group.error().message.en;
  EXPECT_EQ(headline(*of_group, "use_lost.gallium"), headline(*of_member, "use_lost.gallium"));
}

TEST_F(Simulate, TheImporterDoesNotKeepGoodsBackFromItself) {
  auto request = gallium();
  request.from = {"JPN"};
  EXPECT_EQ(answer(request).error().field, "from");
}

TEST_F(Simulate, AGoodThatNoIndustryIsKnownToUseHasNoLossRatherThanNone) {
  store_world();
  store("comtrade", {bought(392, 156, "382490", {2022, 0}, 80e6)});
  auto request = gallium();
  request.goods = {"382490"};
  const auto found = answer(request);
  ASSERT_TRUE(found) << found.error().message.en;
  EXPECT_FALSE(headline(*found, "loss"));
  EXPECT_EQ(table(*found, "industries"), nullptr);
}

TEST_F(Simulate, PrecedentsSaySomethingOnlyOfACut) {
  auto request = gallium();
  request.from = {"BRA"};
  const auto found = answer(request);
  ASSERT_TRUE(found) << found.error().message.en;
  const auto* probabilities = table(*found, "probabilities");
  ASSERT_NE(probabilities, nullptr);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(probabilities->rows[2][2]));
  EXPECT_EQ(std::get<double>(probabilities->rows[0][4]), 0.0);
}

TEST_F(Simulate, AStoppedRunGoesOnToTheSameBytes) {
  store_world();
  auto request = gallium();
  request.industry_draws = 128;
  const auto whole = answer(request);
  ASSERT_TRUE(whole);
  std::stop_source stop;
  Progress progress{.report =
                        [&](const Text& step, double) {
                          if (step.en.starts_with("bounds")) stop.request_stop();
                        },
                    .stop = stop.get_token()};
  const auto part = answer(request, progress);
  ASSERT_TRUE(part) << part.error().message.en;
  EXPECT_LT(part->share_done, 1.0);
  const auto rest = answer(request, {}, part->state);
  ASSERT_TRUE(rest);
  ASSERT_EQ(rest->tables.size(), whole->tables.size());
  for (std::size_t t = 0; t < whole->tables.size(); ++t) EXPECT_EQ(rest->tables[t].rows, whole->tables[t].rows);
}

TEST_F(Simulate, IsRefusedWithoutAGoodOrAnOriginOrWithAFileAndBoth) {
  EXPECT_EQ(answer({}).error().field, "goods");
  SimulateRequest nobody;
  nobody.goods = {"gallium"};
  EXPECT_EQ(answer(nobody).error().field, "from");
  auto nowhere = gallium();
  nowhere.from = {"Chyna"};
  const auto error = answer(nowhere).error();
  EXPECT_EQ(error.field, "from");
  ASSERT_FALSE(error.nearest.empty());
  EXPECT_EQ(error.nearest.front().value, "CHN");
  auto both = gallium();
  both.scenario = file("scenario.toml", "title = 'x'\n");
  EXPECT_EQ(answer(both).error().field, "scenario");
}

TEST_F(Simulate, AParameterIsARangeWithADefaultMiddle) {
  EXPECT_EQ(parameter_of("zero_days=20..60")->second, (Range{20, 40, 60}));
  EXPECT_EQ(parameter_of("zero_days=20..25..60")->second, (Range{20, 25, 60}));
  EXPECT_EQ(parameter_of("leakage=0.1")->second, Range::exactly(0.1));
  for (const char* wrong : {"zero_days", "zero_days=", "zero_days=a..b", "zero_days=1..2..3..4", "=..", "x=nan"})
    EXPECT_FALSE(parameter_of(wrong)) << wrong;
}

TEST_F(Simulate, AParameterThatTheControlDoesNotHaveIsRefusedByName) {
  auto request = gallium();
  request.parameters = {"leakge=0.1"};
  const auto found = answer(request);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().field, "parameter");
}

}  // namespace
}  // namespace noroshi::use_cases
