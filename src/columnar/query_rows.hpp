#pragma once
#include <string>

#include "columnar/database.hpp"

namespace noroshi::columnar {

// Runs a query and calls take(batch, row) for each row of its answer, in order. Errors: those of the query.
template <class Take>
[[nodiscard]] Result<void> each_row(Database& db, const std::string& sql, Take take) {
  auto rows = db.query(sql);
  if (!rows) return fail(rows.error());
  while (true) {
    const auto batch = rows->next();
    if (!batch) return fail(batch.error());
    if (!*batch) return {};
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) take(**batch, r);
  }
}

}  // namespace noroshi::columnar
