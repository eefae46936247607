#include "indicators/rank_uncertainty.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <cmath>

#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

// HHI 1, 0.5 and about 0.33 for Japan.
TradeYear three_products() {
  return year({{"280530", kJapan, kChina, 9},
               {"850710", kJapan, kChina, 5},
               {"850710", kJapan, kUsa, 5},
               {"850760", kJapan, kChina, 5},
               {"850760", kJapan, kUsa, 5},
               {"850760", kJapan, kKorea, 5}});
}

TEST(RankUncertainty, ASingleSupplierStaysAtTheTopWhateverTheError) {
  const auto bands = *rank_uncertainty(three_products(), AreaCode{kJapan}, {.reporting_error = 1.0});
  EXPECT_EQ(bands[0].rank, 1);
  EXPECT_EQ(bands[0].rank_high, 1);
  EXPECT_EQ(bands[0].hhi_low, 1);
  EXPECT_EQ(bands[0].share_above_threshold, 1);
  EXPECT_GT(bands[2].hhi_high, bands[2].hhi);
}

TEST(RankUncertainty, WithoutErrorEveryBandIsThePointItself) {
  const auto bands = *rank_uncertainty(three_products(), AreaCode{kJapan}, {.reporting_error = 0.0});
  ASSERT_EQ(bands.size(), 3u);
  for (const RankBand& b : bands) {
    EXPECT_EQ(b.rank_low, b.rank);
    EXPECT_EQ(b.rank_high, b.rank);
    EXPECT_EQ(b.hhi_low, b.hhi);
  }
}

TEST(RankUncertainty, EqualProductsShareTheAverageRank) {
  const TradeYear y = year({{"280530", kJapan, kChina, 9}, {"850760", kJapan, kUsa, 2}});
  const auto bands = *rank_uncertainty(y, AreaCode{kJapan});
  EXPECT_EQ(bands[0].rank, 1.5);
  EXPECT_EQ(bands[1].rank_low, 1.5);
}

TEST(RankUncertainty, ShareAboveTheThresholdMatchesTheNormalDistribution) {
  // Two suppliers a : b have HHI > 0.52 when |ln(a/b)| > ln 1.5 (shares 0.6 and 0.4). With sigma = 0.2 each and
  // a/b = 1.5 exp(0.2 sqrt 2): P = Phi(1) + Phi(-(2 ln 1.5 + 0.2828) / 0.2828) = 0.8413 + 0.0001.
  const double sigma = 0.2;
  const TradeYear y =
      year({{"850760", kJapan, kChina, 1.5 * std::exp(sigma * std::sqrt(2.0))}, {"850760", kJapan, kUsa, 1}});
  const auto bands =
      *rank_uncertainty(y, AreaCode{kJapan}, {.reporting_error = sigma, .threshold = 0.52, .replicates = 10000});
  EXPECT_NEAR(bands[0].share_above_threshold, 0.8414, 0.012);  // three standard errors of 10,000 replicates
}

TEST(RankUncertainty, AWiderErrorWidensTheBands) {
  const TradeYear y = compute_trade_year(random_cube(60, 4, 4));
  const auto width = [&](double sigma) {
    double sum = 0;
    const auto bands = *rank_uncertainty(y, AreaCode{2}, {.reporting_error = sigma});
    for (const RankBand& b : bands) sum += b.rank_high - b.rank_low;
    return sum;
  };
  EXPECT_LT(width(0.05), width(0.2));
  EXPECT_LT(width(0.2), width(0.8));
}

TEST(RankUncertainty, ErrorsOfPositionsReplaceTheCommonOneWhereTheyAreKnown) {
  const TradeYear y = three_products();
  const auto common = *rank_uncertainty(y, AreaCode{kJapan}, {.reporting_error = 0.3});
  const std::vector<float> same(y.cube.position_count(), 0.3f), unknown(y.cube.position_count(), 0.0f);
  std::vector<float> one(y.cube.position_count(), 0.0f);
  one.back() = 1.0f;
  const auto by_position = [&](const std::vector<float>& errors) {
    return *rank_uncertainty(y, AreaCode{kJapan}, {.reporting_error = 0.3, .position_error = errors});
  };
  EXPECT_EQ(by_position(same)[2].hhi_high, common[2].hhi_high);
  EXPECT_EQ(by_position(unknown)[2].hhi_high, common[2].hhi_high);
  EXPECT_GT(by_position(one)[2].hhi_high, common[2].hhi_high);
  EXPECT_EQ(by_position(one)[1].hhi_high, common[1].hhi_high);
}

bool equal(const RankBand& a, const RankBand& b) {
  return a.rank_low == b.rank_low && a.rank_high == b.rank_high && a.hhi_low == b.hhi_low && a.hhi_high == b.hhi_high &&
         a.share_above_threshold == b.share_above_threshold;
}

