#pragma once
#include <duckdb.h>

#include <memory>
#include <string>
#include <vector>

#include "columnar/batch_writer.hpp"

namespace noroshi::columnar {

// Rows that we compute, as a table that DuckDB reads once and in order: an Arrow stream, because that is the one door
// through which DuckDB takes rows without a copy and writes them to Parquet on all cores. For columnar/ alone.
class RowSource {
 public:
  // `name`: of the view; it lives as long as this object. `fill` must do so, too.
  RowSource(duckdb_connection connection, std::string name, const std::vector<OutputColumn>& columns, std::size_t rows,
            const RowFill& fill);
  ~RowSource();
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;

  // SQL that selects all rows.
  [[nodiscard]] std::string select() const;

 private:
  struct Stream;
  duckdb_connection connection_;
  std::string name_;
  std::unique_ptr<Stream> stream_;
};

}  // namespace noroshi::columnar
