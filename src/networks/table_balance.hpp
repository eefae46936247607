#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "model/io_table.hpp"

namespace noroshi::networks {

// What an industry's row or column sums to, beside the output that the publisher prints.
struct BalanceLine {
  std::size_t industry = 0;
  double printed = 0.0, found = 0.0;  // the table's unit
};

// How far a table is from its own identities, before any treatment:
//   rows:    output[i] = sum_j intermediate[i][j] + sum_k final_demand[i][k]
//   columns: output[j] = sum_i intermediate[i][j] + sum_i imported[i][j] + other_inputs[j] + value_added[j]
// A gap share is sum |printed - found| / sum |printed|; nothing where the publisher prints no output (rows) or no value
// added (columns).
struct TableBalance {
  double output = 0.0;  // sum of printed outputs, else of the rows' sums
  std::optional<double> row_gap_share, column_gap_share;
  std::vector<BalanceLine> rows, columns;  // those with a gap, the largest first; empty without gap shares
};

// Cost: one pass over the table.
[[nodiscard]] TableBalance balance_of(const IoTable& table);

}  // namespace noroshi::networks
