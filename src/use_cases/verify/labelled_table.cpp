#include "use_cases/verify/labelled_table.hpp"

#include <charconv>
#include <limits>

#include "use_cases/verify/reference_cases.hpp"

namespace noroshi::use_cases {

Result<LabelledTable> read_labelled_table(columnar::Database& db, const std::filesystem::path& folder,
                                          const std::string& name) {
  auto file = folder / name;
  if (!std::filesystem::exists(file)) file += ".gz";
  if (!std::filesystem::exists(file)) file = folder / name;  // named in the refusal as it is in the case
  auto read = read_case_table(db, file);
  if (!read) return fail(read.error());
  LabelledTable table{{read->heads.begin() + 1, read->heads.end()}, {}, {}};
  for (auto& row : read->rows) {
    table.rows.push_back(std::move(row.front()));
    row.erase(row.begin());
    table.cells.push_back(std::move(row));
  }
  return table;
}

Result<numerics::DenseMatrix> numbers_of(const LabelledTable& table, const std::string& name) {
  numerics::DenseMatrix out{table.rows.size(), table.columns.size()};
  for (std::size_t r = 0; r < out.rows; ++r) {
    for (std::size_t c = 0; c < out.columns; ++c) {
      const std::string& cell = table.cells[r][c];
      if (cell.empty()) {
        out(r, c) = std::numeric_limits<double>::quiet_NaN();
        continue;
      }
      const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out(r, c));
      if (error != std::errc{} || end != cell.data() + cell.size()) {
        return fail(ErrorCode::invalid_input,
                    text("\"{}\" is no number. Correct the file", "「{}」は数ではありません。直してください", cell),
                    name + ":" + table.rows[r] + ":" + table.columns[c]);
      }
    }
  }
  return out;
}

}  // namespace noroshi::use_cases
