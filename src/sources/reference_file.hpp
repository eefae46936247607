#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "columnar/database.hpp"
#include "model/rejected.hpp"
#include "sources/reference_feed.hpp"

namespace noroshi::sources {

// Everything one file of a reference feed holds.
template <class Row>
struct ReferenceDelivery {
  std::string layout;
  std::vector<Row> rows;  // in the order of the file, no key twice
  RejectedRows rejected;
  std::array<std::uint64_t, 5> remarks{};  // by RemarkKind
  std::uint64_t rows_read = 0;             // data rows of the file

  [[nodiscard]] std::uint64_t remarked(RemarkKind kind) const { return remarks[static_cast<std::size_t>(kind)]; }
};

struct ReferenceRequest {
  std::filesystem::path file;
  std::string shown_name;              // file name to report; empty: that of `file`
  std::optional<std::string> edition;  // see FileGlimpse::edition
};

// What identifies a row within its table; a second row of the same key
// in one file is a repeated line when it says the same, and else rejected as duplicate_key.
[[nodiscard]] std::string key_of(const ProductName& row);
[[nodiscard]] std::string key_of(const ConcordanceRow& row);
[[nodiscard]] std::string key_of(const ProductionRow& row);

// Looks at the first lines of a file. Errors: io, invalid_input.
[[nodiscard]] Result<FileGlimpse> look_at(const ReferenceRequest& request);

// Reads a whole file. Instantiated for the three kinds of row. Errors: those of the plan and of TableReader, cancelled.
// Cost: O(rows) memory; reference tables hold up to some 100,000 rows.
template <class Row>
[[nodiscard]] Result<ReferenceDelivery<Row>> read_reference(columnar::Database& database,
                                                            const ReferenceFeed<Row>& feed,
                                                            const ReferenceRequest& request,
                                                            const Progress& progress = {});

}  // namespace noroshi::sources
