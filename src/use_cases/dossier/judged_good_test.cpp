#include "use_cases/dossier/judged_good.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::use_cases {
namespace {
using example::Flow, example::kChina, example::kGermany, example::kJapan, example::kKorea, example::kUsa;

constexpr AreaCode kImporter{kJapan};
const std::string kMagnets = "850511", kOthers = "850519";

// Years of one feed, as they are loaded.
holdings::LoadedTrade loaded(std::vector<TradeYear> years) {
  holdings::LoadedTrade trade;
  trade.years = std::move(years);
  trade.feeds = {{"baci", Standing::reconciled}};
  trade.feed_of.resize(trade.years.back().cube.position_count());
  return trade;
}
// Japan buys `share` of its magnets in China and the rest in Korea.
TradeYear magnets(int year, double share) {
  return example::year({{kMagnets, kJapan, kChina, 100.0 * share},
                        {kMagnets, kJapan, kKorea, 100.0 * (1.0 - share)},
                        {kMagnets, kGermany, kUsa, 50.0}},
                       year);
}
holdings::GoodChoice good(std::vector<std::string> codes) { return {.key = "magnets", .codes = std::move(codes)}; }
const std::map<int, Verdict>& verdicts(const JudgedGood& judged, std::string_view method) {
  return std::ranges::find(judged.methods, method, [](const auto& m) { return m.method->doc.id; })->verdicts;
}

TEST(JudgeGood, EveryMethodJudgesEveryYearWithTheMainCode) {
  auto trade = loaded({magnets(2020, 0.9), magnets(2021, 0.4), magnets(2022, 0.8)});
  const auto judged = judge_good(trade, good({kMagnets}), kImporter, {}, {});
  ASSERT_TRUE(judged) << judged.error().message.en;
  EXPECT_EQ(judged->methods.size(), indicators::indicator_catalog().size());
  EXPECT_EQ(verdicts(*judged, "dominant_supplier"),
            (std::map<int, Verdict>{{2020, Verdict::flagged}, {2021, Verdict::flagged}, {2022, Verdict::flagged}}))
      << "in 2021 Korea has more than half";
  ASSERT_EQ(judged->positions.size(), 1U);
  EXPECT_EQ(judged->positions[0].verdicts.size(), judged->methods.size());
  for (std::size_t m = 0; m < judged->methods.size(); ++m) {
    EXPECT_EQ(judged->positions[0].verdicts[m], judged->methods[m].verdicts.at(2022))
        << judged->methods[m].method->doc.id;
  }
}

TEST(JudgeGood, PartialYearsAndYearsWithoutTheCodeAreUnknownAndNotCalm) {
  const auto silent = example::year({{kMagnets, kGermany, kUsa, 50.0}, {kOthers, kJapan, kChina, 1.0}}, 2020);
  auto trade = loaded({silent, magnets(2021, 0.5), magnets(2022, 0.5), magnets(2023, 0.5)});
  const auto judged = judge_good(trade, good({kMagnets}), kImporter, {2021, 2023}, {});
  ASSERT_TRUE(judged);
  EXPECT_EQ(verdicts(*judged, "dominant_supplier"),
            (std::map<int, Verdict>{{2022, Verdict::clear}, {2023, Verdict::clear}}));
  EXPECT_EQ(trade.years.size(), 2U) << "the newest stays even when it is partial";
}

TEST(JudgeGood, ThePositionsAreThoseOfTheCodesThatTheImporterBuys) {
  auto trade = loaded({example::year({{kMagnets, kJapan, kChina, 10.0},
                                      {kOthers, kJapan, kKorea, 90.0},
                                      {"280120", kJapan, kUsa, 500.0},
                                      {"850520", kGermany, kUsa, 5.0}},
                                     2022)});
  const auto judged = judge_good(trade, good({"850520", kMagnets, kOthers}), kImporter, {}, {});
  ASSERT_TRUE(judged);
  EXPECT_EQ(judged->main_code, kOthers) << "the larger imports of two codes that fit alike";
  EXPECT_EQ(trade.years.back().cube.importer[judged->main_position], kImporter);
  EXPECT_EQ(trade.years.back().position.imports[judged->main_position], 90.0);
  ASSERT_EQ(judged->positions.size(), 2U);
  EXPECT_EQ(judged->positions[0].product.digits(), kMagnets) << "in the order of the good's codes";
}

TEST(JudgeGood, ACodeThatIsTheGoodComesBeforeALargerOneThatHoldsOthersToo) {
  auto trade = loaded({example::year({{kMagnets, kJapan, kChina, 10.0}, {kOthers, kJapan, kKorea, 90.0}}, 2022)});
  const Good atlas{
      .id = "magnets",
      .codes = {{"HS", "HS22", kMagnets, GoodCode::Scope::exact}, {"HS", "HS22", kOthers, GoodCode::Scope::wider}}};
  auto subject = good({kMagnets, kOthers});
  subject.good = &atlas;
  const auto judged = judge_good(trade, subject, kImporter, {}, {});
  ASSERT_TRUE(judged);
  EXPECT_EQ(judged->main_code, kMagnets);
}

TEST(JudgeGood, WithoutImportsThereIsNothingToJudge) {
  auto trade = loaded({example::year({{kMagnets, kGermany, kUsa, 50.0}}, 2022)});
  const auto judged = judge_good(trade, good({kMagnets}), kImporter, {}, {});
  ASSERT_TRUE(judged);
  EXPECT_TRUE(judged->main_code.empty() && judged->positions.empty() && judged->methods.empty());
}

TEST(JudgeGood, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  auto trade = loaded({magnets(2022, 0.9)});
  const auto judged = judge_good(trade, good({kMagnets}), kImporter, {}, {.stop = stop.get_token()});
  ASSERT_FALSE(judged);
  EXPECT_EQ(judged.error().code, ErrorCode::cancelled);
}

TEST(PersistenceIn, CountsTheYearsGivenAndOfThoseTheKnownOnes) {
  const std::map<int, Verdict> verdicts{
      {2019, Verdict::flagged}, {2020, Verdict::flagged}, {2021, Verdict::clear}, {2022, Verdict::unknown}};
  const auto found = persistence_in(verdicts, {2020, 2021, 2022, 2023});
  EXPECT_EQ(found.flagged_years, 1);
  EXPECT_EQ(found.known_years, 2);
  EXPECT_FALSE(persistence_in(verdicts, {}).share()) << "no year is no share";
}

}  // namespace
}  // namespace noroshi::use_cases
