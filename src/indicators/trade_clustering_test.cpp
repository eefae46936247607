#include "indicators/trade_clustering.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

double clustering(const std::vector<Flow>& flows) { return ClusteringMeter{}(year(flows), 0); }

TEST(TradeClustering, OneDirectedTriangleOfEqualTradeScoresAHalf) {
  // Every area has d = 2, b = 0 and [S^3]_uu = 2: C = 2 / (2 x 2).
  EXPECT_DOUBLE_EQ(clustering({{"280530", 1, 2, 5}, {"280530", 2, 3, 5}, {"280530", 3, 1, 5}}), 0.5);
}

TEST(TradeClustering, EqualTradeOfAllWithAllScoresOne) {
  std::vector<Flow> flows;
  for (std::uint16_t a = 1; a <= 4; ++a) {
    for (std::uint16_t b = 1; b <= 4; ++b) {
      if (a != b) flows.push_back({"280530", a, b, 3});
    }
  }
  EXPECT_NEAR(clustering(flows), 1.0, 1e-12);
}

TEST(TradeClustering, TakesTheGeometricMeanOfTheWeightsAndAveragesOverAreasWithoutTriangles) {
  // Triangle with values 8, 8, 1 and a fourth area that sells to area 1 only:
  // t = cbrt(1 x 1 x 1/8) = 0.5; C_1 = 0.5 / (3 x 2), C_2 = C_3 = 0.5 / 2, C_4 = 0.
  EXPECT_NEAR(clustering({{"280530", 1, 2, 8}, {"280530", 2, 3, 8}, {"280530", 3, 1, 1}, {"280530", 1, 4, 8}}),
              (0.5 / 6 + 0.25 + 0.25 + 0.0) / 4, 1e-12);
}

TEST(TradeClustering, IsZeroForAStarAndIgnoresTradeWithOneself) {
  const std::vector<Flow> star{{"280530", 1, 9, 5}, {"280530", 2, 9, 5}, {"280530", 3, 9, 5}};
  EXPECT_EQ(clustering(star), 0.0);
  EXPECT_EQ(clustering({{"280530", 1, 1, 5}}), 0.0);
  const double triangle =
      clustering({{"280530", 1, 2, 5}, {"280530", 2, 3, 5}, {"280530", 3, 1, 5}, {"280530", 3, 3, 99}});
  EXPECT_DOUBLE_EQ(triangle, 0.5);
}

// The formula as it is written, with matrices.
double by_matrices(const TradeCube& c) {
  const std::size_t n = kAreaCodes;
  std::vector<double> w(n * n, 0.0);
  double largest = 0.0;
  for (std::size_t q = 0; q < c.position_count(); ++q) {
    for (std::size_t i = 0; i < c.values_of(q).size(); ++i) {
      w[c.exporters_of(q)[i].index() * n + c.importer[q].index()] = c.values_of(q)[i];
      largest = std::max(largest, c.values_of(q)[i]);
    }
  }
  double sum = 0.0, areas = 0.0;
  const auto s = [&](std::size_t a, std::size_t b) {
    return std::cbrt(w[a * n + b] / largest) + std::cbrt(w[b * n + a] / largest);
  };
  for (std::size_t u = 0; u < 40; ++u) {
    double degree = 0.0, mutual = 0.0, cubed = 0.0;
    for (std::size_t v = 0; v < 40; ++v) {
      degree += (w[u * n + v] > 0) + (w[v * n + u] > 0);
      mutual += w[u * n + v] > 0 && w[v * n + u] > 0;
      for (std::size_t x = 0; x < 40; ++x) cubed += s(u, v) * s(v, x) * s(x, u);
    }
    areas += degree > 0;
    const double possible = degree * (degree - 1) - 2 * mutual;
    if (possible > 0) sum += cubed / (2 * possible);
  }
  return sum / areas;
}

TEST(TradeClustering, AgreesWithTheMatrixFormulaOnRandomTradeAndDoesNotRememberEarlierProducts) {
  ClusteringMeter meter;
  for (std::uint64_t seed : {1, 2, 3}) {
    const TradeCube c = random_cube(1, 25, 6, 2023, seed);
    const double expected = by_matrices(c);
    EXPECT_GT(expected, 0.0);
    EXPECT_NEAR(meter(compute_trade_year(c), 0), expected, 1e-12);
  }
}

TEST(TradeClustering, DoesNotChangeWithTheCurrencyUnit) {
  TradeCube c = random_cube(1, 25, 6);
  const double before = ClusteringMeter{}(compute_trade_year(c), 0);
  for (double& v : c.value_usd) v *= 1000;
  EXPECT_NEAR(ClusteringMeter{}(compute_trade_year(c), 0), before, 1e-12);
}

}  // namespace
}  // namespace noroshi::indicators
