#pragma once
#include <span>
#include <string>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi::holdings {

// The column that a list is ordered by at a user's wish ("hhi", "-hhi").
struct TableOrder {
  std::size_t column = 0;
  bool descending = false;
};
// Error: invalid_input at the field "sort" for a column that is none, with the nearest.
[[nodiscard]] Result<TableOrder> read_order(const std::string& wish, std::span<const ReportColumn> columns);

// Stable: equal rows stay in their order. Unknown stands last either way.
void order_rows(ReportTable& table, const TableOrder& order);

}  // namespace noroshi::holdings
