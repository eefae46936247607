#include "interfaces/wire/xlsx_table.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <set>

#include "interfaces/wire/figure.hpp"
#include "model/cell.hpp"

namespace noroshi::wire {
namespace {

constexpr std::size_t kMaxSheetRows = 1'048'576, kMaxCellText = 32'767, kMaxSheetName = 31;  // Excel's own limits
constexpr double kMinWidth = 9.0, kMaxWidth = 48.0;
constexpr std::size_t kRowsMeasured = 200;
constexpr int kFalseYear = 1900;                       // Excel gives it a 29 February
constexpr double kExactIntegers = 9007199254740992.0;  // 2^53: beyond it a sheet would change the number

struct Formats {
  lxw_format *header, *title, *usd, *share, *real, *number, *integer, *date, *wrapped, *flagged;
};

Formats make_formats(lxw_workbook* book) {
  const auto number = [&](const char* pattern) {
    lxw_format* format = workbook_add_format(book);
    format_set_num_format(format, pattern);
    return format;
  };
  Formats f{workbook_add_format(book), workbook_add_format(book), number("#,##0"), number("0.0%"),
            number("#,##0.000"),       number("General"),         number("0"),     number("yyyy-mm-dd"),
            workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(f.header);
  format_set_text_wrap(f.header);
  format_set_align(f.header, LXW_ALIGN_VERTICAL_TOP);
  format_set_bg_color(f.header, 0xE8EDF2);
  format_set_bottom(f.header, LXW_BORDER_THIN);
  format_set_bold(f.title);
  format_set_font_size(f.title, 13);
  format_set_text_wrap(f.wrapped);
  format_set_align(f.wrapped, LXW_ALIGN_VERTICAL_TOP);
  format_set_bold(f.flagged);
  format_set_font_color(f.flagged, 0xB3261E);
  return f;
}

lxw_format* format_of(const Formats& formats, CellKind kind) {
  switch (kind) {
    case CellKind::usd:
      return formats.usd;
    case CellKind::share:
      return formats.share;
    case CellKind::integer:
      return formats.integer;
    case CellKind::number:
      return formats.number;
    default:
      return formats.real;
  }
}

// At most kMaxCellText bytes, not in the middle of a character.
std::string fitting(std::string text) {
  if (text.size() <= kMaxCellText) return text;
  std::size_t end = kMaxCellText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  text.resize(end);
  return text;
}

void put_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string text, lxw_format* format = nullptr) {
  worksheet_write_string(sheet, row, column, fitting(std::move(text)).c_str(), format);
}

void put_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell, CellKind kind, Language language,
              const Formats& formats) {
  if (is_unknown(cell)) return;
  const auto number = number_in(cell);
  if (number && std::abs(*number) < kExactIntegers) {
    worksheet_write_number(
        sheet, row, column, *number,
        std::holds_alternative<std::int64_t>(cell) && kind != CellKind::usd && kind != CellKind::share
            ? formats.integer
            : format_of(formats, kind));
  } else if (const auto* flag = std::get_if<bool>(&cell); flag) {
    worksheet_write_boolean(sheet, row, column, *flag ? 1 : 0, nullptr);
  } else if (const auto* date = std::get_if<Date>(&cell); date && kind == CellKind::date && date->year > kFalseYear) {
    lxw_datetime day{date->year, static_cast<int>(date->month), static_cast<int>(date->day), 0, 0, 0.0};
    worksheet_write_datetime(sheet, row, column, &day, formats.date);
  } else if (const auto* verdict = std::get_if<Verdict>(&cell)) {
    put_text(sheet, row, column, std::string{verdict_words(*verdict).in(language)},
             *verdict == Verdict::flagged ? formats.flagged : nullptr);
  } else {
    put_text(sheet, row, column, plain_text(cell, language));
  }
}

// Roughly: bytes of UTF-8 beyond ASCII come three to a character that is two columns wide.
double width_of(std::string_view text) {
  std::size_t wide = 0;
  for (const char c : text) wide += (static_cast<unsigned char>(c) & 0x80u) != 0 ? 1u : 0u;
  return static_cast<double>(text.size() - wide) + static_cast<double>(wide) * 2.0 / 3.0;
}

double column_width(const ReportTable& table, std::size_t column, Language language) {
  double width = std::min(width_of(table.columns[column].title.in(language)) + 3.0, 16.0);
  for (std::size_t r = 0; r < std::min(kRowsMeasured, table.rows.size()); ++r) {
    if (column >= table.rows[r].size()) continue;
    width = std::max(width, width_of(cell_words(table.rows[r][column], table.columns[column].kind, language)) + 2.0);
  }
  return std::clamp(width, kMinWidth, kMaxWidth);
}

std::string sheet_name(const ReportTable& table, std::set<std::string>& taken) {
  std::string name;
  for (const char c : table.id)
    name.push_back(std::string_view{"[]:*?/\\'"}.find(c) == std::string_view::npos ? c : '_');
  if (name.empty()) name = "table";
  name.resize(std::min(name.size(), kMaxSheetName - 3));
  const std::string stem = name;
  for (int n = 2; !taken.insert(name).second; ++n) name = stem + "_" + std::to_string(n);
  return name;
}

void fill_sheet(lxw_worksheet* sheet, const ReportTable& table, Language language, const Formats& formats) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    put_text(sheet, 0, column, table.columns[c].title.in(language), formats.header);
    worksheet_set_column(sheet, column, column, column_width(table, c, language), nullptr);
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < std::min(table.columns.size(), table.rows[r].size()); ++c) {
      put_cell(sheet, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), table.rows[r][c], table.columns[c].kind,
               language, formats);
    }
  }
  worksheet_freeze_panes(sheet, 1, 0);
  if (!table.columns.empty()) {
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                         static_cast<lxw_col_t>(table.columns.size() - 1));
  }
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
}

