#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/reference_rows.hpp"
#include "sources/feed.hpp"

namespace noroshi::sources {

// Feeds of reference tables: names of products, concordances, production of minerals. One contract for every kind of
// row, so that one import (reference_file.hpp) serves them all:
//   look at the file -> plan (which columns, which reader) -> rows, rejected rows and remarks.

// What happened to a row that is neither a row of the table nor an error, or that was changed on the way in.
enum class RemarkKind : std::uint8_t {
  repaired_leading_zero,  // accepted, with a zero put back where only one reading is possible
  grouping_line,          // a heading line without a code of its own
  other_statistic,        // a figure that the table does not hold (prices, employment, trade ...)
  repeated_line,          // says again, word for word or by season, what an accepted row says
  no_figure,              // the publisher leaves the cell blank: neither a number nor "withheld"
};
[[nodiscard]] StaticText describe(RemarkKind kind);
[[nodiscard]] std::string_view name_of(RemarkKind kind);

// Receives what a feed reads. Every row of a file ends in at least one of the three calls.
template <class Row>
class ReferenceSink {
 public:
  virtual void accept(Row row) = 0;
  virtual void reject(std::string_view field, RejectReason reason, std::string_view content) = 0;
  virtual void remark(RemarkKind kind, std::string_view content) = 0;

 protected:
  ~ReferenceSink() = default;
};

// One row of a file as text cells, in the order of the plan's fields; a missing value is nothing. Publishers of these
// tables write "W", "10,000" or "<0.1%" where a number should be, so the feeds read the text themselves.
using Cells = std::span<const std::optional<std::string_view>>;

// Reads rows in the order of the file; may remember rows above (a tariff schedule is a tree written line by line).
template <class Row>
using RowReader = std::function<void(Cells cells, ReferenceSink<Row>& sink)>;

// What is known about a file before its rows are read.
struct FileGlimpse {
  std::string file_name;               // without its folder
  std::vector<std::string> columns;    // of a CSV; empty for JSON
  std::optional<std::string> edition;  // given by the user: "HS22", "HS22:ISIC4", "2020"
  std::string mentioned;               // the only HS edition that the text of the file names, or empty
};

template <class Row>
struct ReadPlan {
  std::string layout;                       // what the file was recognised as, for the report: "HS17 -> ISIC4"
  std::vector<columnar::FieldSpec> fields;  // all of kind text
  columnar::TableFormat format;
  RowReader<Row> read_row;
};

template <class Row>
struct ReferenceFeed {
  FeedInfo info;
  // Errors: invalid_input when the file is none of this feed, or its edition is neither in the file nor given.
  Result<ReadPlan<Row>> (*plan)(const FileGlimpse& file);
};

using ProductNameFeed = ReferenceFeed<ProductName>;
using ConcordanceFeed = ReferenceFeed<ConcordanceRow>;
using ProductionFeed = ReferenceFeed<ProductionRow>;

// Fields of a plan by their names.
[[nodiscard]] inline std::vector<columnar::FieldSpec> text_fields(std::initializer_list<std::string_view> names) {
  std::vector<columnar::FieldSpec> fields;
  for (const auto name : names) fields.push_back(columnar::FieldSpec{std::string{name}});
  return fields;
}

// The refusal of a file that is not of this feed; `expected` are the columns that it should have.
[[nodiscard]] Error not_this_feed(const FileGlimpse& file, std::string_view expected);

}  // namespace noroshi::sources
