#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "columnar/database.hpp"
#include "model/io_table.hpp"
#include "model/rejected.hpp"
#include "sources/io/io_feed.hpp"
#include "sources/io/table_draft.hpp"

namespace noroshi::sources::io {

// A file of a delivery that columnar/intake made readable.
struct IoFile {
  std::filesystem::path named;     // as its publisher named it
  std::filesystem::path readable;  // as it can be read
  bool workbook = false;           // it was XLSX: `readable` is comma-separated
};

// Tables as they grow from file to file, and the cells that no number could be read from.
struct IoDrafts {
  const IoFeed& feed;
  std::optional<int> year;                                        // of files that do not say theirs
  std::map<std::pair<std::string, int>, TableDraft> tables = {};  // by part and year
  RejectedRows rejected = {};
  std::uint64_t cells = 0;  // numbers read

  // The table of a part and year as written. Error: invalid_input (no year).
  [[nodiscard]] Result<TableDraft*> table(const std::string& part, const std::string& year, const std::string& where);
};

// What stands in a cell: nothing counts as zero (publishers leave cells without a flow blank); no value: no number.
[[nodiscard]] std::optional<double> read_cell(std::string_view cell);

[[nodiscard]] Result<void> read_matrix(const IoFile& file, const RecognisedFile& recognised, IoDrafts& drafts);
[[nodiscard]] Result<void> read_list(columnar::Database& db, const IoFile& file, const RecognisedFile& recognised,
                                     IoDrafts& drafts);

struct IoDelivery {
  std::vector<IoTable> tables;  // by part and year
  RejectedRows rejected;        // cells: file, line, column and content; they count as zero in the tables
  std::uint64_t cells = 0;
};

// Reads all files of a delivery, in the order in which the feed declares them. Errors: invalid_input (a file that is
// not of this feed; what the tables' own checks find, see TableDraft::finish), cancelled. Cost: WIOD (1,435 x 1,640)
// about a second from CSV; memory 16 bytes a cell that is not zero, and the matrices.
[[nodiscard]] Result<IoDelivery> read_io_files(columnar::Database& db, const IoFeed& feed, std::vector<IoFile> files,
                                               std::optional<int> year, const Progress& progress = {});

}  // namespace noroshi::sources::io
