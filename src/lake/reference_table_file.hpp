#pragma once
#include <filesystem>
#include <span>

#include "columnar/database.hpp"
#include "model/reference_rows.hpp"
#include "model/rejected.hpp"

namespace noroshi::lake {

// Parquet form of the reference tables and of rejected rows; column names are those of the structs.
[[nodiscard]] Result<void> write_table_file(columnar::Database& db, const std::filesystem::path& path,
                                            std::span<const ProductName> rows);
[[nodiscard]] Result<void> write_table_file(columnar::Database& db, const std::filesystem::path& path,
                                            std::span<const ConcordanceRow> rows);
[[nodiscard]] Result<void> write_table_file(columnar::Database& db, const std::filesystem::path& path,
                                            std::span<const ProductionRow> rows);
[[nodiscard]] Result<void> write_table_file(columnar::Database& db, const std::filesystem::path& path,
                                            const std::string& feed, const RejectedRows& rejected);
// Columns of the last.
[[nodiscard]] const std::vector<columnar::OutputColumn>& rejected_columns();

}  // namespace noroshi::lake
