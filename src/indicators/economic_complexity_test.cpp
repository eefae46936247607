#include "indicators/economic_complexity.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "base/test_source_folder.hpp"

namespace noroshi::indicators {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

TEST(RevealedComparativeAdvantage, EqualsTheHandComputedRatioOfShares) {
  const MatrixXd x{{30, 10, 0}, {10, 50, 0}};
  const MatrixXd rca = revealed_comparative_advantage(x);
  EXPECT_DOUBLE_EQ(rca(0, 0), (30.0 / 40) / (40.0 / 100));
  EXPECT_DOUBLE_EQ(rca(1, 1), (50.0 / 60) / (60.0 / 100));
  EXPECT_EQ(rca(0, 2), 0.0);  // nobody exports it
}

TEST(RevealedComparativeAdvantage, DoesNotChangeWithTheUnitAndIsOneWhereAllAreAlike) {
  const MatrixXd x{{30, 10}, {10, 50}};
  EXPECT_TRUE(revealed_comparative_advantage(x).isApprox(revealed_comparative_advantage(1000.0 * x), 1e-14));
  const MatrixXd alike{{1, 2}, {3, 6}};
  EXPECT_TRUE(revealed_comparative_advantage(alike).isApprox(MatrixXd::Ones(2, 2), 1e-14));
  EXPECT_EQ(discrete_advantage(MatrixXd{{0.999, 1.0, 1.001}}), (MatrixXd{{0, 1, 1}}));
}

TEST(Fitness, OneRoundOnATriangleIsHandComputed) {
  const MatrixXd m{{1, 1}, {1, 0}};
  const Complexity c = *economic_complexity(m, {.method = ComplexityMethod::fitness, .iterations = 2});
  EXPECT_DOUBLE_EQ(*c.country[0], 4.0 / 3);  // diversity 2 and 1, divided by their mean
  EXPECT_DOUBLE_EQ(*c.country[1], 2.0 / 3);
  EXPECT_DOUBLE_EQ(*c.product[0], 2.0 / 3);  // ubiquity 2 and 1: inverse 0.5 and 1, divided by their mean
  EXPECT_DOUBLE_EQ(*c.product[1], 4.0 / 3);
}

TEST(EconomicComplexity, FollowsCountriesAndProductsWhenTheyAreReordered) {
  const MatrixXd m{{1, 1, 1, 1}, {1, 1, 1, 0}, {1, 0, 1, 0}, {0, 1, 0, 0}};
  MatrixXd turned = m.colwise().reverse();
  for (auto method : {ComplexityMethod::fitness, ComplexityMethod::eigen}) {
    const Complexity a = *economic_complexity(m, {.method = method}),
                     b = *economic_complexity(turned, {.method = method});
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_NEAR(*a.country[i], *b.country[3 - i], 1e-9);
      EXPECT_NEAR(*a.product[i], *b.product[i], 1e-9);
    }
  }
}

TEST(EconomicComplexity, TheEigenvectorRisesWithDiversityHoweverTheCountriesAreOrdered) {
  MatrixXd m{{1, 1, 1, 1, 1}, {1, 1, 1, 1, 0}, {1, 1, 0, 0, 0}, {1, 0, 0, 0, 0}, {1, 1, 1, 0, 0}};
  for (Index turn = 0; turn < m.rows(); ++turn) {
    const Complexity c = *economic_complexity(m, {.method = ComplexityMethod::eigen});
    double covariance = 0;
    for (Index i = 0; i < m.rows(); ++i) covariance += *c.country[static_cast<std::size_t>(i)] * m.row(i).sum();
    EXPECT_GT(covariance, 0.0) << turn;
    const MatrixXd first = m.row(0);
    m.topRows(m.rows() - 1) = m.bottomRows(m.rows() - 1).eval();
    m.row(m.rows() - 1) = first;
  }
}

TEST(EconomicComplexity, LeavesOutCountriesAndProductsWithoutAnyAdvantage) {
  const MatrixXd m{{1, 1, 0}, {1, 0, 0}, {0, 0, 0}};
  const Complexity c = *economic_complexity(m);
  EXPECT_FALSE(c.country[2].has_value());
  EXPECT_FALSE(c.product[2].has_value());
  EXPECT_TRUE(c.country[1].has_value());
}

