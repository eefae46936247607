#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "model/provenance.hpp"
#include "model/verdict.hpp"

namespace noroshi {

// What a use case answers with and every interface can show: on a terminal, as CSV, JSON, XLSX, Parquet or HTML.
// A cell without a value, or with Verdict::unknown, is unknown; it is shown as such and never as zero.
using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string, Text, Verdict, Date>;

// How a column is shown: its heading, its unit, and what stands where a cell is unknown.
// A real has three decimals for people; a number has as many as it needs, three at most (ranks, figures of many units).
enum class CellKind : std::uint8_t { text, integer, real, number, share, usd, date, verdict };

struct ReportColumn {
  std::string id;  // column name in files: "top_share"
  Text title;      // heading for people
  CellKind kind = CellKind::text;
  Text note = {};          // what it is: formula, unit, source
  bool file_only = false;  // in files, but not in the table for people (said by the title, or a detail)
  bool lead = false;       // stands in front in the table for people; files keep the order of columns
};

struct ReportTable {
  std::string id;  // "chokepoints"
  Text title;
  std::vector<ReportColumn> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<Text> notes;             // what a reader must know: coverage, what was left out, what is unknown
  std::vector<Provenance> provenance;  // the sources of every figure in it
};

}  // namespace noroshi
