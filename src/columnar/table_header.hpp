#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "columnar/table_reader.hpp"

namespace noroshi::columnar {

enum class TableKind : std::uint8_t { csv, json_list, json_object, parquet };

// What the first lines of a text table say.
struct TableHeader {
  TableKind kind = TableKind::csv;
  bool gzip = false;
  char delimiter = ',';
  std::vector<std::string> padded_nulls;  // CSV: texts of no value as they stand between blanks ("       NA", "    ")
  std::vector<std::string> columns;       // CSV: names in order, as written, without quotation marks and blanks
};

// Reads the beginning of a plain or gzip file. Errors: io, invalid_input (empty; no header within 1 MiB).
[[nodiscard]] Result<TableHeader> read_header(const std::filesystem::path& path, const TableFormat& format);

// Which column each field is: the first of its name and aliases that occurs (a column serves
// one field only, the first that names it). Errors: invalid_input naming every
// required column that is missing and what the file has instead.
[[nodiscard]] Result<std::vector<std::optional<std::size_t>>> match_columns(std::span<const FieldSpec> fields,
                                                                            std::span<const std::string> columns,
                                                                            const std::string& where);

// Errors: invalid_input naming both places when a column that is used has the name of another one.
[[nodiscard]] Result<void> refuse_repeated(std::span<const std::optional<std::size_t>> matched,
                                           std::span<const std::string> columns, const std::string& where);

}  // namespace noroshi::columnar
