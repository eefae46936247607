#include "indicators/fragility_components.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/contract.hpp"
#include "indicators/export_advantage.hpp"
#include "indicators/known_range.hpp"
#include "indicators/trade_clustering.hpp"
#include "numerics/k_means.hpp"
#include "numerics/robust.hpp"

namespace noroshi::indicators {
namespace {

constexpr int kHeadingDigits = 4;
constexpr std::size_t kNearest = 3;

double dispersion_of_exporters(const ProductFacts& world, std::size_t p) {
  const double mean = 1.0 / world.exporters[p];
  double squares = 0.0;
  for (std::size_t e = world.exporter_begin[p]; e < world.exporter_begin[p + 1]; ++e) {
    const double deviation = world.exporter_value[e] / world.world_trade[p] - mean;
    squares += deviation * deviation;
  }
  return std::sqrt(squares / world.exporters[p]);
}

// First product of each heading's run and the one behind its last; products too coarse to have a heading stand alone.
std::vector<std::pair<std::size_t, std::size_t>> headings(const std::vector<ProductCode>& products) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for (std::size_t begin = 0, end = 0; begin < products.size(); begin = end) {
    end = begin + 1;
    if (products[begin].length() > kHeadingDigits) {
      const ProductCode heading = products[begin].heading(kHeadingDigits);
      while (end < products.size() && heading.contains(products[end])) ++end;
    }
    runs.emplace_back(begin, end);
  }
  return runs;
}

std::optional<double> lack_of_substitutes(const std::vector<std::bitset<kAreaCodes>>& exporters,
                                          const std::vector<std::size_t>& count, std::size_t p,
                                          std::pair<std::size_t, std::size_t> heading) {
  std::vector<double> similarity;
  for (std::size_t other = heading.first; other < heading.second; ++other) {
    if (other == p || count[other] == 0) continue;
    const auto shared = (exporters[p] & exporters[other]).count();
    similarity.push_back(static_cast<double>(shared) / static_cast<double>(std::max(count[p], count[other])));
  }
  if (count[p] == 0 || similarity.empty()) return std::nullopt;
  const std::size_t nearest = std::min(kNearest, similarity.size());
  std::partial_sort(similarity.begin(), similarity.begin() + static_cast<std::ptrdiff_t>(nearest), similarity.end(),
                    std::greater{});
  double sum = 0.0;
  for (std::size_t i = 0; i < nearest; ++i) sum += similarity[i];
  return 1.0 - sum / static_cast<double>(nearest);
}

void measure_substitutability(const TradeYear& year, FragilityComponents& c) {
  const auto exporters = advantaged_exporters(year);
  std::vector<std::size_t> count(exporters.size());
  std::ranges::transform(exporters, count.begin(), [](const auto& set) { return set.count(); });
  const auto runs = headings(year.cube.products);
  tbb::parallel_for(std::size_t{0}, runs.size(), [&](std::size_t r) {
    for (std::size_t p = runs[r].first; p < runs[r].second; ++p) {
      if (c.export_concentration[p]) c.substitutability[p] = lack_of_substitutes(exporters, count, p, runs[r]);
    }
  });
}

// Adds the rank-rescaled values of one component to the running sums of the products that have it.
void add_ranks(const FragilityComponents::Column& column, std::vector<double>& sum, std::vector<int>& available) {
  std::vector<double> known;
  for (const auto& value : column) {
    if (value) known.push_back(*value);
  }
  const auto rank = numerics::rank_rescaled(known);
  for (std::size_t p = 0, next = 0; p < column.size(); ++p) {
    if (!column[p]) continue;
    sum[p] += rank[next++];
    ++available[p];
  }
}

}  // namespace

FragilityComponents fragility_components(const TradeYear& year, double min_coverage,
                                         std::span<const std::optional<double>> measure_incidence) {
  const std::size_t products = year.cube.product_count();
  NOROSHI_EXPECT(measure_incidence.empty() || measure_incidence.size() == products);
  FragilityComponents c;
  for (auto* column :
       {&c.centre_dispersion, &c.clustering, &c.export_concentration, &c.substitutability, &c.measure_incidence}) {
    column->resize(products);
  }
  tbb::enumerable_thread_specific<ClusteringMeter> meters;
  tbb::parallel_for(std::size_t{0}, products, [&](std::size_t p) {
    if (!is_covered(year, p, min_coverage)) return;
    c.centre_dispersion[p] = dispersion_of_exporters(year.product, p);
    c.clustering[p] = meters.local()(year, p);
    c.export_concentration[p] = year.product.export_hhi[p];
    if (!measure_incidence.empty()) c.measure_incidence[p] = measure_incidence[p];
  });
  measure_substitutability(year, c);
  return c;
}

FragilityRating rate_fragility(const FragilityComponents& components, double top_share) {
  const std::size_t products = components.export_concentration.size();
  FragilityRating rating{std::vector<std::optional<double>>(products), std::vector<bool>(products, false)};
  std::vector<double> sum(products, 0.0), known;
  std::vector<int> available(products, 0);
  for (const auto* column : components.columns()) add_ranks(*column, sum, available);
  for (std::size_t p = 0; p < products; ++p) {
    if (available[p] == 0) continue;
    rating.score[p] = sum[p] / available[p];
    known.push_back(*rating.score[p]);
  }
  if (known.size() < 3) return rating;
  const numerics::Clustering clusters = numerics::k_means_by_silhouette(known, 1, 2, 5);
  rating.clusters = clusters.k;
  rating.silhouette = clusters.silhouette;
  const auto allowed = static_cast<std::size_t>(std::llround(top_share * static_cast<double>(known.size())));
  if (allowed == 0) return rating;
  std::vector<double> sorted = known;
  std::ranges::sort(sorted, std::greater{});
  const double cut = sorted[std::min(allowed, sorted.size()) - 1];
  for (std::size_t p = 0, next = 0; p < products; ++p) {
    if (!rating.score[p]) continue;
    rating.fragile[p] = clusters.label[next++] + 1 == clusters.k && *rating.score[p] >= cut;
  }
  return rating;
}

}  // namespace noroshi::indicators
