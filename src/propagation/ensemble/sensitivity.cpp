#include "propagation/ensemble/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "base/contract.hpp"
#include "base/philox.hpp"

namespace noroshi::propagation {
namespace {

enum Purpose : std::uint32_t {
  kSobolA = 0x50B0A,
  kSobolB = 0x50B0B,
  kMorrisStart = 0x30001,
  kMorrisOrder = 0x30002,
  kMorrisWay = 0x30003
};

double draw(std::uint64_t seed, std::size_t row, std::size_t input, Purpose purpose) {
  return uniform01(
      seed,
      {.replicate = static_cast<std::uint32_t>(row), .entity = static_cast<std::uint32_t>(input), .purpose = purpose});
}

struct Mean {
  double mean = 0.0, error = 0.0;
};

Mean mean_of(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double sum = 0.0, squares = 0.0;
  for (const double v : values) sum += v;
  for (const double v : values) squares += (v - sum / n) * (v - sum / n);
  return {sum / n, values.size() > 1 ? std::sqrt(squares / (n - 1.0) / n) : 0.0};
}

}  // namespace

numerics::DenseMatrix sobol_design(std::size_t base_rows, std::size_t inputs, std::uint64_t seed) {
  NOROSHI_EXPECT(base_rows > 0 && inputs > 0);
  numerics::DenseMatrix design{base_rows * (inputs + 2), inputs};
  for (std::size_t b = 0; b < base_rows; ++b) {
    const std::size_t first = b * (inputs + 2);
    for (std::size_t i = 0; i < inputs; ++i) {
      const double a = draw(seed, b, i, kSobolA), other = draw(seed, b, i, kSobolB);
      for (std::size_t r = 0; r < inputs + 2; ++r) design(first + r, i) = r == 1 || r == i + 2 ? other : a;
    }
  }
  return design;
}

SobolIndices sobol_indices(std::span<const double> figures, std::size_t inputs) {
  NOROSHI_EXPECT(inputs > 0 && !figures.empty() && figures.size() % (inputs + 2) == 0);
  const std::size_t base = figures.size() / (inputs + 2);
  const auto figure = [&](std::size_t b, std::size_t r) { return figures[b * (inputs + 2) + r]; };
  SobolIndices out;
  const auto n = static_cast<double>(2 * base);
  for (std::size_t b = 0; b < base; ++b) out.mean += (figure(b, 0) + figure(b, 1)) / n;
  for (std::size_t b = 0; b < base; ++b)
    for (std::size_t r = 0; r < 2; ++r) out.variance += (figure(b, r) - out.mean) * (figure(b, r) - out.mean) / n;
  for (std::size_t i = 0; i < inputs; ++i) {
    std::vector<double> first(base), total(base);
    for (std::size_t b = 0; b < base; ++b) {
      const double a = figure(b, 0), other = figure(b, 1), mixed = figure(b, i + 2);
      first[b] = (other - out.mean) * (mixed - a);  // centred: the same mean, less scatter
      total[b] = 0.5 * (a - mixed) * (a - mixed);
    }
    const Mean f = mean_of(first), t = mean_of(total);
    const double scale = out.variance > 0.0 ? 1.0 / out.variance : 0.0;
    out.first.push_back(f.mean * scale), out.first_error.push_back(f.error * scale);
    out.total.push_back(t.mean * scale), out.total_error.push_back(t.error * scale);
  }
  return out;
}

numerics::DenseMatrix morris_design(std::size_t trajectories, std::size_t inputs, std::uint64_t seed) {
  NOROSHI_EXPECT(trajectories > 0 && inputs > 0);
  constexpr double kJump = 2.0 / 3.0;  // on the grid 0, 1/3, 2/3, 1
  numerics::DenseMatrix design{trajectories * (inputs + 1), inputs};
  for (std::size_t t = 0; t < trajectories; ++t) {
    std::vector<std::size_t> order(inputs);
    for (std::size_t i = 0; i < inputs; ++i) order[i] = i;
    for (std::size_t i = inputs; i > 1; --i) {
      const auto j = static_cast<std::size_t>(draw(seed, t, i, kMorrisOrder) * static_cast<double>(i));
      std::swap(order[i - 1], order[j]);
    }
    std::vector<double> at(inputs), jump(inputs);
    for (std::size_t i = 0; i < inputs; ++i) {
      const double low = draw(seed, t, i, kMorrisStart) < 0.5 ? 0.0 : 1.0 / 3.0;
      const bool up = draw(seed, t, i, kMorrisWay) < 0.5;
      at[i] = up ? low : low + kJump, jump[i] = up ? kJump : -kJump;
    }
    for (std::size_t r = 0; r <= inputs; ++r) {
      if (r > 0) at[order[r - 1]] += jump[order[r - 1]];
      std::ranges::copy(at, design.row(t * (inputs + 1) + r).begin());
    }
  }
  return design;
}

MorrisEffects morris_effects(const numerics::DenseMatrix& design, std::span<const double> figures) {
  const std::size_t inputs = design.columns;
  NOROSHI_EXPECT(inputs > 0 && design.rows == figures.size() && design.rows % (inputs + 1) == 0);
  std::vector<std::vector<double>> effects(inputs);
  for (std::size_t r = 1; r < design.rows; ++r) {
    if (r % (inputs + 1) == 0) continue;  // the first row of the next trajectory
    for (std::size_t i = 0; i < inputs; ++i) {
      const double moved = design(r, i) - design(r - 1, i);
      if (moved != 0.0) effects[i].push_back((figures[r] - figures[r - 1]) / moved);
    }
  }
  MorrisEffects out;
  for (const auto& e : effects) {
    const Mean m = mean_of(e);
    std::vector<double> absolute;
    for (const double v : e) absolute.push_back(std::abs(v));
    out.mean.push_back(m.mean);
    out.mean_absolute.push_back(mean_of(absolute).mean);
    out.deviation.push_back(m.error * std::sqrt(static_cast<double>(e.size())));
  }
  return out;
}

}  // namespace noroshi::propagation
