#include "indicators/judgement.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

namespace noroshi::indicators {

void for_product_ranges(std::size_t products, const std::function<void(std::size_t begin, std::size_t end)>& judge) {
  constexpr std::size_t kProductsPerRange = 64;
  tbb::parallel_for(std::size_t{0}, (products + kProductsPerRange - 1) / kProductsPerRange, [&](std::size_t range) {
    judge(range * kProductsPerRange, std::min(products, (range + 1) * kProductsPerRange));
  });
}

}  // namespace noroshi::indicators
