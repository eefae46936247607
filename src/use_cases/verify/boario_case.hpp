#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "model/io_table.hpp"
#include "propagation/peers/boario.hpp"

namespace noroshi::use_cases {

// A case folder of the peer BoARIO: Z.csv, Y.csv, x.csv (yearly), events.csv, and the folder's own name, whose parts
// say which options are not the defaults:
//   TABLE_EVENT[_noalt][_base][_inf][_psi095][_tau30][_inv20][_amax15]; EVENT decides the recovery of its events.
struct BoarioCase {
  IoTable table;
  propagation::BoarioOptions options;
  std::vector<propagation::BoarioEvent> events;
  bool base_model = false;
};

// Errors: not_found and invalid_input with file and cell; refused for losses of households (not in this mode).
[[nodiscard]] Result<BoarioCase> read_boario_case(columnar::Database& db, const std::filesystem::path& folder);

}  // namespace noroshi::use_cases
