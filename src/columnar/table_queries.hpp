#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "columnar/table_header.hpp"
#include "columnar/table_reader.hpp"

namespace noroshi::columnar {

// The SQL that reads one table: good rows in order, and the rows that cannot be read.
struct TableQueries {
  std::string rows;                                // columns: one per present field, then the record number if numbered
  bool numbered = false;                           // false (CSV): records are counted by the reader
  std::vector<std::optional<std::size_t>> fields;  // field -> column of `rows`; nothing: the file lacks it
  std::string rejected;                            // record, field, reason, content (text), ordered by record
  std::vector<std::string> cleanup;                // to run when all is read
  std::vector<std::string> names;                  // CSV: column names as written, for rejected rows
  std::vector<std::string> field_names;  // field -> its name in the file; as asked for where the file lacks it
};

[[nodiscard]] Result<TableQueries> csv_queries(Database& database, const std::filesystem::path& path,
                                               const TableHeader& header, std::span<const FieldSpec> fields,
                                               const TableFormat& format);
// JSON: loads the records into a temporary table first.
[[nodiscard]] Result<TableQueries> json_queries(Database& database, const std::filesystem::path& path, TableKind kind,
                                                std::span<const FieldSpec> fields, const TableFormat& format);
[[nodiscard]] Result<TableQueries> parquet_queries(Database& database, const std::filesystem::path& path,
                                                   std::span<const FieldSpec> fields, const TableFormat& format);

}  // namespace noroshi::columnar
