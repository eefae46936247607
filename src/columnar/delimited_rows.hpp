#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace noroshi::columnar {

// The records of a text table one after another as cells by place, with the line each begins on: for matrices, whose
// head has several lines, whose records differ in length, and which have more columns (EXIOBASE: 9,800) than a typed
// scan takes. Fields in quotation marks as in RFC 4180; cells are trimmed of blanks; a byte-order mark is left out.
// Give it what columnar/intake made readable. Cost: one pass, memory of one record.
class DelimitedRows {
 public:
  // `delimiter` 0: the most frequent of , ; tab | in the first line that has any. Errors: io.
  [[nodiscard]] static Result<DelimitedRows> open(const std::filesystem::path& path, char delimiter);

  // The next record; its cells are valid until the call after. False at the end.
  // Errors: invalid_input (a quotation mark is never closed, a record longer than kMaxRecordBytes), with the line.
  [[nodiscard]] Result<bool> next(std::vector<std::string_view>& cells);
  [[nodiscard]] std::uint64_t line() const { return line_; }  // where the last record begins, from 1

  static constexpr std::size_t kMaxRecordBytes = 16'000'000;  // 100,000 columns of long numbers

 private:
  DelimitedRows(std::filesystem::path path, std::ifstream file, char delimiter)
      : path_{std::move(path)}, file_{std::move(file)}, delimiter_{delimiter} {}
  void split(std::vector<std::string_view>& cells);

  std::filesystem::path path_;
  std::ifstream file_;
  char delimiter_;
  std::string record_, part_;
  std::uint64_t line_ = 0, lines_read_ = 0;
};

}  // namespace noroshi::columnar
