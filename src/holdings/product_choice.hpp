#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/product.hpp"

namespace noroshi::holdings {

// Products as a user asks for them: digits of codes, where a heading takes all below it; none: all.
[[nodiscard]] bool asked_for(const std::vector<std::string>& products, ProductCode code);
// Error: invalid_input for anything but 2 to 12 digits.
[[nodiscard]] Result<void> check_products(const std::vector<std::string>& products);

}  // namespace noroshi::holdings
