#include "indicators/position_match.hpp"

#include <algorithm>

namespace noroshi {
namespace {

void match_importers(const TradeCube& from, std::size_t p, const TradeCube& to, std::size_t to_product,
                     std::vector<std::uint32_t>& match) {
  std::uint32_t candidate = to.position_begin[to_product];
  const std::uint32_t end = to.position_begin[to_product + 1];
  for (std::uint32_t q = from.position_begin[p]; q < from.position_begin[p + 1]; ++q) {
    while (candidate < end && to.importer[candidate] < from.importer[q]) ++candidate;
    if (candidate < end && to.importer[candidate] == from.importer[q]) match[q] = candidate;
  }
}

}  // namespace

std::vector<std::uint32_t> match_positions(const TradeCube& from, const TradeCube& to) {
  std::vector<std::uint32_t> match(from.position_count(), kNoPosition);
  std::size_t candidate = 0;
  for (std::size_t p = 0; p < from.product_count(); ++p) {
    while (candidate < to.product_count() && to.products[candidate] < from.products[p]) ++candidate;
    if (candidate == to.product_count()) break;
    if (to.products[candidate] == from.products[p]) match_importers(from, p, to, candidate, match);
  }
  return match;
}

std::uint32_t find_position(const TradeCube& cube, ProductCode product, AreaCode importer) {
  const auto p = std::ranges::lower_bound(cube.products, product);
  if (p == cube.products.end() || *p != product) return kNoPosition;
  const auto index = static_cast<std::size_t>(p - cube.products.begin());
  const auto begin = cube.importer.begin() + cube.position_begin[index];
  const auto end = cube.importer.begin() + cube.position_begin[index + 1];
  const auto q = std::lower_bound(begin, end, importer);
  return q == end || *q != importer ? kNoPosition : static_cast<std::uint32_t>(q - cube.importer.begin());
}

}  // namespace noroshi
