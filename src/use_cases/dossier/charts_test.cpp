#include "use_cases/dossier/example_material.hpp"

namespace noroshi::use_cases {
namespace {
using namespace example;

constexpr AreaCode kChina{156}, kKorea{410}, kVietnam{704};

class DossierCharts : public DossierParts {
 protected:
  static double sum_of(const Chart& chart, std::size_t category) {
    double sum = 0.0;
    for (const auto& series : chart.series) sum += series.knows(category) ? series.values[category] : 0.0;
    return sum;
  }
};

TEST_F(DossierCharts, SuppliersOfAYearAddUpToOneAndAYearThatIsMissingIsSeenToBeMissing) {
  trade.years = {year_of(2019, {{kChina, 80.0}, {kKorea, 10.0}}, 10.0),
                 year_of(2021, {{kChina, 60.0}, {kKorea, 40.0}})};
  const auto chart = suppliers_chart(material(), kMagnets);
  ASSERT_EQ(chart.categories.size(), 3U);
  EXPECT_EQ(chart.categories[1].en, "2020");
  EXPECT_FALSE(chart.knows(1));
  EXPECT_NEAR(sum_of(chart, 0), 1.0, 1e-12);
  EXPECT_NEAR(sum_of(chart, 2), 1.0, 1e-12);
  ASSERT_EQ(chart.series.size(), 3U);
  EXPECT_EQ(chart.series[0].name.en, "China");
  EXPECT_DOUBLE_EQ(chart.series[0].values[0], 0.8);
  EXPECT_EQ(chart.series[2].name.en, "Not identified");
  EXPECT_TRUE(chart.series[2].remainder);
  EXPECT_DOUBLE_EQ(chart.series[2].values[0], 0.1);
}

TEST_F(DossierCharts, SixSuppliersAreNamedAndTheOthersAreOne) {
  trade.years = {year_of(2021, {{AreaCode{156}, 30.0},
                                {AreaCode{410}, 20.0},
                                {AreaCode{840}, 15.0},
                                {AreaCode{704}, 12.0},
                                {AreaCode{276}, 10.0},
                                {AreaCode{250}, 8.0},
                                {AreaCode{356}, 4.0},
                                {AreaCode{76}, 1.0}})};
  const auto chart = suppliers_chart(material(), kMagnets);
  ASSERT_EQ(chart.series.size(), 7U);
  EXPECT_EQ(chart.series[6].name.en, "Others");
  EXPECT_DOUBLE_EQ(chart.series[6].values[0], 0.05);
  EXPECT_NEAR(sum_of(chart, 0), 1.0, 1e-12);
}

TEST_F(DossierCharts, ALargeSupplierGoneForOneYearIsSaidToBeMissingFromTheData) {
  trade.years = {year_of(2019, {{kChina, 50.0}, {kKorea, 50.0}}), year_of(2020, {{kKorea, 50.0}}),
                 year_of(2021, {{kChina, 40.0}, {kKorea, 60.0}})};
  EXPECT_TRUE(notes_say(suppliers_chart(material(), kMagnets).notes, "2020: China is not in the data (50 % the year"));
  trade.years.back() = year_of(2021, {{kKorea, 60.0}});  // never back: it may have stopped
  EXPECT_TRUE(suppliers_chart(material(), kMagnets).notes.empty());
}

TEST_F(DossierCharts, WithoutImportsUnderTheCodeTheChartSaysSoAndDrawsNothing) {
  trade.years = {year_of(2021, {{kChina, 1.0}}, 0.0, "850519")};
  const auto chart = suppliers_chart(material(), kMagnets);
  EXPECT_TRUE(chart.categories.empty() && chart.series.empty());
  EXPECT_TRUE(notes_say(chart.notes, "No imports under this code"));
  EXPECT_FALSE(concentration_chart(material(), kMagnets).knows_anything());
}

TEST_F(DossierCharts, ConcentrationStandsBesideThatOfTheWorldWhereItIsKnown) {
  trade.years = {year_of(2020, {{kChina, 50.0}, {kKorea, 50.0}}), year_of(2021, {{kChina, 50.0}})};
  EXPECT_EQ(concentration_chart(material(), kMagnets).series.size(), 1U);
  trade.years[1].world_known = true;
  trade.years[1].world_hhi = 0.25;
  trade.partial = {2021};
  const auto chart = concentration_chart(material(), kMagnets);
  ASSERT_EQ(chart.series.size(), 2U);
  EXPECT_EQ(chart.series[0].values, (std::vector<double>{0.5, 1.0}));
  EXPECT_FALSE(chart.series[1].knows(0));
  EXPECT_DOUBLE_EQ(chart.series[1].values[1], 0.25);
  EXPECT_TRUE(notes_say(chart.notes, "2021: some months only."));
}

TEST_F(DossierCharts, WorldExportersAreThoseOfTheNewestYearThatCoversTheWorld) {
  trade.years = {year_of(2020, {{kChina, 1.0}}), year_of(2021, {{kChina, 1.0}})};
  auto& known = trade.years[0];
  known.world_known = true;
  known.world_hhi = 0.5;
  known.coverage = 0.8;
  known.exporters = 2;
  known.exported = {{kChina, 0.75}, {kVietnam, 0.25}};
  trade.years[1].coverage = 0.4;
  const auto chart = exporters_chart(material(), kMagnets);
  EXPECT_EQ(chart.title.en, "World export concentration 2020, code 850511");
  ASSERT_EQ(chart.categories.size(), 2U);
  EXPECT_EQ(chart.series.at(0).values, (std::vector<double>{0.75, 0.25}));
  EXPECT_TRUE(notes_say(chart.notes, "HHI of world exports 0.500 (2 exporters, effective number 2.0)."));
  EXPECT_TRUE(notes_say(chart.notes, "Reports of 80 % of the countries"));
}

TEST_F(DossierCharts, AWorldThatIsNotCoveredIsUnknown) {
  EXPECT_TRUE(notes_say(exporters_chart(material(), kMagnets).notes, "No trade in this code is loaded."));
  trade.years = {year_of(2020, {{kChina, 1.0}}), year_of(2021, {{kChina, 1.0}})};
  trade.years[0].coverage = 0.4;
  const auto chart = exporters_chart(material(), kMagnets);
  EXPECT_FALSE(chart.knows_anything());
  EXPECT_TRUE(notes_say(chart.notes, "Only 40 % of the countries"));
}

TEST_F(DossierCharts, StagesAreFilledUpWithWhatNobodyStates) {
  atlas.sources["usgs"] = {.publisher = "USGS, Reston", .title = "MCS"};
  good.stages = {{.stage = "mine", .year = 2023, .source = "usgs", .shares = {{"CHN", 0.7}, {"USA", 0.1}}},
                 {.stage = "refine", .year = 2022, .source = "unlisted", .shares = {{"CHN", 0.9}}}};
  const auto chart = stages_chart(material());
  EXPECT_EQ(chart.categories.at(0).en, "Mining 2023 (USGS)");
  EXPECT_EQ(chart.categories.at(1).en, "Refining 2022 (unlisted)");
  ASSERT_EQ(chart.series.size(), 3U);
  EXPECT_EQ(chart.series[0].values, (std::vector<double>{0.7, 0.9}));
  EXPECT_FALSE(chart.series[1].knows(1)) << "the United States is not stated there; that is not zero";
  EXPECT_TRUE(chart.series[2].remainder);
  EXPECT_NEAR(sum_of(chart, 0), 1.0, 1e-12);
  EXPECT_NEAR(sum_of(chart, 1), 1.0, 1e-12);
  EXPECT_EQ(chart.provenance.size(), 2U);
}

TEST_F(DossierCharts, WithoutPublishedStagesTheChartSaysSo) {
  EXPECT_TRUE(notes_say(stages_chart(material()).notes, "No published shares"));
  subject.good = nullptr;
  EXPECT_TRUE(notes_say(stages_chart(material()).notes, "No published shares"));
}

TEST_F(DossierCharts, AgesAreOneBarASource) {
  sources = {provenance("CEPII, BACI", "2022–2023", 202), provenance("UN Comtrade, extract", "2024", 20)};
  const auto chart = ages_chart(material());
  ASSERT_EQ(chart.categories.size(), 2U);
  EXPECT_EQ(chart.categories[0].en, "Trade: UN Comtrade 2024") << "the youngest first";
  EXPECT_EQ(chart.series.at(0).values, (std::vector<double>{20.0, 202.0}));
}

}  // namespace
}  // namespace noroshi::use_cases