void fill_notes(lxw_worksheet* sheet, std::span<const ReportTable> tables, Language language, const Formats& formats) {
  const auto word = [&](std::string_view en, std::string_view ja) {
    return std::string{language == Language::ja ? ja : en};
  };
  worksheet_set_column(sheet, 0, 0, 24, nullptr);
  worksheet_set_column(sheet, 1, 1, 100, nullptr);
  lxw_row_t row = 0;
  for (const auto& table : tables) {
    put_text(sheet, row++, 0, table.title.in(language), formats.title);
    for (const auto& note : table.notes) {
      put_text(sheet, row, 0, word("Note", "注"));
      put_text(sheet, row++, 1, note.in(language), formats.wrapped);
    }
    for (const auto& column : table.columns) {
      put_text(sheet, row, 0, column.id);
      const std::string& note = column.note.in(language);
      put_text(sheet, row++, 1, note.empty() ? column.title.in(language) : column.title.in(language) + ": " + note,
               formats.wrapped);
    }
    for (const auto& provenance : table.provenance) {
      put_text(sheet, row, 0, word("Source", "出典"));
      put_text(sheet, row++, 1, provenance_words(provenance, language), formats.wrapped);
    }
    put_text(sheet, row, 0, word("Empty cell", "空欄"));
    put_text(sheet, row++, 1, word("unknown, never zero", "不明（ゼロではない）"), formats.wrapped);
    ++row;
  }
}

constexpr std::time_t kCreated = 315'532'800;  // 1980-01-01, the first day that a ZIP archive can name

}  // namespace

Result<void> write_xlsx(std::span<const ReportTable> tables, Language language, const std::filesystem::path& file) {
  for (const auto& table : tables) {
    if (table.rows.size() < kMaxSheetRows) continue;
    return fail(ErrorCode::invalid_input,
                text("{} rows do not fit an Excel sheet (it holds {}). Use ⟦.format=csv⟧ or parquet, or ⟦.limit⟧.",
                     "{}行はExcelシートの上限（{}行）を超えています。⟦.format=csv⟧ 又は parquet、若しくは ⟦.limit⟧ "
                     "を使用してください。",
                     table.rows.size(), kMaxSheetRows),
                table.id);
  }
  // The library prints to stderr when it cannot create the file, so that is found out first.
  if (!std::ofstream{file, std::ios::binary}) {
    return fail(ErrorCode::io,
                Text{"the workbook cannot be created. Check that the folder exists and is writable.",
                     "ブックを作成できません。フォルダーの有無と書込み権限を確認してください。"},
                file.string());
  }
  lxw_workbook* book = workbook_new(file.c_str());
  if (!book) {
    return fail(ErrorCode::io,
                Text{"no workbook can be made (out of memory).", "ブックを作成できません（メモリ不足）。"});
  }
  // The same answer is the same file: the library would write the hour of the day otherwise.
  lxw_doc_properties properties{};
  properties.created = kCreated;
  workbook_set_properties(book, &properties);
  const Formats formats = make_formats(book);
  std::set<std::string> taken;
  for (const auto& table : tables) {
    fill_sheet(workbook_add_worksheet(book, sheet_name(table, taken).c_str()), table, language, formats);
  }
  const char* notes = language == Language::ja ? "注と出典" : "notes and sources";
  fill_notes(workbook_add_worksheet(book, notes), tables, language, formats);
  const lxw_error error = workbook_close(book);
  if (error == LXW_NO_ERROR) return {};
  const std::string_view reason = lxw_strerror(error);
  return fail(ErrorCode::io,
              text("the workbook cannot be written ({}). Check that the folder exists and has space.",
                   "ブックを書き込めません（{}）。フォルダーの有無と空き容量を確認してください。", reason),
              file.string());
}

}  // namespace noroshi::wire
