#include "indicators/position_match.hpp"

#include <algorithm>
#include <bitset>
#include <optional>

namespace noroshi::indicators {
namespace {

// Finds products of a cube by their number.
class ProductsByNumber {
 public:
  explicit ProductsByNumber(const TradeCube& cube) : cube_{cube} {
    for (std::uint32_t p = 0; p < cube.products.size(); ++p) {
      by_number_.push_back({cube.products[p].across_editions(), p});
    }
    std::ranges::sort(by_number_);  // of one number, editions in their order: the cube's own
  }
  [[nodiscard]] std::optional<std::uint32_t> find(ProductCode product) const {
    const auto number = product.across_editions();
    const auto same = std::ranges::equal_range(by_number_, number, {}, &Entry::number);
    if (same.empty()) return std::nullopt;
    for (const auto& entry : same) {
      if (cube_.products[entry.product] == product) return entry.product;
    }
    return same.back().product;
  }

 private:
  struct Entry {
    ProductCode number;
    std::uint32_t product;
    auto operator<=>(const Entry&) const = default;
  };
  const TradeCube& cube_;
  std::vector<Entry> by_number_;
};

using Areas = std::bitset<kAreaCodes>;

// Importers whose reports show all that they buy, so that what is absent was not bought.
Areas whole_importers(const TradeCube& cube) {
  Areas present;
  for (const AreaCode a : cube.importer) present.set(a.index());
  for (const AreaCode a : cube.partial_importers) present.reset(a.index());
  return present;
}

// Both ranges of importers are sorted.
void match_importers(const TradeCube& from, std::size_t p, const TradeCube& to, std::size_t to_product,
                     const Areas& importers, std::vector<std::uint32_t>& match) {
  std::uint32_t candidate = to.position_begin[to_product];
  const std::uint32_t end = to.position_begin[to_product + 1];
  for (std::uint32_t q = from.position_begin[p]; q < from.position_begin[p + 1]; ++q) {
    while (candidate < end && to.importer[candidate] < from.importer[q]) ++candidate;
    if (candidate < end && to.importer[candidate] == from.importer[q]) {
      match[q] = candidate;
    } else if (importers.test(from.importer[q].index())) {
      match[q] = kNotImported;
    }
  }
}

}  // namespace

std::vector<std::uint32_t> match_positions(const TradeCube& from, const TradeCube& to) {
  std::vector<std::uint32_t> match(from.position_count(), kNotKnown);
  const ProductsByNumber products{to};
  const Areas importers = whole_importers(to);
  for (std::size_t p = 0; p < from.product_count(); ++p) {
    if (const auto there = products.find(from.products[p])) match_importers(from, p, to, *there, importers, match);
  }
  return match;
}

}  // namespace noroshi::indicators
