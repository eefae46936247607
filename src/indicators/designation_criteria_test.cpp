#include "indicators/designation_criteria.hpp"

#include <gtest/gtest.h>

#include "base/contract.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

const CriterionEvidence kYes{true, {"listed", "掲載あり"}}, kNo{false, {"substitutes exist", "代替品あり"}};

CriterionFinding second(const std::vector<Flow>& flows, const DesignationOptions& options = {}) {
  return designation_criteria(year(flows), 0, {}, options).criteria[1];
}

TEST(DesignationCriteria, OverDependenceIsMetByOneCountryWithHalfOfTheImports) {
  const CriterionFinding f =
      second({{"280530", kJapan, kChina, 50}, {"280530", kJapan, kUsa, 30}, {"280530", kJapan, kIndia, 20}});
  EXPECT_EQ(f.status, CriterionStatus::met);
  EXPECT_EQ(f.reason.en, "Largest supplier 50 % of imports, HHI 0.38; imports exceed exports.");
  EXPECT_EQ(f.reason.ja, "最大の輸入相手国のシェア 50%、HHI 0.38。輸入が輸出を上回ります。");
}

TEST(DesignationCriteria, OverDependenceIsNotShownByDiversifiedImportsAndMovesWithTheThresholds) {
  const std::vector<Flow> flows{
      {"280530", kJapan, kChina, 40}, {"280530", kJapan, kUsa, 30}, {"280530", kJapan, kIndia, 30}};
  EXPECT_EQ(second(flows).status, CriterionStatus::not_shown);
  EXPECT_EQ(second(flows, {.top_share = 0.4}).status, CriterionStatus::met);
  EXPECT_EQ(second(flows, {.hhi = 0.3}).status, CriterionStatus::met);
}

TEST(DesignationCriteria, OverDependenceIsUnknownForANetExporterAndWithoutIdentifiedSuppliers) {
  EXPECT_EQ(second({{"280530", kJapan, kChina, 50}, {"280530", kUsa, kJapan, 60}}).status, CriterionStatus::unknown);
  EXPECT_EQ(second({{"280530", kJapan, 0, 50}}).status, CriterionStatus::unknown);
}

TEST(DesignationCriteria, OverDependenceIsUnknownWhereExportsAreUnknown) {
  TradeYear few = year({{"270900", kJapan, kChina, 1}, {"280530", kJapan, kChina, 50}});
  few.cube.coverage = {1.0f, 0.02f};
  const auto second_of = [&](std::size_t q) { return designation_criteria(few, q, {}).criteria[1]; };
  EXPECT_EQ(second_of(0).status, CriterionStatus::met);  // its own product is covered
  EXPECT_EQ(second_of(1).status, CriterionStatus::unknown);
  EXPECT_NE(second_of(1).reason.en.find("not known"), std::string::npos) << second_of(1).reason.en;
  EXPECT_EQ(designation_criteria(few, 1, {}, {.min_coverage = 0.02}).criteria[1].status, CriterionStatus::met);
}

TEST(DesignationCriteria, WithoutEvidenceTheOthersAreUnknownAndSoIsTheWhole) {
  const auto findings = designation_criteria(year({{"280530", kJapan, kChina, 50}}), 0, {});
  for (std::size_t i : {0u, 2u, 3u}) {
    EXPECT_EQ(findings.criteria[i].status, CriterionStatus::unknown);
    EXPECT_FALSE(findings.criteria[i].reason.ja.empty());
  }
  EXPECT_EQ(findings.overall(), CriterionStatus::unknown);
}

TEST(DesignationCriteria, AllFourAreRequired) {
  const TradeYear y = year({{"280530", kJapan, kChina, 50}});
  EXPECT_EQ(designation_criteria(y, 0, {kYes, kYes, kYes}).overall(), CriterionStatus::met);
  EXPECT_EQ(designation_criteria(y, 0, {kYes, kYes, std::nullopt}).overall(), CriterionStatus::unknown);
  EXPECT_EQ(designation_criteria(y, 0, {kNo, std::nullopt, kYes}).overall(), CriterionStatus::not_met);
  EXPECT_EQ(designation_criteria(y, 0, {kNo, kYes, kYes}).criteria[0].reason, kNo.reason);
}

TEST(DesignationCriteria, WhatThisMeasureDoesNotShowIsNeverNotMet) {
  const TradeYear y = year({{"280530", kJapan, kChina, 1}, {"280530", kJapan, kUsa, 1}, {"280530", kJapan, kIndia, 1}});
  EXPECT_EQ(designation_criteria(y, 0, {kYes, kYes, kYes}).overall(), CriterionStatus::not_shown);
  EXPECT_EQ(designation_criteria(y, 0, {kNo, kYes, kYes}).overall(), CriterionStatus::not_met);
}

TEST(DesignationCriteria, OverDependenceIsUnknownWhereTheSuppliersAreNotKnownWellEnough) {
  // 45 of 100 from China, 15 from nobody in particular: half or not.
  const auto f = second({{"280530", kJapan, kChina, 45}, {"280530", kJapan, kUsa, 40}, {"280530", kJapan, 0, 15}});
  EXPECT_EQ(f.status, CriterionStatus::unknown);
  EXPECT_NE(f.reason.en.find("between 45 and 60 %"), std::string::npos) << f.reason.en;
  TradeCube c = cube({{"280530", kJapan, kChina, 90}, {"280530", kJapan, kUsa, 10}});
  c.shortfall = {{.gap = Gap::months_missing, .have = 0b11, .of = 12}};
  const auto months = designation_criteria(compute_trade_year(c), 0, {}).criteria[1];
  EXPECT_EQ(months.status, CriterionStatus::unknown);
  EXPECT_NE(months.reason.en.find("months 1-2 of 12"), std::string::npos) << months.reason.en;
}

TEST(DesignationCriteria, RefuseAPositionThatDoesNotExist) {
  const TradeYear y = year({{"280530", kJapan, kChina, 50}});
  EXPECT_THROW((void)designation_criteria(y, 1, {}), ContractViolation);
}

}  // namespace
}  // namespace noroshi::indicators