TEST(RankUncertainty, IsBitIdenticalOnOneThreadAndOnFourAndChangesWithTheSeed) {
  const TradeYear y = compute_trade_year(random_cube(60, 5, 4));
  const auto with = [&](std::size_t threads, std::uint64_t seed) {
    tbb::global_control g(tbb::global_control::max_allowed_parallelism, threads);
    return *rank_uncertainty(y, AreaCode{3}, {.seed = seed});
  };
  EXPECT_TRUE(std::ranges::equal(with(1, 1), with(4, 1), equal));
  EXPECT_FALSE(std::ranges::equal(with(1, 1), with(1, 2), equal));
}

TEST(RankUncertainty, DrawsOfAPositionDoNotDependOnOtherPositions) {
  const auto hhi_low = [](const TradeYear& y) { return rank_uncertainty(y, AreaCode{kJapan})->back().hhi_low; };
  EXPECT_EQ(hhi_low(three_products()),
            hhi_low(year({{"850760", kJapan, kChina, 5}, {"850760", kJapan, kUsa, 5}, {"850760", kJapan, kKorea, 5}})));
}

TEST(RankUncertainty, EverySupplierHasADrawOfItsOwn) {
  // HHI of n equal suppliers varies less, relative to itself, the larger n is; not if suppliers 9 to 16 repeated 1
  // to 8.
  const auto relative_width = [](std::uint16_t suppliers) {
    std::vector<Flow> flows;
    for (std::uint16_t s = 1; s <= suppliers; ++s) flows.push_back({"850760", kJapan, s, 5});
    const RankBand b = rank_uncertainty(year(flows), AreaCode{kJapan})->front();
    return (b.hhi_high - b.hhi_low) / b.hhi;
  };
  EXPECT_LT(relative_width(16), 0.85 * relative_width(8));
}

TEST(RankUncertainty, BandsHoldBothEndsOfWhatIsNotKnownToBeWhose) {
  TradeCube c = three_products().cube;
  c.unidentified = {0, 5, 0};
  c.unlisted = {0, 0, 30};
  const TradeYear y = compute_trade_year(c);
  const auto bands = *rank_uncertainty(y, AreaCode{kJapan}, {.reporting_error = 0.0});
  EXPECT_EQ(bands[0].hhi_low, 1);  // everything is known of it
  for (std::size_t i : {1u, 2u}) {
    EXPECT_FLOAT_EQ(static_cast<float>(bands[i].hhi_low), y.position.hhi_low[i]);
    EXPECT_FLOAT_EQ(static_cast<float>(bands[i].hhi_high), y.position.hhi_high[i]);
    EXPECT_EQ(bands[i].rank_low, 2);
    EXPECT_EQ(bands[i].rank_high, 3);
  }
}

TEST(RankUncertainty, APositionWithAShortfallHasNoBand) {
  TradeCube c = three_products().cube;
  c.shortfall.resize(3);
  c.shortfall[0].gap = Gap::partners_listed;
  const auto bands = *rank_uncertainty(compute_trade_year(c), AreaCode{kJapan});
  ASSERT_EQ(bands.size(), 2u);
  EXPECT_EQ(bands[0].position, 1u);
  EXPECT_EQ(bands[0].rank, 1);
}

TEST(RankUncertainty, ThePooledErrorIsTheMedianOfTheProductsThatAreMeasured) {
  const TradeCube c = random_cube(12, 5, 3);
  std::vector<float> errors(c.position_count(), 0.0f);
  const auto measure = [&](std::size_t p, float error) {
    for (std::size_t q = c.position_begin[p]; q < c.position_begin[p + 1]; ++q) errors[q] = error;
  };
  for (std::size_t p = 0; p < 9; ++p) measure(p, 0.1f);
  EXPECT_EQ(pooled_reporting_error(c, errors), kAssumedReportingError);  // nine products are too few
  measure(9, 0.5f), measure(10, 0.6f);
  EXPECT_FLOAT_EQ(static_cast<float>(pooled_reporting_error(c, errors)), 0.1f);
  for (std::size_t p = 0; p < 5; ++p) measure(p, 0.7f);
  EXPECT_FLOAT_EQ(static_cast<float>(pooled_reporting_error(c, errors)), 0.6f);
}

TEST(RankUncertainty, RefusesAnUnknownImporterAndOptionsOutOfRange) {
  const TradeYear y = three_products();
  EXPECT_EQ(rank_uncertainty(y, AreaCode{kUsa}).error().code, ErrorCode::not_found);
  EXPECT_EQ(rank_uncertainty(y, AreaCode{kJapan}, {.reporting_error = -1}).error().where, "reporting_error");
  EXPECT_EQ(rank_uncertainty(y, AreaCode{kJapan}, {.threshold = 40}).error().where, "threshold");
  EXPECT_EQ(rank_uncertainty(y, AreaCode{kJapan}, {.replicates = 1}).error().where, "replicates");
}

}  // namespace
}  // namespace noroshi::indicators
