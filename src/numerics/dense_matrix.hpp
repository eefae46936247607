#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace noroshi::numerics {

// rows x columns numbers, row by row, without gaps: element (i, j) is values[i * columns + j].
struct DenseMatrix {
  std::size_t rows = 0, columns = 0;
  std::vector<double> values;

  DenseMatrix() = default;
  DenseMatrix(std::size_t row_count, std::size_t column_count)
      : rows{row_count}, columns{column_count}, values(row_count * column_count, 0.0) {}

  [[nodiscard]] double operator()(std::size_t i, std::size_t j) const { return values[i * columns + j]; }
  [[nodiscard]] double& operator()(std::size_t i, std::size_t j) { return values[i * columns + j]; }
  [[nodiscard]] std::span<const double> row(std::size_t i) const { return {values.data() + i * columns, columns}; }
  [[nodiscard]] std::span<double> row(std::size_t i) { return {values.data() + i * columns, columns}; }

  friend bool operator==(const DenseMatrix&, const DenseMatrix&) = default;
};

}  // namespace noroshi::numerics
