#include "indicators/economic_complexity.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

namespace noroshi::indicators {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// The entries of M that are one, without empty rows and columns. Lists, because 0 x infinity is not 0 in a matrix.
struct Entries {
  std::vector<Index> row_of, column_of;          // compact number -> row, column of M
  std::vector<std::pair<Index, Index>> entries;  // compact (row, column)
  VectorXd diversity, ubiquity;
};

Entries compact(const MatrixXd& m) {
  Entries e;
  std::vector<Index> column_number(static_cast<std::size_t>(m.cols()), -1);
  for (Index c = 0; c < m.cols(); ++c) {
    if (m.col(c).maxCoeff() <= 0.0) continue;
    column_number[static_cast<std::size_t>(c)] = static_cast<Index>(e.column_of.size());
    e.column_of.push_back(c);
  }
  for (Index r = 0; r < m.rows(); ++r) {
    const auto before = e.entries.size();
    const auto row = static_cast<Index>(e.row_of.size());
    for (Index c : e.column_of) {
      if (m(r, c) > 0.0) e.entries.emplace_back(row, column_number[static_cast<std::size_t>(c)]);
    }
    if (e.entries.size() > before) e.row_of.push_back(r);
  }
  e.diversity = VectorXd::Zero(static_cast<Index>(e.row_of.size()));
  e.ubiquity = VectorXd::Zero(static_cast<Index>(e.column_of.size()));
  for (const auto& [r, c] : e.entries) e.diversity[r] += 1.0, e.ubiquity[c] += 1.0;
  return e;
}

void fitness(const Entries& e, int iterations, VectorXd& country, VectorXd& product) {
  country.setOnes(e.diversity.size());
  product.setOnes(e.ubiquity.size());
  for (int state = 1; state < iterations; ++state) {
    VectorXd next_country = VectorXd::Zero(country.size()), burden = VectorXd::Zero(product.size());
    for (const auto& [r, c] : e.entries) {
      next_country[r] += product[c];
      burden[c] += 1.0 / country[r];
    }
    country = next_country / next_country.mean();
    product = burden.cwiseInverse();
    product /= product.mean();
  }
}

bool standardise(VectorXd& x) {
  x.array() -= x.mean();
  const double spread = std::sqrt(x.squaredNorm() / static_cast<double>(x.size() - 1));
  if (!(spread > 1e-12)) return false;
  x /= spread;
  return true;
}

// The symmetric D^-1/2 M U^-1 M' D^-1/2 has the eigenvalues of D^-1 M U^-1 M', and its eigenvectors times D^-1/2.
bool eigen(const Entries& e, VectorXd& country, VectorXd& product) {
  const Index countries = e.diversity.size();
  MatrixXd b = MatrixXd::Zero(countries, e.ubiquity.size());
  for (const auto& [r, c] : e.entries) b(r, c) = 1.0 / std::sqrt(e.diversity[r] * e.ubiquity[c]);
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(b * b.transpose());  // eigenvalues ascend
  if (solver.info() != Eigen::Success) return false;
  country = solver.eigenvectors().col(countries - 2).cwiseQuotient(e.diversity.cwiseSqrt());
  if (!standardise(country)) return false;
  const VectorXd centred = (e.diversity.array() - e.diversity.mean()).matrix();
  if (country.dot(centred) < 0.0) country = -country;
  product = VectorXd::Zero(e.ubiquity.size());
  for (const auto& [r, c] : e.entries) product[c] += country[r] / e.ubiquity[c];
  return standardise(product);
}

std::vector<std::optional<double>> spread(const VectorXd& values, const std::vector<Index>& place, Index size) {
  std::vector<std::optional<double>> all(static_cast<std::size_t>(size));
  for (std::size_t i = 0; i < place.size(); ++i) {
    all[static_cast<std::size_t>(place[i])] = values[static_cast<Index>(i)];
  }
  return all;
}

}  // namespace

MatrixXd revealed_comparative_advantage(const MatrixXd& exports) {
  const VectorXd of_country = exports.rowwise().sum();
  const Eigen::RowVectorXd of_product = exports.colwise().sum();
  const double world = of_country.sum();
  MatrixXd advantage = MatrixXd::Zero(exports.rows(), exports.cols());
  for (Index p = 0; p < exports.cols(); ++p) {
    for (Index c = 0; c < exports.rows(); ++c) {
      if (exports(c, p) > 0.0) advantage(c, p) = exports(c, p) / of_country[c] / (of_product[p] / world);
    }
  }
  return advantage;
}

MatrixXd discrete_advantage(const MatrixXd& advantage, double threshold) {
  return (advantage.array() >= threshold).cast<double>().matrix();
}

Result<Complexity> economic_complexity(const MatrixXd& discrete, const ComplexityOptions& options) {
  if (options.iterations < 2 || options.iterations > 200) {
    return fail(ErrorCode::invalid_input,
                text("iterations = {} is outside 2 .. 200. Give a whole number in this range.",
                     "iterations = {} は範囲外です。2～200の整数を指定してください。", options.iterations),
                "iterations");
  }
  const Entries e = discrete.size() == 0 ? Entries{} : compact(discrete);
  if (e.row_of.size() < 2 || e.column_of.size() < 2) {
    return fail(ErrorCode::invalid_input,
                Text{"fewer than two countries or products show a comparative advantage (complexity compares them). "
                     "Load the world's trade, not one country's.",
                     "比較優位のある国または品目が2つに満たず、複雑性を比較できません。一国ではなく世界の貿易を読み込ん"
                     "でください。"});
  }
  VectorXd country, product;
  if (options.method == ComplexityMethod::fitness) {
    fitness(e, options.iterations, country, product);
  } else if (!eigen(e, country, product)) {
    return fail(ErrorCode::invalid_input,
                Text{"all countries export the same products (complexity is undefined). Use finer products.",
                     "すべての国の輸出品目が同じで、複雑性を定義できません。より細かい品目分類を使ってください。"});
  }
  return Complexity{spread(country, e.row_of, discrete.rows()), spread(product, e.column_of, discrete.cols())};
}

MatrixXd country_proximity(const MatrixXd& discrete) {
  MatrixXd shared = discrete * discrete.transpose();
  const VectorXd diversity = discrete.rowwise().sum();
  for (Index b = 0; b < shared.cols(); ++b) {
    for (Index a = 0; a < shared.rows(); ++a) shared(a, b) /= std::max({diversity[a], diversity[b], 1.0});
  }
  return shared;
}

MatrixXd product_proximity(const MatrixXd& discrete) { return country_proximity(discrete.transpose()); }

}  // namespace noroshi::indicators
