#include "normalize/unit_errors.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace noroshi::normalize {
namespace {

TradeRecord row(int year, int partner, double value, double mass) {
  TradeRecord r;
  r.product = *ProductCode::parse(Nomenclature::hs17, "283691");
  r.period = {static_cast<std::int16_t>(year), 0}, r.reporter = AreaCode{392};
  r.partner = AreaCode{static_cast<std::uint16_t>(partner)}, r.value_usd = value;
  if (mass > 0.0) r.mass_kg = mass, r.set(Mark::mass_known);
  return r;
}

std::vector<TradeFinding> found(const TradeRecords& records, const TradeQualityOptions& options = {}) {
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0u);
  return find_unit_errors(records, order, options);
}

// Ten years of one flow: 1 million USD with steps of about 10 %, 10 USD/kg.
TradeRecords calm_flow(bool with_mass) {
  TradeRecords records;
  for (int i = 0; i < 10; ++i) {
    const double value = 1e6 * (1.0 + 0.1 * ((i * 7) % 3));
    records.push_back(row(2010 + i, 152, value, with_mass ? value / 10.0 : 0.0));
  }
  return records;
}

TEST(UnitErrors, NameThePowersOfTenThatUnitsDifferBy) {
  EXPECT_EQ(near_unit_factor(3.1, 0.15), 3);
  EXPECT_EQ(near_unit_factor(-2.9, 0.15), -3);
  EXPECT_EQ(near_unit_factor(2.0, 0.15), 2);
  EXPECT_EQ(near_unit_factor(-6.0, 0.15), -6);
  EXPECT_EQ(near_unit_factor(2.5, 0.15), 0);
  EXPECT_EQ(near_unit_factor(1.0, 0.15), 0);
}

TEST(UnitErrors, FindAMassInTonnesAmongKilograms) {
  auto records = calm_flow(true);
  EXPECT_TRUE(found(records).empty());
  records[5].mass_kg /= 1000.0;
  const auto findings = found(records);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, FindingKind::mass_unit);
  EXPECT_EQ(findings[0].period, records[5].period);
  EXPECT_NEAR(findings[0].observed, 1e4, 1e-6);
  EXPECT_NEAR(findings[0].expected, 10.0, 1e-9);
}

TEST(UnitErrors, FollowAFlowOverTheEditionsOfItsCode) {
  auto records = calm_flow(false);
  for (auto& r : records) r.product = r.product.renamed(hs_in_force(r.period.year));
  EXPECT_TRUE(found(records).empty());
  records[7].value_usd /= 1000.0;  // 2017, the first year of an edition
  const auto findings = found(records);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, FindingKind::value_unit);
  EXPECT_EQ(findings[0].period, records[7].period);
}

TEST(UnitErrors, FindAValueInThousandsAmongDollars) {
  auto records = calm_flow(false);
  records[4].value_usd /= 1000.0;
  const auto findings = found(records);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, FindingKind::value_unit);
  EXPECT_NEAR(std::log10(findings[0].expected / findings[0].observed), 3.0, 0.15);
}

TEST(UnitErrors, LeaveAFlowAloneThatAlwaysJumps) {
  TradeRecords records;
  for (int i = 0; i < 10; ++i) records.push_back(row(2010 + i, 152, i % 2 ? 1e6 : 1e4, 0.0));
  EXPECT_TRUE(found(records).empty());
}

TEST(UnitErrors, LeaveSmallFlowsAndEstimatedMassesAlone) {
  auto small = calm_flow(false);
  for (auto& r : small) r.value_usd /= 100.0;
  small[4].value_usd /= 1000.0;
  EXPECT_TRUE(found(small).empty());
  auto estimated = calm_flow(true);
  estimated[5].mass_kg /= 1000.0;
  estimated[5].set(Mark::mass_estimated);
  EXPECT_TRUE(found(estimated).empty());
}

TEST(UnitErrors, BelieveAValueThatThePartnerConfirms) {
  auto records = calm_flow(false);
  records[4].value_usd /= 1000.0;
  TradeRecord mirror = records[4];
  mirror.flow = Flow::export_;
  std::swap(mirror.reporter, mirror.partner);
  records.push_back(mirror);
  EXPECT_TRUE(found(records).empty());
}

}  // namespace
}  // namespace noroshi::normalize
