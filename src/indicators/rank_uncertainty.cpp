#include "indicators/rank_uncertainty.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>
#include <span>

#include "base/contract.hpp"
#include "base/philox.hpp"
#include "indicators/known_range.hpp"
#include "numerics/robust.hpp"

namespace noroshi::indicators {
namespace {

constexpr std::size_t kQuantiles = 4096, kDrawsPerCall = 8;
constexpr std::uint32_t kPurpose = 0x52414E4B, kRestPurpose = 0x52455354;  // "RANK", "REST"
constexpr double kBandLow = 0.05, kBandHigh = 0.95;

using Multipliers = std::array<double, kQuantiles>;

// x with Phi(x) = p, by bisection: called 4,096 times.
double normal_quantile(double p) {
  double low = -9.0, high = 9.0;
  for (int step = 0; step < 60; ++step) {
    const double middle = 0.5 * (low + high);
    (0.5 * std::erfc(-middle / std::sqrt(2.0)) < p ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

// Midpoint quantiles of the standard normal distribution, scaled to variance 1.
const std::array<double, kQuantiles>& unit_normals() {
  static const auto quantiles = [] {
    std::array<double, kQuantiles> z;
    double squares = 0.0;
    for (std::size_t i = 0; i < kQuantiles; ++i) {
      z[i] = normal_quantile((static_cast<double>(i) + 0.5) / kQuantiles);
      squares += z[i] * z[i];
    }
    const double to_unit_variance = std::sqrt(kQuantiles / squares);
    for (double& x : z) x *= to_unit_variance;
    return z;
  }();
  return quantiles;
}

Multipliers multipliers(double sigma) {
  Multipliers factor;
  std::ranges::transform(unit_normals(), factor.begin(), [sigma](double z) { return std::exp(sigma * z); });
  return factor;
}

// What a position's draws are keyed by; a mix of its names (finaliser of SplitMix64), not of its place in the cube.
std::uint32_t entity_of(ProductCode product, AreaCode importer) {
  std::uint64_t x = product.packed() ^ (std::uint64_t{importer.value} << 44);
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return static_cast<std::uint32_t>((x ^ (x >> 31)) >> 16);
}

// One table of multipliers for each error that occurs, to the second digit.
class MultiplierTables {
 public:
  explicit MultiplierTables(const RankUncertaintyOptions& options) : options_{options}, tables_(kSteps + 1) {}

  const Multipliers* of(std::uint32_t position) {
    double sigma = options_.reporting_error;
    if (!options_.position_error.empty() && options_.position_error[position] > 0.0f)
      sigma = static_cast<double>(options_.position_error[position]);
    const auto step = std::min(kSteps, static_cast<std::size_t>(std::lround(sigma * 100.0)));
    if (!tables_[step]) tables_[step] = std::make_unique<Multipliers>(multipliers(static_cast<double>(step) / 100.0));
    return tables_[step].get();
  }

 private:
  static constexpr std::size_t kSteps = 200;
  const RankUncertaintyOptions& options_;
  std::vector<std::unique_ptr<Multipliers>> tables_;
};

struct Subject {
  std::uint32_t position, entity;
  const Multipliers* multiplier;
  double unidentified, unlisted;
};

std::vector<Subject> positions_of(const TradeYear& year, AreaCode importer, MultiplierTables& tables) {
  std::vector<Subject> subjects;
  const TradeCube& cube = year.cube;
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    const auto begin = cube.importer.begin() + cube.position_begin[p],
               end = cube.importer.begin() + cube.position_begin[p + 1];
    const auto at = std::lower_bound(begin, end, importer);
    if (at == end || *at != importer) continue;
    const auto q = static_cast<std::uint32_t>(at - cube.importer.begin());
    if (shares_gap(year, q) != Gap::none) continue;
    subjects.push_back({.position = q,
                        .entity = entity_of(cube.products[p], importer),
                        .multiplier = tables.of(q),
                        .unidentified = cube.unidentified[q],
                        .unlisted = unlisted_of(year, q)});
  }
  return subjects;
}

using Key = std::array<std::uint32_t, 2>;

// Spread thin: adds to the total only. In one hand: the formula of PositionFacts.
double squares_of_the_rest(const Subject& s, double top, const Key& key, std::uint32_t replicate) {
  const bool in_one_hand = (philox4x32({replicate, s.entity, 0, kRestPurpose}, key)[0] & 1) != 0;
  if (!in_one_hand) return 0.0;
  const double hand = std::max(top, s.unlisted);
  return s.unlisted * s.unlisted + 2.0 * hand * s.unidentified + s.unidentified * s.unidentified;
}

double disturbed_hhi(const Subject& subject, std::span<const double> values, std::uint64_t seed,
                     std::uint32_t replicate) {
  const Key key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  const Multipliers& multiplier = *subject.multiplier;
  const std::uint32_t entity = subject.entity;
  double sum = 0.0, squares = 0.0, top = 0.0;
  for (std::size_t begin = 0; begin < values.size(); begin += kDrawsPerCall) {
    const auto bits = philox4x32({replicate, entity, static_cast<std::uint32_t>(begin / kDrawsPerCall), kPurpose}, key);
    const std::size_t count = std::min(kDrawsPerCall, values.size() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      const double v = values[begin + i] * multiplier[(bits[i / 2] >> (i % 2 == 0 ? 4 : 20)) & (kQuantiles - 1)];
      sum += v;
      squares += v * v;
      top = std::max(top, v);
    }
  }
  if (const double rest = subject.unidentified + subject.unlisted; rest > 0.0) {
    sum += rest;
    squares += squares_of_the_rest(subject, top, key, replicate);
  }
  return squares / (sum * sum);
}

// Ranks with 1 for the largest; floats, because a rank has few digits and there are many of them.
void rank_from_top(std::span<const float> hhi, std::span<float> rank) {
  std::vector<double> negative(hhi.size());
  std::ranges::transform(hhi, negative.begin(), [](float h) { return -static_cast<double>(h); });
  const auto ranks = numerics::average_ranks(negative);
  std::ranges::transform(ranks, rank.begin(), [](double r) { return static_cast<float>(r); });
}

std::optional<Error> check(const RankUncertaintyOptions& o) {
  const auto refuse = [](std::string_view name, double value, std::string_view range) {
    return Error{ErrorCode::invalid_input,
                 text("{} = {} is outside its range. Give a value in {}.",
                      "{} = {} は範囲外です。{} の値を指定してください。", name, value, range),
                 std::string{name}};
  };
  if (!(o.reporting_error >= 0.0 && o.reporting_error <= 2.0)) {
    return refuse("reporting_error", o.reporting_error, "0 .. 2");
  }
  if (!(o.threshold >= 0.0 && o.threshold <= 1.0)) return refuse("threshold", o.threshold, "0 .. 1");
  if (o.replicates < 20 || o.replicates > 10000) return refuse("replicates", o.replicates, "20 .. 10000");
  return std::nullopt;
}

struct Replicates {
  std::size_t positions, count;
  std::vector<float> hhi, rank;  // replicate by replicate
};

Replicates run_replicates(const TradeYear& year, const std::vector<Subject>& subjects,
                          const RankUncertaintyOptions& o) {
  const auto count = static_cast<std::size_t>(o.replicates), n = subjects.size();
  Replicates all{n, count, std::vector<float>(n * count), std::vector<float>(n * count)};
  tbb::parallel_for(std::size_t{0}, count, [&](std::size_t b) {
    const std::span hhi{&all.hhi[b * n], n}, rank{&all.rank[b * n], n};
    for (std::size_t i = 0; i < n; ++i) {
      hhi[i] = static_cast<float>(
          disturbed_hhi(subjects[i], year.cube.values_of(subjects[i].position), o.seed, static_cast<std::uint32_t>(b)));
    }
    rank_from_top(hhi, rank);
  });
  return all;
}

RankBand band_of(const Replicates& all, std::size_t i, double threshold) {
  std::vector<double> hhi(all.count), rank(all.count);
  std::size_t above = 0;
  for (std::size_t b = 0; b < all.count; ++b) {
    hhi[b] = all.hhi[b * all.positions + i];
    rank[b] = all.rank[b * all.positions + i];
    above += all.hhi[b * all.positions + i] > static_cast<float>(threshold);
  }
  RankBand band;
  band.rank_low = numerics::quantile(rank, kBandLow), band.rank_high = numerics::quantile(rank, kBandHigh);
  band.hhi_low = numerics::quantile(hhi, kBandLow), band.hhi_high = numerics::quantile(hhi, kBandHigh);
  band.share_above_threshold = static_cast<double>(above) / static_cast<double>(all.count);
  return band;
}

}  // namespace

double pooled_reporting_error(const TradeCube& cube, std::span<const float> position_error) {
  constexpr std::size_t kFewestProducts = 10;
  NOROSHI_EXPECT(position_error.size() == cube.position_count());
  std::vector<double> measured;
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    const auto of_product =
        position_error.subspan(cube.position_begin[p], cube.position_begin[p + 1] - cube.position_begin[p]);
    const auto found = std::ranges::find_if(of_product, [](float error) { return error > 0.0f; });
    if (found != of_product.end()) measured.push_back(static_cast<double>(*found));
  }
  return measured.size() < kFewestProducts ? kAssumedReportingError : numerics::median(measured);
}

Result<std::vector<RankBand>> rank_uncertainty(const TradeYear& year, AreaCode importer,
                                               const RankUncertaintyOptions& options) {
  if (auto error = check(options)) return fail(*std::move(error));
  NOROSHI_EXPECT(options.position_error.empty() || options.position_error.size() == year.cube.position_count());
  MultiplierTables tables{options};
  const auto subjects = positions_of(year, importer, tables);
  if (subjects.empty()) {
    return fail(
        ErrorCode::not_found,
        text("importer {} has no imports in {} whose suppliers are known well enough. Choose another importer or year.",
             "輸入国 {} には {} に相手国を十分に特定できる輸入がありません。別の輸入国または年を選んでください。",
             importer.value, to_string(year.cube.period)),
        "importer");
  }
  const Replicates all = run_replicates(year, subjects, options);
  std::vector<float> observed(subjects.size()), rank(subjects.size());
  std::ranges::transform(subjects, observed.begin(), [&](const Subject& s) {
    const auto& of = year.position;
    return std::clamp(of.hhi[s.position], of.hhi_low[s.position], of.hhi_high[s.position]);
  });
  rank_from_top(observed, rank);
  std::vector<RankBand> bands(subjects.size());
  tbb::parallel_for(std::size_t{0}, subjects.size(), [&](std::size_t i) {
    bands[i] = band_of(all, i, options.threshold);
    bands[i].position = subjects[i].position;
    bands[i].hhi = observed[i];
    bands[i].rank = rank[i];
  });
  return bands;
}

}  // namespace noroshi::indicators
