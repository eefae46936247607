#pragma once
#include <map>
#include <optional>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "use_cases/position_rows.hpp"

namespace noroshi {

// Names of products from the nomenclatures that the user imported, and from the atlas where it has a good with exactly
// that code. A product without a name has none; codes speak for themselves.
class ProductTitles {
 public:
  [[nodiscard]] static Result<ProductTitles> load(const Workspace& workspace, Database& db, const std::vector<PositionRow>& rows);
  [[nodiscard]] std::optional<Text> find(ProductCode product) const;

 private:
  std::map<std::string, Text> by_digits_;
};

}  // namespace noroshi
