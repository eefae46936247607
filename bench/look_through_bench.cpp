#include <fmt/format.h>

#include <Eigen/LU>

#include <algorithm>
#include <array>
#include <cmath>

#include "benchmarks.hpp"
#include "measure.hpp"
#include "numerics/linear_solver.hpp"
#include "propagation/static/catalog.hpp"
#include "propagation/static/extraction.hpp"
#include "propagation/static/supplier_exposure.hpp"

namespace noroshi::bench {
namespace {

using namespace propagation;

constexpr std::size_t kSectors = 35;
constexpr int kRuns = 3;

// A dense world table: every flow positive and different, together 40 % of output. Invented figures.
IoTable drawn_table(std::size_t regions) {
  const std::size_t n = regions * kSectors;
  IoTable table{.feed = "drawn", .year = 2020, .unit = "million USD"};
  table.final_users = {{"R0", "households"}, {"R0", "inventories"}};
  table.intermediate = {n, n};
  table.final_demand = {n, 2};
  std::uint32_t state = 1;
  const auto draw = [&state] {
    state = state * 1664525u + 1013904223u;
    return static_cast<double>((state >> 8) + 1) / 16777216.0;
  };
  for (std::size_t i = 0; i < n; ++i) {
    table.industries.push_back({fmt::format("R{}", i / kSectors), fmt::format("s{}", i % kSectors)});
    double used = 0.0;
    for (std::size_t j = 0; j < n; ++j) used += table.intermediate(i, j) = draw();
    table.final_demand(i, 0) = 1.5 * used;
    table.final_demand(i, 1) = 0.02 * used * draw();
  }
  return table;
}

// Everything that a question about exposure may ask of a table, with each method of the catalogue.
double all_exposures(const IoTable& table) {
  const auto system = LeontiefSystem::of(table);
  if (!system) return 0.0;
  double sum = 0.0;
  for (const auto* method : static_method_catalog()) sum += method->compute(*system, {}).value()[0].value();
  SupplierGroups groups{{}, system->size() / kSectors};
  for (std::size_t i = 0; i < system->size(); ++i) groups.group_of.push_back(i / kSectors);
  const SupplierLookThrough look{*system, groups};
  for (std::size_t j = 0; j < system->size(); ++j) {
    for (std::size_t g = 0; g < groups.count; ++g) sum += look.of(j, g)->hidden();
  }
  return sum;
}

void bench_exposures(std::size_t regions, double limit_s) {
  const auto table = drawn_table(regions);
  std::vector<Cost> costs;
  for (int run = 0; run < kRuns; ++run) costs.push_back(measure([&] { (void)all_exposures(table); }));
  const auto cost = median(costs);
  print(fmt::format("all exposures and {} measures, {} industries", static_method_catalog().size(), table.size()),
        cost);
  print_bound("CPU", cost.cpu_s, limit_s, " s");
}

void bench_inverse(std::size_t n) {
  numerics::DenseMatrix matrix{n, n};
  for (std::size_t i = 0; i < n * n; ++i) matrix.values[i] = -0.4 / static_cast<double>(n + i % 97);
  for (std::size_t i = 0; i < n; ++i) matrix(i, i) += 1.0;
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  Eigen::MatrixXd eigen_inverse;
  const auto eigen = measure([&] {
    eigen_inverse =
        Eigen::Map<const RowMajor>{matrix.values.data(), static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n)}
            .partialPivLu()
            .inverse();
  });
  numerics::DenseMatrix inverse;
  const auto ours = measure([&] { inverse = std::move(numerics::LuFactors::of(matrix).value()).inverse(); });
  double apart = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      apart = std::max(
          apart, std::abs(inverse(i, j) - eigen_inverse(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j))));
  }
  print(fmt::format("inverse of {0} x {0}, Eigen alone (baseline)", n), eigen);
  print(fmt::format("the same, numerics/linear_solver ({:.1e} apart)", apart), ours);
  print_bound("ratio to Eigen alone", ours.cpu_s / eigen.cpu_s, 1.0, "");
}

void bench_extractions() {
  constexpr std::size_t kExtractions = 10'000, kRefactorised = 10;
  const auto system = LeontiefSystem::of(drawn_table(41)).value();
  std::vector<Extraction> extractions;
  constexpr std::array kKinds{ExtractionKind::total, ExtractionKind::backward, ExtractionKind::forward,
                              ExtractionKind::supply};
  for (std::size_t e = 0; e < kExtractions; ++e)
    extractions.push_back({.kind = kKinds[e % kKinds.size()],
                           .industries = {e % system.size()},
                           .share = 0.1 + 0.9 * static_cast<double>(e % 10) / 10.0});
  const auto cost = measure([&] { (void)Extractor{system}.losses(extractions).value(); });
  const auto refactorised = measure([&] {
    for (std::size_t e = 0; e < kRefactorised; ++e) {
      numerics::DenseMatrix left = system.coefficients;
      for (std::size_t i = 0; i < left.rows; ++i) {
        for (std::size_t j = 0; j < left.columns; ++j)
          left(i, j) = (i == j ? 1.0 : 0.0) - (i == e || j == e ? 0.0 : left(i, j));
      }
      (void)numerics::LuFactors::of(std::move(left)).value().solve(system.final_demand);
    }
  });
  print(fmt::format("{} refactorisations of 1435 industries (baseline)", kRefactorised), refactorised);
  print(fmt::format("{} single extractions of 1435 industries", kExtractions), cost);
  print_bound("CPU", cost.cpu_s, 60.0, " s");
  const double ratio = (refactorised.cpu_s / kRefactorised) / (cost.cpu_s / kExtractions);
  fmt::print("  => one extraction is {:.0f} times cheaper than refactorising\n", ratio);
}

}  // namespace

void bench_look_through(const Setting&) {
  fmt::print("Static look-through of drawn world tables\n");
  bench_inverse(1435);
  bench_exposures(41, 1.0);
  bench_exposures(100, 8.0);
  bench_extractions();
}

}  // namespace noroshi::bench
