#pragma once
#include <vector>

#include "base/result.hpp"
#include "model/io_table.hpp"
#include "numerics/dense_matrix.hpp"

namespace noroshi::propagation {

// An input-output table solved once: what every static method reads. N industries, money in the table's unit.
//   x = Z 1 + f          gross output is what is sold, so that the accounts close to the last digit
//   A_ij = Z_ij / x_j    what industry j buys of i for a unit of its output
//   L = (I - A)^-1       output of i that a unit of final demand for j needs, through all suppliers of suppliers
// Leontief (1936), "Quantitative input and output relations", Rev. Econ. Stat. 18(3); Miller and Blair (2009),
// Input-Output Analysis, ch. 2. Value added is the publisher's where the table has it, else x less all purchases.
//
// An industry without output (sales that are nothing, cancel out, or are negative) has no coefficients. It is kept
// inert: it neither buys nor sells, its row and column of L are those of the identity, measures of it are unknown. What
// it sold and bought becomes final demand of its suppliers and primary input of its users.
struct LeontiefSystem {
  std::vector<Industry> industries;
  std::vector<double> output;           // x, N
  std::vector<double> final_demand;     // f, N; may be negative where stocks were run down
  std::vector<double> primary_input;    // x less purchases from industries, N
  std::vector<double> value_added;      // N
  std::vector<double> net_inventories;  // N: final users called "inventories"; part of f
  numerics::DenseMatrix coefficients;   // A, N x N
  numerics::DenseMatrix inverse;        // L, N x N
  std::vector<char> inert;              // N
  double dropped = 0.0;                 // money of sales and purchases of inert industries
  double residual = 0.0;                // of x = L f: max |x - L f| / max |x|
  double reciprocal_condition = 0.0;    // of I - A

  [[nodiscard]] std::size_t size() const { return output.size(); }

  // Errors: invalid_input for a table whose parts do not fit together, without an industry that sells, with a number
  // that is not finite, whose I - A is (nearly) singular, or whose industries need more than they make (L has a
  // negative element although A has none: Hawkins and Simon 1949, Econometrica 17). Cost: 2 N^3 operations, 3 N^2
  // numbers.
  [[nodiscard]] static Result<LeontiefSystem> of(const IoTable& table);
};

// What a final user is called who builds up or runs down stocks.
inline constexpr std::string_view kInventories = "inventories";

[[nodiscard]] std::vector<double> column_sums(const numerics::DenseMatrix& matrix);
[[nodiscard]] std::vector<double> row_sums(const numerics::DenseMatrix& matrix);

// Ghosh inverse G = (I - B)^-1 with B_ij = Z_ij / x_i, where a unit of primary input of i ends up: G_ij = L_ij x_j /
// x_i (Ghosh 1958, Economica 25; Miller and Blair 2009, eq. 12.10). The row of an inert industry is that of the
// identity.
[[nodiscard]] inline double ghosh(const LeontiefSystem& system, std::size_t i, std::size_t j) {
  if (system.inert[i] != 0) return i == j ? 1.0 : 0.0;
  return system.inverse(i, j) * system.output[j] / system.output[i];
}
[[nodiscard]] std::vector<double> ghosh_row_sums(const LeontiefSystem& system);

}  // namespace noroshi::propagation
