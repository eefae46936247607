#include "sources/reference_test.hpp"

namespace noroshi::sources {
namespace {

using namespace reference_test;

TEST(EuCrm, SharesOfTheWorldAreFractionsAndBoundsStayUnknown) {
  const auto d = read(eu_crm_feed(), sample("eu_crm/fact_GlobalSupplyShares_sample_invented.csv"));
  ASSERT_EQ(d.rows.size(), 3u);
  EXPECT_DOUBLE_EQ(d.rows[0].share.value(), 0.625);
  EXPECT_EQ(d.rows[0].stage, "mine");
  EXPECT_EQ(d.rows[0].year, 2020);
  EXPECT_FALSE(d.rows[1].share);
  EXPECT_EQ(d.rows[1].note, "bound: <0.1%");
  EXPECT_FALSE(d.rows[2].share) << "a hyphen is no zero";
  EXPECT_EQ(d.rows[2].stage, "refine");
  EXPECT_EQ(rejected_for(d, RejectReason::unreadable_number), 1u);
  EXPECT_EQ(rejected_for(d, RejectReason::malformed_code), 1u);
  EXPECT_EQ(rejected_for(d, RejectReason::out_of_range), 1u);
}

TEST(EuCrm, SharesOfEuSupplyAreNotSharesOfTheWorld) {
  const auto d = read(eu_crm_feed(), sample("eu_crm/fact_EUSupplyShares_sample_invented.csv"), "2022");
  ASSERT_EQ(d.rows.size(), 2u);
  EXPECT_FALSE(d.rows[0].share);
  EXPECT_EQ(d.rows[0].quantity, 30.0);
  EXPECT_EQ(d.rows[0].unit, "% of EU supply");
  EXPECT_EQ(d.rows[0].year, 2022);
}

TEST(EuCrm, AnUnknownFileOrYearIsRefused) {
  const std::vector<std::string> columns{"Material", "Stage", "Country", "Share", "t"};
  EXPECT_FALSE(eu_crm_feed().plan({"shares.csv", columns, std::nullopt, ""}));
  EXPECT_FALSE(eu_crm_feed().plan({"fact_EUSupplyShares.csv", columns, "lately", ""}));
}

TEST(EuCrm, RealSharesAreReadWhole) {
  const auto folder = real_data("minerals/eu_crm_shares");
  if (!folder) GTEST_SKIP() << "no test data";
  for (const auto* name : {"fact_GlobalSupplyShares_t.csv", "fact_EUSupplyShares_t.csv"}) {
    const auto d = read(eu_crm_feed(), *folder / name);
    print(name, d);
    EXPECT_EQ(accounted(d), d.rows_read);
    for (const auto& row : d.rejected.rows)
      std::cout << "   " << row.record << " " << name_of(row.reason) << " " << row.content << "\n";
    EXPECT_LE(d.rejected.total(), 10u);
  }
}

}  // namespace
}  // namespace noroshi::sources
