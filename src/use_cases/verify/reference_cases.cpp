#include "use_cases/verify/reference_cases.hpp"

#include <charconv>
#include <cmath>

#include "columnar/query_rows.hpp"

namespace noroshi::use_cases {

Result<CaseTable> read_case_table(columnar::Database& db, const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) {
    return fail(
        ErrorCode::not_found,
        text("the folder has no file {}. Give a folder laid out like the reference cases of its kind.",
             "フォルダーにファイル {} がありません。この種類の検証事例と同じ構成のフォルダーを指定してください。",
             file.filename().string()),
        file.string());
  }
  auto answer =
      db.query("SELECT * FROM read_csv(" + columnar::sql_file(file) +
               ", delim = ',', header = true, all_varchar = true, null_padding = false, max_line_size = 20000000)");
  if (!answer) return fail(answer.error());
  CaseTable table{answer->names(), {}};
  while (true) {
    const auto batch = answer->next();
    if (!batch) return fail(batch.error());
    if (!*batch) return table;
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
      auto& row = table.rows.emplace_back();
      for (std::size_t c = 0; c < table.heads.size(); ++c)
        row.emplace_back((*batch)->is_null(c, r) ? std::string_view{} : (*batch)->text(c, r));
    }
  }
}

Result<double> read_case_number(const std::string& cell, const std::filesystem::path& file, std::size_t row) {
  double value = 0.0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (fault == std::errc{} && end == cell.data() + cell.size() && std::isfinite(value)) return value;
  return fail(ErrorCode::invalid_input,
              text("'{}' is no number. Check the file of the case.",
                   "「{}」は数値ではありません。検証事例のファイルを確認し"
                   "てください。",
                   cell),
              file.string() + ":" + std::to_string(row));
}

}  // namespace noroshi::use_cases
