#include "networks/table_balance.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <span>

namespace noroshi::networks {
namespace {

double sum(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::vector<double> row_sums(const IoTable& t) {
  std::vector<double> sums(t.size());
  for (std::size_t i = 0; i < t.size(); ++i) sums[i] = sum(t.intermediate.row(i)) + sum(t.final_demand.row(i));
  return sums;
}

std::vector<double> column_sums(const IoTable& t) {
  auto sums = t.value_added;
  const auto n = t.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) sums[j] += t.intermediate(i, j);
    for (std::size_t j = 0; j < n && !t.imported.values.empty(); ++j) sums[j] += t.imported(i, j);
  }
  for (std::size_t j = 0; j < n && !t.other_inputs.empty(); ++j) sums[j] += t.other_inputs[j];
  return sums;
}

double gap(const BalanceLine& line) { return std::abs(line.printed - line.found); }

// Lines with a gap, the largest first, and the gaps' share of what is printed.
double compare(const std::vector<double>& printed, const std::vector<double>& found, std::vector<BalanceLine>& lines) {
  double gaps = 0.0, total = 0.0;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const BalanceLine line{i, printed[i], found[i]};
    gaps += gap(line);
    total += std::abs(printed[i]);
    if (gap(line) > 0.0) lines.push_back(line);
  }
  std::ranges::stable_sort(lines, std::greater{}, gap);
  return total > 0.0 ? gaps / total : 0.0;
}

}  // namespace

TableBalance balance_of(const IoTable& table) {
  TableBalance balance;
  const auto sold = row_sums(table);
  balance.output = sum(table.output.empty() ? sold : table.output);
  if (!table.output.empty()) balance.row_gap_share = compare(table.output, sold, balance.rows);
  if (!table.value_added.empty()) {
    const auto& output = table.output.empty() ? sold : table.output;
    balance.column_gap_share = compare(output, column_sums(table), balance.columns);
  }
  return balance;
}

}  // namespace noroshi::networks
