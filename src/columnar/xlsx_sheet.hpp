#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "columnar/scratch_file.hpp"

namespace noroshi::columnar {

struct SheetAsCsv {
  ScratchFile file;   // UTF-8, comma, every text cell in quotation marks
  std::string sheet;  // which sheet it is
};

// What the program noroshi-xlsx (xlsx_reader.cpp) answers: a kind, then its words (name of the sheet, names of the
// sheets there are, what is damaged).
enum class SheetAnswer : char { sheet = 's', missing = 'm', large = 'l', damaged = 'd', unwritten = 'w' };

// Where that program is: beside the one that runs, in the libexec folder of the same installation, or (for a program
// that is not ours and loads us) where it was built.
[[nodiscard]] std::filesystem::path xlsx_reader();

// Copies one sheet of an XLSX workbook to CSV; row n of the sheet is line n of the CSV (a text with line breaks apart).
// Formulas are written by their stored result; dates are Excel's day numbers unless the cell is of the ISO date type.
// Errors: invalid_input (no workbook, no such sheet, larger than the bounds below, a workbook that broke the reader),
// io. Memory: the workbook's texts and one sheet's XML, by liborcus.
[[nodiscard]] Result<SheetAsCsv> xlsx_to_csv(const std::filesystem::path& path, const std::string& sheet,
                                             const std::filesystem::path& scratch_folder,
                                             const std::filesystem::path& reader = xlsx_reader());

inline constexpr std::uint64_t kMaxWorkbookBytes = 1'000'000'000;  // unpacked; liborcus holds them in memory
inline constexpr std::size_t kMaxSheetCells = 20'000'000;

}  // namespace noroshi::columnar
