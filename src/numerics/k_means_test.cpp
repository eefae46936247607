#include "numerics/k_means.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "base/contract.hpp"

namespace noroshi::numerics {
namespace {

using Points = std::vector<double>;
using Labels = std::vector<std::uint32_t>;

TEST(KMeans, FindsTwoHeapsOnALineAndTheirCentres) {
  const Points x{9, 1, 2, 10, 11};
  const Clustering c = k_means(x, 1, 2);
  EXPECT_EQ(c.label, (Labels{1, 0, 0, 1, 1}));
  EXPECT_EQ(c.centre, (Points{1.5, 10}));
  EXPECT_TRUE(c.converged);
}

TEST(KMeans, FindsHeapsInThePlane) {
  const Points xy{0, 0, 0, 1, 5, 5, 6, 5, 0, 9, 0, 10, 1, 9};
  const Clustering c = k_means(xy, 2, 3);
  EXPECT_EQ(c.label, (Labels{0, 0, 2, 2, 1, 1, 1}));
}

TEST(KMeans, DoesNotDependOnTheOrderOfThePoints) {
  Points x{1, 2, 3, 50, 51, 52, 90, 91};
  const Points centre = k_means(x, 1, 3).centre;
  std::ranges::reverse(x);
  EXPECT_EQ(k_means(x, 1, 3).centre, centre);
}

TEST(KMeans, RefusesMoreClustersThanPointsAndMissingNumbers) {
  EXPECT_THROW((void)k_means(Points{1, 2}, 1, 3), ContractViolation);
  EXPECT_THROW((void)k_means(Points{1, std::numeric_limits<double>::quiet_NaN()}, 1, 1), ContractViolation);
  EXPECT_THROW((void)k_means(Points{1, 2, 3}, 2, 1), ContractViolation);
}

TEST(Silhouette, EqualsTheHandComputedMean) {
  // Points 0, 2 | 10: s(0) = (10 - 2) / 10, s(2) = (8 - 2) / 8, s(10) = 0 because it is alone.
  const Points x{0, 2, 10};
  EXPECT_DOUBLE_EQ(mean_silhouette(x, 1, Labels{0, 0, 1}, 2), (0.8 + 0.75 + 0.0) / 3.0);
}

TEST(Silhouette, IsTheSameForOneCoordinateAndForTheSamePointsInThePlane) {
  const Points x{0, 2, 3, 10, 11, 15};
  Points xy;
  for (double v : x) xy.insert(xy.end(), {0.6 * v, 0.8 * v});
  const Labels label{0, 0, 0, 1, 1, 1};
  EXPECT_NEAR(mean_silhouette(x, 1, label, 2), mean_silhouette(xy, 2, label, 2), 1e-12);
}

TEST(Silhouette, OnALineIsThatOfThePlaneForManyPointsAndTies) {
  Points x, xy;
  Labels label;
  std::uint64_t state = 3;
  for (int i = 0; i < 400; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    x.push_back(static_cast<double>((state >> 33) % 50));  // many twice
    xy.insert(xy.end(), {x.back(), 0.0});
    label.push_back(static_cast<std::uint32_t>((state >> 40) % 4));
  }
  EXPECT_NEAR(mean_silhouette(x, 1, label, 5), mean_silhouette(xy, 2, label, 5), 1e-12);  // one cluster is empty
}

TEST(KMeansBySilhouette, ChoosesTheNumberOfHeapsThatAreThere) {
  Points x;
  for (double heap : {0.0, 100.0, 200.0, 300.0}) {
    for (double step : {0.0, 1.0, 2.0, 3.0, 4.0}) x.push_back(heap + step);
  }
  EXPECT_EQ(k_means_by_silhouette(x, 1, 2, 5).k, 4u);
  EXPECT_EQ(k_means_by_silhouette(Points{1, 9}, 1, 2, 5).k, 2u);
}

}  // namespace
}  // namespace noroshi::numerics
