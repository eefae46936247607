#include "interfaces/cli/deliver.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>

#include "interfaces/cli/new_file.hpp"
#include "interfaces/cli/terminal_table.hpp"
#include "interfaces/cli/wording.hpp"
#include "interfaces/wire/csv_table.hpp"
#include "interfaces/wire/json_table.hpp"
#include "interfaces/wire/parquet_table.hpp"
#include "interfaces/wire/xlsx_table.hpp"

namespace noroshi::cli {
namespace {

struct NamedFormat {
  std::string_view name;
  Format format;
  std::string_view ending;
};
constexpr std::array kFormats = {
    NamedFormat{"table", Format::table, ".txt"},         NamedFormat{"csv", Format::csv, ".csv"},
    NamedFormat{"json", Format::json, ".json"},          NamedFormat{"xlsx", Format::xlsx, ".xlsx"},
    NamedFormat{"parquet", Format::parquet, ".parquet"}, NamedFormat{"html", Format::html, ".html"},
};

std::string drawn(std::span<const ReportTable> tables, const TableLook& look, bool with_notes) {
  std::string out;
  for (const auto& table : tables) {
    if (!out.empty()) out.push_back('\n');
    out.append(draw_table(table, look));
    const std::string notes = with_notes ? draw_notes(table, look) : std::string{};
    if (!notes.empty()) out.append("\n").append(notes);
  }
  return out;
}

void notes_to_stderr(std::span<const ReportTable> tables, Session& session) {
  if (session.quiet) return;
  const TableLook look{session.language, session.environment.stderr_is_terminal ? session.environment.columns : 0,
                       false};
  for (const auto& table : tables) session.streams.err << draw_notes(table, look);
}

Result<void> write_binary(std::span<const ReportTable> tables, Format format, Language language,
                          const std::filesystem::path& file) {
  if (format == Format::xlsx) return wire::write_xlsx(tables, language, file);
  return wire::write_parquet(tables.front(), language, file);
}

// Workbooks and Parquet need a file that can be rewound, so a pipe gets a copy of a temporary one.
Result<void> deliver_binary(std::span<const ReportTable> tables, Format format,
                            const std::optional<std::string>& output, Session& session) {
  if (output) {
    return write_new_file(*output,
                          [&](const auto& file) { return write_binary(tables, format, session.language, file); });
  }
  if (session.environment.stdout_is_terminal) {
    return fail(ErrorCode::invalid_input,
                Text{"this format is not for a terminal (it is binary). Add --output FILE.",
                     "この形式は端末に表示できません（バイナリー形式）。--output FILE を付けてください。"},
                "--format");
  }
  const TemporaryFile draft{format == Format::xlsx ? ".xlsx" : ".parquet"};
  if (auto written = write_binary(tables, format, session.language, draft.path()); !written) return written;
  const auto bytes = read_bytes(draft.path());
  if (!bytes) return fail(bytes.error());
  return deliver_text(*bytes, std::nullopt, session);
}

Result<void> deliver_table(std::span<const ReportTable> tables, const std::optional<std::string>& output,
                           Session& session) {
  TableLook look{session.language, 0, false};
  if (output) return deliver_text(drawn(tables, look, true), output, session);
  const bool terminal = session.environment.stdout_is_terminal;
  if (terminal) look.width = session.environment.columns;
  look.colours = session.colours_out;
  const auto result = deliver_text(drawn(tables, look, terminal && !session.quiet), output, session);
  if (result && !terminal) notes_to_stderr(tables, session);
  return result;
}

html::Report as_typed(html::Report report) {
  report.title = cli::as_typed(report.title);
  report.summary = cli::as_typed(report.summary);
  for (auto& table : report.tables) table = cli::as_typed(std::move(table));
  for (auto& chart : report.charts) {
    for (auto& note : chart.notes) note = cli::as_typed(note);
  }
  for (auto& note : report.notes) note = cli::as_typed(note);
  return report;
}

Result<void> deliver_page(const html::Report& report, const std::optional<std::string>& output, Session& session) {
  return deliver_text(html::report_page(report, session.language), output, session);
}

}  // namespace

Result<Format> choose_format(const Arguments& arguments) {
  if (const auto name = arguments.one("--format")) {
    for (const auto& known : kFormats) {
      if (known.name == *name) return known.format;
    }
  }
  const auto output = arguments.one("--output");
  if (!output) return Format::table;
  const std::string ending = std::filesystem::path{*output}.extension().string();
  for (const auto& known : kFormats) {
    if (known.ending == ending) return known.format;
  }
  return fail(ErrorCode::invalid_input,
              text("'{}' does not say which format is wanted. Add --format csv, json, xlsx, parquet, html or table.",
                   "「{}」からは出力形式を判断できません。--format csv、json、xlsx、parquet、html、table "
                   "のいずれかを付けてください。",
                   *output),
              "--output");
}

Result<void> check_delivery(const Command& command, const Arguments& arguments) {
  if (auto format = choose_format(arguments); command.page.answers_in_tables && !format) return fail(format.error());
  const auto output = arguments.one("--output");
  return output ? check_new_file(*output) : Result<void>{};
}

Result<void> deliver_text(const std::string& text, const std::optional<std::string>& output, Session& session) {
  if (output) return write_new_file(*output, [&](const auto& file) { return write_bytes(file, text); });
  session.streams.out << text << std::flush;
  if (session.streams.out) return {};
  return fail(ErrorCode::io,
              Text{"stdout cannot be written (the disk may be full). Check where it leads.",
                   "標準出力に書き込めません（ディスクの空き容量不足の可能性）。出力先を確認してください。"},
              "stdout");
}

Result<void> deliver(const Result<ReportTable>& table, const Arguments& arguments, Session& session) {
  if (!table) return fail(table.error());
  return deliver({&*table, 1}, arguments, session);
}

Result<void> deliver(const html::Report& report, const Arguments& arguments, Session& session) {
  const auto format = choose_format(arguments);
  if (!format) return fail(format.error());
  if (*format != Format::html) return deliver(report.tables, arguments, session);
  return deliver_page(as_typed(report), arguments.one("--output"), session);
}

Result<void> deliver(std::span<const ReportTable> answer, const Arguments& arguments, Session& session) {
  std::vector<ReportTable> typed;
  for (const auto& table : answer) typed.push_back(cli::as_typed(table));
  const std::span<const ReportTable> tables{typed};
  const auto format = choose_format(arguments);
  if (!format) return fail(format.error());
  const auto output = arguments.one("--output");
  switch (*format) {
    case Format::table:
      return deliver_table(tables, output, session);
    case Format::json:
      return deliver_text(
          wire::write_json(tables, session.language_chosen ? std::optional{session.language} : std::nullopt), output,
          session);
    case Format::xlsx:
      return deliver_binary(tables, *format, output, session);
    case Format::html:
      return deliver_page({.title = tables.empty() ? Text{} : tables.front().title, .tables = typed}, output, session);
    case Format::csv:
    case Format::parquet:
      break;
  }
  const auto first = tables.first(std::min<std::size_t>(1, tables.size()));
  if (first.empty()) return {};
  const auto reader = output                                   ? wire::CsvReader::spreadsheet
                      : session.environment.stdout_is_terminal ? wire::CsvReader::terminal
                                                               : wire::CsvReader::pipe;
  const auto result = *format == Format::parquet
                          ? deliver_binary(first, *format, output, session)
                          : deliver_text(wire::write_csv(first.front(), session.language, reader), output, session);
  if (result) notes_to_stderr(first, session);
  return result;
}

}  // namespace noroshi::cli
