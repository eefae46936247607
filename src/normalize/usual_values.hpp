#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/area.hpp"
#include "model/product.hpp"

namespace noroshi::normalize {

// What each area usually trades of each product, in USD summed over some years. Editions of the Harmonized System count
// as one: a number is followed over the years. Add first, finish once, then ask. Cost: O(n log n) in finish.
class UsualValues {
 public:
  struct AreaValue {
    AreaCode area;
    double value_usd = 0.0;
  };

  void add(ProductCode product, AreaCode area, double value_usd) {
    if (value_usd > 0.0) entries_.push_back({product.across_editions().packed(), {area, value_usd}});
  }
  void finish();
  [[nodiscard]] std::vector<AreaValue> of(ProductCode product) const;  // by area; empty: nothing is known of it

 private:
  struct Entry {
    std::uint64_t product;
    AreaValue value;
  };
  std::vector<Entry> entries_;  // by (product, area), each once after finish()
};

// How much of a product's imports the reports at hand stand for, by value, from what there is to measure it by.
struct HeldShares {
  // Of what areas imported by their own reports of earlier years: the share of those that report now.
  std::optional<double> earlier;
  // The share that those who report have in the imports of all goods.
  double general = 0.0;
  // Of what exporters with whole lists of destinations sell: the share that goes to importers that report. Only where
  // such exporters carry most of the product's exports.
  std::optional<double> exporters;

  // min(earlier, max(general, exporters)): earlier years may hold only those who report now, so they can lower the
  // share but never raise it.
  [[nodiscard]] double share() const;
};

// Share of the values of areas for which `held` holds; nothing when the values are none.
template <class Held>
[[nodiscard]] std::optional<double> share_of(std::span<const UsualValues::AreaValue> values, Held held) {
  double part = 0.0, whole = 0.0;
  for (const auto& v : values) {
    whole += v.value_usd;
    if (held(v.area)) part += v.value_usd;
  }
  return whole > 0.0 ? std::optional{part / whole} : std::nullopt;
}

}  // namespace noroshi::normalize
