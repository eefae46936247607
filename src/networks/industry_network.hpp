#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "model/io_table.hpp"

namespace noroshi::networks {

// What is done with something in a table that a model cannot take as it is. Each has an option, is counted, and is
// listed industry by industry with what was there and what was put.
enum class TreatmentKind : std::uint8_t {
  missing_output,         // the publisher prints no output: the row's sum stands for it
  output_by_row,          // the printed output differs from the row's sum: the row's sum stands for it
  idle_industry,          // no sales and no inputs: kept, inert
  inputs_without_output,  // output zero but inputs: the inputs of the column are left out, as nothing is made of them
  negative_flow,          // a negative cell between industries: set to zero
  negative_inventories,   // stocks run down, so that a row's final demand is negative: kept apart as `drawdown`
  negative_demand,      // any other negative cell of final demand (by-products, second-hand goods): kept apart likewise
  negative_output,      // a row that sums to less than zero: the industry is inert
  imports_column,       // imports as a negative column: taken off each user of the product in proportion
  inputs_above_output,  // inputs cost more than the output (value added below zero): kept, listed
};
inline constexpr std::size_t kTreatmentKinds = 10;
[[nodiscard]] StaticText describe(TreatmentKind kind);
[[nodiscard]] std::string_view name_of(TreatmentKind kind);

struct Treatment {
  TreatmentKind kind;
  std::size_t industry = 0;     // index into the industries
  double was = 0.0, put = 0.0;  // in the table's unit
};

// Which output an industry has when the printed one is not the sum of its row.
enum class OutputRule : std::uint8_t {
  row_sum,  // sales are what is known cell by cell; sums stay exact (default)
  printed,  // the publisher's figure; the difference is `unexplained` of the row
};
// What a negative cell between industries becomes.
enum class NegativeRule : std::uint8_t { zero, keep };
// What imports in a negative column are.
enum class ImportsRule : std::uint8_t {
  take_off,  // each home user of a product (not exports) buys the same share of it abroad (default)
  keep,      // the flows stay those of home and imported products together
};

struct NetworkOptions {
  OutputRule output = OutputRule::row_sum;
  NegativeRule negative_flows = NegativeRule::zero;
  ImportsRule imports = ImportsRule::take_off;
  // A printed output counts as different from the row's sum above this share of it (publishers round).
  double output_tolerance = 1e-9;
};

// An economy ready for models: no flow between industries is negative (unless asked), every number is finite, and
//   sum_j intermediate[i][j] + sum_k final_demand[i][k] = output[i]      (row_sum; to rounding)
// holds for every industry. `final_demand` may hold negative cells, where stocks are run down: its row sums matter, and
// `drawdown` says how much of each is negative. An industry with output 0 is inert: it neither sells nor buys.
struct IndustryNetwork {
  std::string table;  // "wiod2013:2011"
  std::string unit;
  std::vector<Industry> industries;    // N, order of the table
  std::vector<FinalUser> final_users;  // M
  numerics::DenseMatrix intermediate;  // N x N: what i sold to j; of home products where imports are known apart
  numerics::DenseMatrix final_demand;  // N x M
  numerics::DenseMatrix imported;      // N x (N + M): the same bought abroad; empty for a world table
  std::vector<double> output;          // N, zero or more
  std::vector<double> value_added;     // N: output - inputs - imported inputs - other inputs; may be negative (listed)
  std::vector<double> drawdown;        // N: sum of the negative cells of final demand, zero or less
  std::vector<Treatment> treatments;   // by kind, then industry

  [[nodiscard]] std::size_t size() const { return industries.size(); }
  [[nodiscard]] bool inert(std::size_t industry) const { return output[industry] == 0.0; }
};

// Errors: invalid_input (a table of inconsistent shape, a cell that is no finite number, no final demand, no output at
// all). Cost: a few passes over the table.
[[nodiscard]] Result<IndustryNetwork> build_network(const IoTable& table, const NetworkOptions& options = {});

}  // namespace noroshi::networks
