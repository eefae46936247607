#include "propagation/static/catalog.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "propagation/static/example_tables.hpp"
#include "propagation/static/extraction.hpp"

namespace noroshi::propagation {
namespace {

TEST(StaticCatalog, EveryMethodSaysWhatItIsInBothLanguages) {
  for (const auto* method : static_method_catalog()) {
    const auto& doc = method->doc;
    EXPECT_EQ(find_static_method(doc.id), method);
    EXPECT_FALSE(doc.title.en.empty() || doc.title.ja.empty()) << doc.id;
    EXPECT_FALSE(doc.formula.en.empty() || doc.formula.ja.empty()) << doc.id;
    EXPECT_FALSE(doc.unit.en.empty() || doc.unit.ja.empty()) << doc.id;
    EXPECT_TRUE(doc.own || doc.source.find("(") != std::string_view::npos) << doc.id;
  }
  EXPECT_EQ(find_static_method("no_such_measure"), nullptr);
}

TEST(StaticCatalog, EveryMethodIsUnknownOfAnIndustryWithoutOutputAndFiniteElsewhere) {
  auto table = example::drawn_table(2, 4);
  for (std::size_t j = 0; j < 8; ++j) table.intermediate(3, j) = 0.0;
  table.final_demand(3, 0) = table.final_demand(3, 1) = 0.0;
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  for (const auto* method : static_method_catalog()) {
    const auto measure = method->compute(*system, {.share = 0.5});
    ASSERT_TRUE(measure) << method->doc.id;
    for (std::size_t i = 0; i < 8; ++i) {
      ASSERT_EQ((*measure)[i].has_value(), i != 3) << method->doc.id;
      if (i != 3) {
        EXPECT_TRUE(std::isfinite(*(*measure)[i])) << method->doc.id;
      }
    }
  }
}

TEST(StaticCatalog, ValueAddedOfTheWholeWorldIsAllOfFinalDemandAndLinkagesAverageOne) {
  const auto system = LeontiefSystem::of(example::drawn_table(3, 4));
  ASSERT_TRUE(system);
  const auto everywhere = value_added_multiplier.compute(*system, {});
  const auto at_home = domestic_value_added.compute(*system, {});
  ASSERT_TRUE(everywhere && at_home);
  for (std::size_t i = 0; i < 12; ++i) {
    EXPECT_NEAR((*everywhere)[i].value(), 1.0, 1e-14);
    EXPECT_GT((*at_home)[i].value(), 0.0);
    EXPECT_LT((*at_home)[i].value(), 1.0);
  }
  for (const auto* method : {&backward_linkage, &forward_linkage, &ghosh_forward_linkage}) {
    const auto measure = method->compute(*system, {});
    ASSERT_TRUE(measure);
    double sum = 0.0;
    for (const auto& value : *measure) sum += *value;
    EXPECT_NEAR(sum / 12.0, 1.0, 1e-14);
  }
}

TEST(StaticCatalog, MultipliersOfTheTableWorkedOutByHand) {
  const auto system = LeontiefSystem::of(example::two_regions());
  ASSERT_TRUE(system);
  const auto output = output_multiplier.compute(*system, {});
  ASSERT_TRUE(output);
  EXPECT_NEAR((*output)[0].value(), 1.1 / 0.61, 1e-14);
  EXPECT_NEAR((*output)[1].value(), 0.9 / 0.61, 1e-14);
  const auto home = domestic_value_added.compute(*system, {});
  ASSERT_TRUE(home);
  EXPECT_NEAR((*home)[0].value(), 0.5 * 0.8 / 0.61, 1e-14);
  // Gone: region A alone would leave B with its final demand 50 / (1 - .2).
  const auto loss = total_extraction.compute(*system, {});
  ASSERT_TRUE(loss);
  EXPECT_NEAR((*loss)[0].value(), system->output[0] + system->output[1] - 62.5, 1e-11);
}

// Linear reference cases on a published 48-industry table (textbook definitions, computed with another program).
TEST(StaticCatalog, AgreesWithTheLinearReferenceCases) {
  const auto folder = example::published("../reference/io_linear");
  if (folder.empty()) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  const auto system = LeontiefSystem::of(example::reference_table(folder));
  ASSERT_TRUE(system);
  const auto cases = example::read_csv(folder / "hem.csv");
  ASSERT_EQ(cases.size(), system->size() + 1);
  const auto compare = [&](std::size_t column, const StaticMethod& method, double share) {
    const auto measure = method.compute(*system, {.share = share});
    ASSERT_TRUE(measure);
    for (std::size_t i = 0; i < measure->size(); ++i) {
      const double expected = std::stod(cases[i + 1][column]);
      EXPECT_NEAR((*measure)[i].value(), expected, 1e-10 * std::abs(expected)) << cases[0][column] << " " << i;
    }
  };
  compare(2, total_extraction, 1.0);
  compare(4, backward_extraction, 1.0);
  compare(5, forward_extraction, 1.0);
  compare(6, supply_extraction, 0.3);
  compare(8, output_multiplier, 1.0);
  compare(9, input_multiplier, 1.0);
  compare(10, backward_linkage, 1.0);
  compare(11, ghosh_forward_linkage, 1.0);
}

}  // namespace
}  // namespace noroshi::propagation
