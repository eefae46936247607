#include "indicators/trade_clustering.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace noroshi::indicators {

// Purchases of each area: rows by importer, sorted by exporter, weights still in USD, then cube roots of shares of the
// largest.
void ClusteringMeter::read_links(const TradeYear& year, std::size_t product) {
  const TradeCube& cube = year.cube;
  const std::uint32_t begin = cube.position_begin[product], end = cube.position_begin[product + 1];
  const auto stands_aside = [&](AreaCode a) { return std::ranges::binary_search(year.overlay_groups, a); };
  number_.fill(0);
  for (std::uint32_t q = begin; q < end; ++q) {
    if (stands_aside(cube.importer[q])) continue;
    for (AreaCode exporter : cube.exporters_of(q)) {
      if (exporter == cube.importer[q]) continue;
      number_[exporter.index()] = number_[cube.importer[q].index()] = 1;
    }
  }
  std::uint32_t areas = 0;
  for (auto& n : number_) {
    if (n != 0) n = ++areas;
  }
  bought_.begin.assign(areas + 1, 0);
  bought_.links.clear();
  double largest = 0.0;
  std::uint32_t row = 0;
  for (std::uint32_t q = begin; q < end; ++q) {
    const AreaCode importer = cube.importer[q];
    if (number_[importer.index()] == 0 || stands_aside(importer)) continue;
    for (const std::uint32_t own = number_[importer.index()] - 1; row <= own; ++row) {
      bought_.begin[row] = static_cast<std::uint32_t>(bought_.links.size());
    }
    const auto exporters = cube.exporters_of(q);
    const auto values = cube.values_of(q);
    for (std::size_t i = 0; i < exporters.size(); ++i) {
      if (exporters[i] == importer) continue;
      bought_.links.push_back({number_[exporters[i].index()] - 1, values[i]});
      largest = std::max(largest, values[i]);
    }
  }
  for (; row <= areas; ++row) bought_.begin[row] = static_cast<std::uint32_t>(bought_.links.size());
  for (Link& link : bought_.links) link.weight = std::cbrt(link.weight / largest);
}

// Sales of each area: the same links by exporter, sorted by importer.
void ClusteringMeter::turn_links() {
  const std::size_t areas = bought_.begin.size() - 1;
  sold_.begin.assign(areas + 1, 0);
  sold_.links.resize(bought_.links.size());
  for (const Link& link : bought_.links) ++sold_.begin[link.area + 1];
  std::partial_sum(sold_.begin.begin(), sold_.begin.end(), sold_.begin.begin());
  next_.assign(sold_.begin.begin(), sold_.begin.end() - 1);
  for (std::uint32_t importer = 0; importer < areas; ++importer) {
    for (std::uint32_t i = bought_.begin[importer]; i < bought_.begin[importer + 1]; ++i) {
      sold_.links[next_[bought_.links[i].area]++] = {importer, bought_.links[i].weight};
    }
  }
}

// Partners in either direction with the sum of both weights; counts the triangles that would be possible.
void ClusteringMeter::join_directions() {
  const std::size_t areas = bought_.begin.size() - 1;
  both_.begin.assign(areas + 1, 0);
  both_.links.clear();
  possible_.assign(areas, 0.0);
  for (std::size_t u = 0; u < areas; ++u) {
    const Link *in = &bought_.links[0] + bought_.begin[u], *in_end = &bought_.links[0] + bought_.begin[u + 1];
    const Link *out = &sold_.links[0] + sold_.begin[u], *out_end = &sold_.links[0] + sold_.begin[u + 1];
    const auto degree = static_cast<double>((in_end - in) + (out_end - out));
    double mutual = 0.0;
    while (in < in_end || out < out_end) {
      if (out == out_end || (in < in_end && in->area < out->area)) {
        both_.links.push_back(*in++);
      } else if (in == in_end || out->area < in->area) {
        both_.links.push_back(*out++);
      } else {
        both_.links.push_back({in->area, in->weight + out->weight});
        ++in, ++out, ++mutual;
      }
    }
    both_.begin[u + 1] = static_cast<std::uint32_t>(both_.links.size());
    possible_[u] = degree * (degree - 1.0) - 2.0 * mutual;
  }
}

// Each pair once, at its end with fewer partners (ties: the smaller number), so that no row is long.
void ClusteringMeter::keep_forward() {
  const std::size_t areas = both_.begin.size() - 1;
  const auto partners = [&](std::uint32_t u) { return both_.begin[u + 1] - both_.begin[u]; };
  forward_.begin.assign(areas + 1, 0);
  forward_.links.clear();
  for (std::uint32_t u = 0; u < areas; ++u) {
    for (std::uint32_t i = both_.begin[u]; i < both_.begin[u + 1]; ++i) {
      const std::uint32_t v = both_.links[i].area;
      if (partners(u) < partners(v) || (partners(u) == partners(v) && u < v)) forward_.links.push_back(both_.links[i]);
    }
    forward_.begin[u + 1] = static_cast<std::uint32_t>(forward_.links.size());
  }
}

void ClusteringMeter::count_triangles() {
  const std::size_t areas = forward_.begin.size() - 1;
  triangles_.assign(areas, 0.0);
  scattered_.assign(areas, 0.0);
  for (std::size_t u = 0; u < areas; ++u) {
    const std::uint32_t begin = forward_.begin[u], end = forward_.begin[u + 1];
    for (std::uint32_t i = begin; i < end; ++i) scattered_[forward_.links[i].area] = forward_.links[i].weight;
    double at_u = 0.0;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Link uv = forward_.links[i];
      double at_v = 0.0;
      for (std::uint32_t j = forward_.begin[uv.area]; j < forward_.begin[uv.area + 1]; ++j) {
        const Link vw = forward_.links[j];
        const double triangle = uv.weight * vw.weight * scattered_[vw.area];  // 0 where u and w do not trade
        at_v += triangle;
        triangles_[vw.area] += triangle;
      }
      triangles_[uv.area] += at_v;
      at_u += at_v;
    }
    triangles_[u] += at_u;
    for (std::uint32_t i = begin; i < end; ++i) scattered_[forward_.links[i].area] = 0.0;
  }
}

double ClusteringMeter::operator()(const TradeYear& year, std::size_t product) {
  read_links(year, product);
  if (bought_.links.empty()) return 0.0;
  turn_links();
  join_directions();
  keep_forward();
  count_triangles();
  double sum = 0.0;
  for (std::size_t u = 0; u < possible_.size(); ++u) {
    // [S^3]_uu counts every triangle twice, which the factor 2 of the denominator takes back.
    if (possible_[u] > 0.0) sum += triangles_[u] / possible_[u];
  }
  return sum / static_cast<double>(possible_.size());
}

}  // namespace noroshi::indicators
