#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "columnar/database.hpp"
#include "lake/import_transaction.hpp"
#include "model/io_table.hpp"

namespace noroshi::lake {

// Parquet form of an input-output table: two files of one partition ("2011", "JPN_2014") of a feed. For any tool:
//
//   io_outputs  one row per industry, then one per final user, in the publisher's order: year SMALLINT, part, kind
//               ('industry', 'final_user'), place INTEGER (0, 1, ... within the kind), region, sector (or category),
//               name, unit, output, value_added, other_inputs DOUBLE (null: the publisher prints none)
//   io_flows    one row per cell that is not zero, row by row: year, part, from_region, from_sector, to_region,
//               to_sector (or category), kind ('intermediate', 'final', 'imported_intermediate', 'imported_final'),
//               value DOUBLE in the unit of io_outputs, from_place, to_place INTEGER (as place above)
//
// Reading gives the table that was written, cell for cell.
inline constexpr const char* kIoOutputs = "io_outputs";
inline constexpr const char* kIoFlows = "io_flows";

struct IoTableFiles {
  std::filesystem::path outputs, flows;
};

struct IoTableRows {
  std::uint64_t outputs = 0, flows = 0;
};

// The partition of a table: "2011", "JPN_2014".
[[nodiscard]] std::string io_partition_name(const IoTable& table);

[[nodiscard]] Result<IoTableRows> write_io_table(columnar::Database& db, const IoTableFiles& files,
                                                 const IoTable& table);
// Everything but feed and provenance. Errors: io; corrupt (a place that the outputs do not have, a value that is no
// number). Cost: three columns of flows; 2.4 million cells about 0.1 s.
[[nodiscard]] Result<IoTable> read_io_table(columnar::Database& db, const IoTableFiles& files);

// Writes a table into the staging folder and announces both files as the next vintage of its partition.
[[nodiscard]] Result<IoTableRows> stage_io_table(ImportTransaction& transaction, columnar::Database& db,
                                                 const IoTable& table);

}  // namespace noroshi::lake
