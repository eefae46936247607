#pragma once
#include <optional>
#include <string>
#include <vector>

#include "holdings/opened_workspace.hpp"
#include "holdings/position_rows.hpp"
#include "requests/field.hpp"

namespace noroshi::holdings {

// Which positions a list shows. What is not known does not pass a bound: an unknown share is not at least 30 %.
struct PositionFilter {
  std::string supplier;             // area: the largest supplier; empty: any
  std::optional<double> min_share;  // of the largest supplier, [0, 1]
  std::optional<double> min_value;  // imports, USD
  bool designated = false;          // only codes of goods that Japan's act designates as specified critical goods

  static auto fields() {
    using F = PositionFilter;
    return std::tuple{Field{.name = "supplier",
                            .value = "AREA",
                            .member = &F::supplier,
                            .doc = {"Only products of which this area is the largest supplier.",
                                    "最大供給国が指定の国・地域である品目のみ。"},
                            .is = ValueIs::area},
                      Field{.name = "min_share",
                            .value = "SHARE",
                            .member = &F::min_share,
                            .doc = {"Only products whose largest supplier has at least this share (0.5).",
                                    "最大シェアがこの値（例：0.5）以上の品目のみ。"},
                            .min = 0.0,
                            .max = 1.0},
                      Field{.name = "min_value",
                            .value = "USD",
                            .member = &F::min_value,
                            .doc = {"Only products with imports of at least this value in USD.",
                                    "輸入額がこの値（米ドル）以上の品目のみ。"},
                            .min = 0.0,
                            .max = 1e15},
                      Field{.name = "designated",
                            .member = &F::designated,
                            .doc = {"Only codes of Japan's specified critical goods (the atlas says which).",
                                    "特定重要物資のコードのみ（アトラスの記載による）。"}}};
  }

  [[nodiscard]] bool any() const { return !supplier.empty() || min_share || min_value || designated; }
  // Takes out what does not pass. Errors: not_found for an area that is not known; those of the atlas.
  [[nodiscard]] Result<void> apply(OpenedWorkspace& workspace, std::vector<PositionRow>& rows) const;
};

}  // namespace noroshi::holdings
