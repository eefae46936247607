#include "normalize/usual_values.hpp"

#include <algorithm>
#include <tuple>

namespace noroshi::normalize {

void UsualValues::finish() {
  // Values take part in the order, so that equal keys add up in one order however they were added.
  std::ranges::sort(entries_, {}, [](const Entry& e) {
    return std::tuple{e.product, e.value.area, e.value.value_usd};
  });
  std::vector<Entry> sums;
  for (const auto& e : entries_) {
    if (sums.empty() || sums.back().product != e.product || sums.back().value.area != e.value.area)
      sums.push_back(e);
    else
      sums.back().value.value_usd += e.value.value_usd;
  }
  entries_ = std::move(sums);
}

std::vector<UsualValues::AreaValue> UsualValues::of(ProductCode product) const {
  std::vector<AreaValue> values;
  for (const auto& e : std::ranges::equal_range(entries_, product.across_editions().packed(), {}, &Entry::product))
    values.push_back(e.value);
  return values;
}

double HeldShares::share() const { return std::min(earlier.value_or(1.0), std::max(general, exporters.value_or(0.0))); }

}  // namespace noroshi::normalize
