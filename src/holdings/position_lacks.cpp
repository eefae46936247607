#include "holdings/position_lacks.hpp"

#include <algorithm>
#include <optional>

namespace noroshi::holdings {
namespace {

void say_what_groups_lack(const WorldHeld& world, std::span<const normalize::ImporterGroup> groups, std::size_t p,
                          const AreaSet& filed, const AreaSet& whole, TradeCube& cube) {
  for (const auto& group : groups) {
    std::optional<std::size_t> at;
    Shortfall of_largest;
    double largest = 0.0;
    double unlisted = 0.0;
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      if (cube.importer[q] == group.code) at = q;
      if (std::ranges::find(group.members, cube.importer[q]) == group.members.end()) continue;
      unlisted += cube.unlisted[q];
      double value = cube.unidentified[q];
      for (const double usd : cube.values_of(q)) value += usd;
      if (cube.shortfall[q].gap == Gap::none || value <= largest) continue;
      largest = value;
      of_largest = cube.shortfall[q];
    }
    if (!at) continue;
    cube.unlisted[*at] = unlisted;
    cube.shortfall[*at] = world.members(cube.products[p], group, filed, whole, of_largest);
  }
}

}  // namespace

std::vector<PositionSource> say_what_lacks(const WorldHeld& world, const ReportedYear& year,
                                           std::span<const normalize::ImporterGroup> groups,
                                           const std::set<ProductCode>& complete, TradeCube& cube) {
  std::vector<PositionSource> sources;
  cube.unlisted.assign(cube.position_count(), 0.0);
  cube.shortfall.assign(cube.position_count(), {});
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    const auto product = cube.products[p];
    AreaSet whole, filed;
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      const auto* word = year.word(product, cube.importer[q]);
      sources.push_back(word != nullptr ? word->source : PositionSource{.edition = product.nomenclature()});
      if (word == nullptr) continue;
      cube.unlisted[q] = word->lack.unlisted_usd;
      cube.shortfall[q] = word->lack.shortfall;
      if (word->reported || (word->source.mirrored && word->lack.nothing())) {
        filed.add(cube.importer[q]);
        if (word->lack.shortfall.gap == Gap::none) whole.add(cube.importer[q]);
      }
    }
    if (!complete.contains(product)) {
      cube.coverage[p] = static_cast<float>(world.share(product, whole));
      say_what_groups_lack(world, groups, p, filed, whole, cube);
    }
  }
  if (!complete.empty()) return sources;  // world data hold everybody and every product
  cube.partial_importers = world.partial_importers(groups);
  cube.comparison_gap = world.comparison_gap();
  return sources;
}

}  // namespace noroshi::holdings
