#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace noroshi {

// Why a row of a delivery was not taken. The row is kept, counted and shown; nothing is dropped silently.
enum class RejectReason : std::uint8_t {
  wrong_column_count,
  unreadable_number,
  missing_field,
  unknown_area,
  malformed_code,
  lost_leading_zero,
  spreadsheet_number,
  code_too_short,
  unknown_nomenclature,
  unknown_flow,
  unknown_unit,
  malformed_period,
  negative_value,
  out_of_range,
  duplicate_key,
  self_trade,
  no_exchange_rate,
  invalid_encoding,
  oversized_field,
  unreadable_row,
};
[[nodiscard]] StaticText describe(RejectReason reason);
[[nodiscard]] std::string_view name_of(RejectReason reason);  // "unknown_area", as stored

struct RejectedRow {
  std::string file;
  std::uint64_t record = 0;  // 1 = first line of the file (the header)
  std::string field;         // column name; empty when the whole row is meant
  RejectReason reason = RejectReason::unreadable_row;
  std::string content;  // what stood there, at most 200 bytes of it
};

// The first kMaxRejectedKept rejected rows are kept whole; beyond that only the counts by reason go on.
inline constexpr std::size_t kMaxRejectedKept = 100'000;
struct RejectedRows {
  std::vector<RejectedRow> rows;
  std::vector<std::uint64_t> count_by_reason = std::vector<std::uint64_t>(32, 0);

  void add(RejectedRow row);
  [[nodiscard]] std::uint64_t total() const;
};

}  // namespace noroshi
