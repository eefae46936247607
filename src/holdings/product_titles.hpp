#pragma once
#include <map>
#include <optional>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/position_rows.hpp"

namespace noroshi::holdings {

// Names of products. In order: the nomenclatures that the user imported (in the product's own edition if it is there);
// a good of the atlas with exactly that code; a good of which the code is a part, or which it holds among others; the
// nomenclature's name of the heading above. A name of wider or narrower scope says so ("Urea, among others"), and
// `scope_note` explains the wording. A product without a name has none; codes speak for themselves.
class ProductTitles {
 public:
  [[nodiscard]] static Result<ProductTitles> load(OpenedWorkspace& workspace, const std::vector<PositionRow>& rows);
  [[nodiscard]] std::optional<Text> find(ProductCode product) const;
  [[nodiscard]] std::optional<Text> scope_note() const;  // none when every name is that of its code

 private:
  std::map<ProductCode, Text> by_product_;
  bool other_scope_ = false;
};

}  // namespace noroshi::holdings
