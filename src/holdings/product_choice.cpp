#include "holdings/product_choice.hpp"

#include <algorithm>

namespace noroshi::holdings {

bool asked_for(const std::vector<std::string>& products, ProductCode code) {
  const auto digits = code.digits();
  return products.empty() || std::ranges::any_of(products, [&](const std::string& p) { return digits.starts_with(p); });
}

Result<void> check_products(const std::vector<std::string>& products) {
  for (const auto& p : products) {
    if (p.size() < 2 || p.size() > 12 || p.find_first_not_of("0123456789") != std::string::npos) {
      return fail(
          ErrorCode::invalid_input,
          text("'{}' is no product code. Give 2 to 12 digits with leading zeros, such as 270900.",
               "「{}」は品目コードとして読めません。270900 のように先頭のゼロを含む2～12桁の数字で指定してください。",
               p),
          p);
    }
  }
  return {};
}

}  // namespace noroshi::holdings
