#include "propagation/static/leontief_system.hpp"

#include <algorithm>
#include <cmath>

#include "base/contract.hpp"
#include "numerics/linear_solver.hpp"

namespace noroshi::propagation {
namespace {

using numerics::DenseMatrix;

// Sales that cancel out leave rounding: below this share of what is added up there is no output.
constexpr double kNoOutput = 1e-12;
// A negative element of L beyond rounding. L of a productive table has none.
constexpr double kRounding = 1e-9;

Result<void> check_shape(const IoTable& table) {
  const std::size_t n = table.size();
  const bool fits = table.intermediate.rows == n && table.intermediate.columns == n && table.final_demand.rows == n &&
                    table.final_demand.columns == table.final_users.size() &&
                    (table.value_added.empty() || table.value_added.size() == n);
  if (fits && n > 0) return {};
  return fail(
      ErrorCode::invalid_input,
      text("the parts of the input-output table do not fit together: {} industries, intermediate use {} x {}, "
           "final demand {} x {}, {} final users. The first must be square and all must have the same rows.",
           "産業連関表の各部の大きさが一致しません：産業数{}、中間取引{}×{}、最終需要{}×{}、最終需要部門{}。中間取"
           "引は正方行列で、行数は全て同じでなければなりません。",
           n, table.intermediate.rows, table.intermediate.columns, table.final_demand.rows, table.final_demand.columns,
           table.final_users.size()),
      table.feed);
}

Result<void> check_numbers(const IoTable& table) {
  const auto finite = [](double value) { return std::isfinite(value); };
  if (std::ranges::all_of(table.intermediate.values, finite) &&
      std::ranges::all_of(table.final_demand.values, finite) && std::ranges::all_of(table.value_added, finite))
    return {};
  return fail(ErrorCode::invalid_input,
              {"the input-output table holds a number that is not finite. Import it again from the publisher's file.",
               "産業連関表に有限でない数があります。公表元のファイルから取り込み直してください。"},
              table.feed);
}

// Output as sold, and who has none.
void add_sales(LeontiefSystem& system, const IoTable& table) {
  const std::size_t n = table.size();
  system.output.assign(n, 0.0);
  system.net_inventories.assign(n, 0.0);
  system.inert.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    double sold = 0.0, turned_over = 0.0;
    for (const double value : table.intermediate.row(i)) sold += value, turned_over += std::abs(value);
    for (std::size_t k = 0; k < table.final_users.size(); ++k) {
      const double value = table.final_demand(i, k);
      sold += value, turned_over += std::abs(value);
      if (table.final_users[k].category == kInventories) system.net_inventories[i] += value;
    }
    if (sold > kNoOutput * turned_over) {
      system.output[i] = sold;
    } else {
      system.inert[i] = 1;
      system.net_inventories[i] = 0.0;
    }
  }
}

// A, and f, primary input and value added that close the accounts.
void add_coefficients(LeontiefSystem& system, const IoTable& table) {
  const std::size_t n = table.size();
  system.final_demand = system.output;
  system.primary_input = system.output;
  system.coefficients = DenseMatrix{n, n};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double flow = table.intermediate(i, j);
      if (system.inert[i] != 0 || system.inert[j] != 0) {
        system.dropped += std::abs(flow);
        continue;
      }
      system.coefficients(i, j) = flow / system.output[j];
      system.final_demand[i] -= flow;
      system.primary_input[j] -= flow;
    }
  }
  system.value_added = table.value_added.empty() ? system.primary_input : table.value_added;
  for (std::size_t i = 0; i < n; ++i) {
    if (system.inert[i] != 0) system.value_added[i] = 0.0;
  }
}

DenseMatrix identity_less(const DenseMatrix& coefficients) {
  DenseMatrix m = coefficients;
  for (double& value : m.values) value = -value;
  for (std::size_t i = 0; i < m.rows; ++i) m(i, i) += 1.0;
  return m;
}

Result<void> check_productive(const LeontiefSystem& system) {
  const auto least = std::ranges::min_element(system.inverse.values);
  const bool uses_are_positive =
      std::ranges::none_of(system.coefficients.values, [](double value) { return value < 0.0; });
  if (!uses_are_positive || *least > -kRounding) return {};
  const auto j = static_cast<std::size_t>(least - system.inverse.values.begin()) % system.size();
  return fail(
      ErrorCode::invalid_input,
      text("the industries of the table need more than they make (its Leontief inverse is negative for {} {}), so "
           "no output could meet a final demand. Check that industry's row and column.",
           "この産業連関表では投入が産出を上回り（{} {}のレオンチェフ逆行列が負）、最終需要を満たす産出が存在しま"
           "せん。この産業の行と列を確認してください。",
           system.industries[j].region, system.industries[j].sector));
}

double accounting_residual(const LeontiefSystem& system) {
  const auto needed = numerics::product(system.inverse, system.final_demand);
  double worst = 0.0, largest = 0.0;
  for (std::size_t i = 0; i < system.size(); ++i) {
    worst = std::max(worst, std::abs(system.output[i] - needed[i]));
    largest = std::max(largest, system.output[i]);
  }
  return worst / largest;
}

}  // namespace

Result<LeontiefSystem> LeontiefSystem::of(const IoTable& table) {
  if (const auto shape = check_shape(table); !shape) return fail(shape.error());
  if (const auto numbers = check_numbers(table); !numbers) return fail(numbers.error());
  LeontiefSystem system;
  system.industries = table.industries;
  add_sales(system, table);
  if (std::ranges::all_of(system.inert, [](char inert) { return inert != 0; })) {
    return fail(ErrorCode::invalid_input,
                {"no industry of the table sells anything. Check which rows and columns were read.",
                 "この産業連関表には販売のある産業がありません。読み込んだ行と列を確認してください。"},
                table.feed);
  }
  add_coefficients(system, table);
  auto factors = numerics::LuFactors::of(identity_less(system.coefficients));
  if (!factors) return fail(factors.error());
  system.reciprocal_condition = factors->reciprocal_condition();
  system.inverse = std::move(*factors).inverse();
  if (const auto productive = check_productive(system); !productive) return fail(productive.error());
  system.residual = accounting_residual(system);
  return system;
}

std::vector<double> column_sums(const DenseMatrix& matrix) {
  std::vector<double> sums(matrix.columns, 0.0);
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    const auto row = matrix.row(i);
    for (std::size_t j = 0; j < row.size(); ++j) sums[j] += row[j];
  }
  return sums;
}

std::vector<double> row_sums(const DenseMatrix& matrix) {
  std::vector<double> sums(matrix.rows, 0.0);
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    for (const double value : matrix.row(i)) sums[i] += value;
  }
  return sums;
}

std::vector<double> ghosh_row_sums(const LeontiefSystem& system) {
  std::vector<double> sums(system.size(), 0.0);
  for (std::size_t i = 0; i < system.size(); ++i) {
    for (std::size_t j = 0; j < system.size(); ++j) sums[i] += ghosh(system, i, j);
  }
  return sums;
}

}  // namespace noroshi::propagation
