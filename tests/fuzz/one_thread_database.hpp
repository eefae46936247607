#pragma once
#include <cstdlib>
#include <utility>

#include "columnar/database.hpp"

namespace noroshi::fuzz {

// DuckDB without workers: one run is like the next, and what a worker still holds while it waits is not taken for a
// leak.
inline columnar::Database database() {
  auto opened = columnar::Database::open();
  if (!opened || !opened->execute("SET threads = 1")) std::abort();
  return std::move(*opened);
}

}  // namespace noroshi::fuzz
