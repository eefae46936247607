#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "sources/feed.hpp"

namespace noroshi::sources::io {

// A feed of input-output tables: who publishes them and how their files are laid out. Every feed is a declaration,
// data/io_feeds/<id>.toml (its README documents the keys), read by the two readers of this folder; a table of the
// user's own is declared in the same way. What a label means is data, not code.

// Where a property of a whole table stands. One of the three; none: it is empty.
struct Place {
  std::string constant;
  int column = 0;  // of each row, from 1
  int group = 0;   // of the pattern of the file's name, from 1
};

// What the numbers of a file are.
enum class CellsAre : std::uint8_t {
  flows,    // rows and columns as their labels say: industries, final users, output, value added
  final,    // every column that is no word of the feed is a final user (a file Y beside a file Z)
  imported  // flows of imported products, where they have a file of their own
};

// A matrix with headings, by line and column numbers from 1 (0: there is none).
struct MatrixLayout {
  int region_row = 0, sector_row = 1, first_row = 2;
  int region_column = 0, sector_column = 1, first_column = 2;
  int name_column = 0;      // what the publisher calls the industry of a row
  int origin_column = 0;    // whether a row is of home or imported products
  std::string separator;    // "_": a label is region and sector in one
  bool other_rows = false;  // rows that no list names and no column has are left out, not refused
};

// A line per cell. Columns by their names in the file; empty: the file has none.
struct ListLayout {
  std::string from_region, from_sector, to_region, to_sector, from_kind, to_kind, value, year, part;
  std::string from_index, to_index;  // places from 0, as the index file counts them
  bool is_index = false;  // the file that lists the industries in order, with from_region, from_sector, value
};

struct FileLayout {
  std::string name;  // pattern (ECMAScript, no case) that the whole name of the file fits
  Place year, part, region;
  std::string sheet;
  char delimiter = 0;  // 0: found in the file
  CellsAre cells = CellsAre::flows;
  std::optional<MatrixLayout> matrix;  // one of the two
  std::optional<ListLayout> list;
};

// What a row or column is when it is no industry.
enum class LabelIs : std::uint8_t {
  output,
  value_added,   // several: their sum
  other_inputs,  // taxes less subsidies on products, margins, adjustments; several: their sum
  total_use,     // of a row; final uses as a whole are what is left of it beside the inputs of industries
  ignored,       // totals and details of what another label holds
};

struct IoFeed {
  FeedInfo info;
  std::string unit;
  std::vector<FileLayout> files;
  std::map<std::string, LabelIs, std::less<>> rows, columns;
  std::map<std::string, std::string, std::less<>> final_users;  // code of the publisher -> category
  std::vector<std::string> final_order;                         // categories by place, for index columns
  std::vector<std::string> subtracted;                          // columns printed positive that count negative
  std::vector<std::string> imported_words;                      // of the origin column
  std::vector<std::string> ignored_regions;                     // of columns: "TOT"
  std::map<std::string, std::string, std::less<>> kinds;        // of lists: industry, value_added, final, ignored
  // Products that no industry is named after and the other way round (US use tables) stand in a square table all the
  // same, with an empty column or row.
  bool union_of_labels = false;
};

// Errors: invalid_input with file:line; not_found.
[[nodiscard]] Result<IoFeed> parse_io_feed(std::string_view toml, const std::string& where);
[[nodiscard]] Result<IoFeed> read_io_feed(const std::filesystem::path& file);
// Every *.toml of a folder, by id.
[[nodiscard]] Result<std::vector<IoFeed>> read_io_feeds(const std::filesystem::path& folder);

// Which layout a file has, and what its name says.
struct RecognisedFile {
  const FileLayout* layout = nullptr;
  std::vector<std::string> groups;  // of the pattern, from 0: the whole name

  // The property if it does not stand in a column. A year of two digits is one of 1950 to 2049.
  [[nodiscard]] std::string constant(const Place& place) const;
};
// Error: invalid_input, with the names that the feed's files have.
[[nodiscard]] Result<RecognisedFile> recognise(const IoFeed& feed, const std::filesystem::path& file);

}  // namespace noroshi::sources::io