TEST(EconomicComplexity, RefusesOneCountryAnEndlessIterationAndCountriesThatAreAllAlike) {
  EXPECT_EQ(economic_complexity(MatrixXd{{1, 1}}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(economic_complexity(MatrixXd{{1, 1}, {1, 0}}, {.iterations = 1000}).error().where, "iterations");
  EXPECT_FALSE(economic_complexity(MatrixXd::Ones(3, 3), {.method = ComplexityMethod::eigen}).has_value());
}

TEST(Proximity, DividesSharedAdvantagesByTheLargerCount) {
  const MatrixXd m{{1, 1, 1}, {1, 0, 0}};
  EXPECT_DOUBLE_EQ(country_proximity(m)(0, 1), 1.0 / 3);
  EXPECT_DOUBLE_EQ(product_proximity(m)(0, 1), 0.5);
  EXPECT_DOUBLE_EQ(product_proximity(m)(1, 2), 1.0);
}

// ---- against the results of the R package economiccomplexity on SITC trade, 1998-2000 ----

using Rows = std::vector<std::vector<std::string>>;

Rows read_csv(const std::filesystem::path& file) {
  Rows rows;
  gzFile in = gzopen(file.c_str(), "rb");
  if (in == nullptr) return rows;
  char line[256];
  while (gzgets(in, line, sizeof line) != nullptr) {
    std::vector<std::string> cells(1);
    for (const char* c = line; *c != '\0' && *c != '\n' && *c != '\r'; ++c) {
      if (*c == ',') {
        cells.emplace_back();
      } else {
        cells.back() += *c;
      }
    }
    rows.push_back(std::move(cells));
  }
  gzclose(in);
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

class SitcOracle : public testing::Test {
 protected:
  void SetUp() override {
    const char* root = std::getenv("NOROSHI_TEST_DATA");
    folder_ = (root != nullptr ? std::filesystem::path{root} : test::source_folder() / "../shared/data") / "trade" /
              "sitc_export_matrix_oracle";
    const Rows rows = read_csv(folder_ / "world_exports_sitc4_avg_1998_2000.csv.gz");
    if (rows.empty()) GTEST_SKIP() << "no data in " << folder_;
    for (const auto& r : rows) countries_.emplace(r[0], 0), products_.emplace(r[1], 0);
    Index next = 0;
    for (auto& [name, number] : countries_) number = next++;
    next = 0;
    for (auto& [name, number] : products_) number = next++;
    MatrixXd exports = MatrixXd::Zero(std::ssize(countries_), std::ssize(products_));
    for (const auto& r : rows) exports(countries_[r[0]], products_[r[1]]) = std::stod(r[2]);
    discrete_ = discrete_advantage(revealed_comparative_advantage(exports));
  }

  std::filesystem::path folder_;
  std::map<std::string, Index> countries_, products_;
  MatrixXd discrete_;
};

TEST_F(SitcOracle, DiscreteBalassaIndicesAgreeExactly) {
  MatrixXd expected = MatrixXd::Zero(discrete_.rows(), discrete_.cols());
  for (const auto& r : read_csv(folder_ / "expected_balassa_discrete.csv.gz")) {
    expected(countries_.at(r[0]), products_.at(r[1])) = 1.0;
  }
  EXPECT_EQ(expected.sum(), 31951);
  EXPECT_EQ((expected - discrete_).cwiseAbs().sum(), 0.0);
}

TEST_F(SitcOracle, FitnessAgreesForEveryCountryAndProduct) {
  const Complexity c = *economic_complexity(discrete_);
  double worst = 0.0;
  std::size_t compared = 0;
  for (const auto& r : read_csv(folder_ / "expected_complexity_country.csv.gz")) {
    worst = std::max(worst, std::abs(std::stod(r[1]) - *c.country[static_cast<std::size_t>(countries_.at(r[0]))]));
    ++compared;
  }
  for (const auto& r : read_csv(folder_ / "expected_complexity_product.csv.gz")) {
    worst = std::max(worst, std::abs(std::stod(r[1]) - *c.product[static_cast<std::size_t>(products_.at(r[0]))]));
    ++compared;
  }
  EXPECT_EQ(compared, 226u + 785u);
  EXPECT_LT(worst, 1e-12);  // the file holds 15 digits
  RecordProperty("largest_difference", fmt::format("{:.1e}", worst));
}

TEST_F(SitcOracle, CountryProximityAgreesForEveryPair) {
  const MatrixXd proximity = country_proximity(discrete_);
  double worst = 0.0;
  const Rows rows = read_csv(folder_ / "expected_proximity_country.csv.gz");
  for (const auto& r : rows) {
    worst = std::max(worst, std::abs(std::stod(r[2]) - proximity(countries_.at(r[0]), countries_.at(r[1]))));
  }
  EXPECT_EQ(rows.size(), 25161u);
  EXPECT_LT(worst, 1e-14);
}

TEST_F(SitcOracle, TheEigenvectorSolvesItsEquationAndPutsIndustrialCountriesFirst) {
  const Complexity c = *economic_complexity(discrete_, {.method = ComplexityMethod::eigen});
  Eigen::VectorXd eci(discrete_.rows());
  for (Index i = 0; i < eci.size(); ++i) eci[i] = *c.country[static_cast<std::size_t>(i)];
  const Eigen::VectorXd diversity = discrete_.rowwise().sum(), ubiquity = discrete_.colwise().sum().transpose();
  const Eigen::VectorXd next =
      (discrete_ * (discrete_.transpose() * eci).cwiseQuotient(ubiquity)).cwiseQuotient(diversity);
  // Up to a constant shift (ECI is standardised), next = lambda eci: they are perfectly correlated.
  const Eigen::VectorXd a = (next.array() - next.mean()).matrix();
  EXPECT_NEAR(a.dot(eci) / (a.norm() * eci.norm()), 1.0, 1e-9);
  for (const char* industrial : {"jpn", "deu", "che", "swe"}) {
    for (const char* other : {"ago", "tcd", "nga", "bgd"})
      EXPECT_GT(eci[countries_[industrial]], eci[countries_[other]]);
  }
}

}  // namespace
}  // namespace noroshi::indicators
