#include "columnar/table_header.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <set>

#include "names/letter_case.hpp"
#include "names/trimming.hpp"

namespace noroshi::columnar {
namespace {

constexpr std::size_t kHeaderBytes = 1 << 20;
constexpr std::size_t kMaxColumns = 4096;
constexpr std::size_t kShownColumns = 30;

std::string folded(std::string_view s) { return to_lower(trimmed(s)); }

struct Beginning {
  std::string bytes;
  bool gzip = false;
};

Result<Beginning> read_beginning(const std::filesystem::path& path) {
  auto* file = gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    return fail(ErrorCode::io,
                text("the file cannot be opened. Check the path and the permissions.",
                     "ファイルを開けません。パスと権限を確認してください。"),
                path.string());
  }
  Beginning out;
  out.bytes.resize(kHeaderBytes);
  const int n = gzread(file, out.bytes.data(), static_cast<unsigned>(out.bytes.size()));
  out.gzip = gzdirect(file) == 0;
  gzclose(file);
  if (n < 0) {
    return fail(ErrorCode::invalid_input,
                text("the compressed file is damaged. Download it again.",
                     "圧縮ファイルが壊れています。もう一度ダウンロードしてください。"),
                path.string());
  }
  out.bytes.resize(static_cast<std::size_t>(n));
  return out;
}

// The next line, with the lines that an open quotation mark draws in; nothing when the bytes end inside it.
std::optional<std::string_view> take_line(std::string_view& rest, bool whole_file) {
  bool quoted = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '"') quoted = !quoted;
    if (quoted || (rest[i] != '\n' && rest[i] != '\r')) continue;
    const auto line = rest.substr(0, i);
    const bool crlf = rest[i] == '\r' && i + 1 < rest.size() && rest[i + 1] == '\n';
    rest.remove_prefix(i + (crlf ? 2 : 1));
    return line;
  }
  if (!whole_file || quoted) return std::nullopt;
  return std::exchange(rest, {});
}

std::vector<std::string> cells_of(std::string_view line, char delimiter) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back().push_back(line[++i]);
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == delimiter && !quoted) {
      cells.emplace_back();
    } else {
      cells.back().push_back(c);
    }
  }
  for (auto& cell : cells) cell = std::string{trimmed(cell)};
  return cells;
}

char most_frequent_delimiter(std::string_view line) {
  constexpr std::array kCandidates{',', ';', '\t', '|'};
  std::array<std::size_t, kCandidates.size()> counts{};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    const auto at = std::find(kCandidates.begin(), kCandidates.end(), c);
    if (!quoted && at != kCandidates.end()) ++counts[static_cast<std::size_t>(at - kCandidates.begin())];
  }
  return kCandidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

// Columns of fixed width pad their texts, too, and the engine compares a null text with the whole cell. When the
// beginning shows such cells, every width up to kWidest counts: the rest of the file may be wider. Files without them
// pay nothing.
std::vector<std::string> padded_nulls(std::string_view rows, char delimiter, const std::vector<std::string>& nulls) {
  constexpr std::size_t kWidest = 24;
  std::set<std::string> found;
  while (!rows.empty()) {
    const auto end = std::min(rows.find_first_of(std::string{delimiter, '\n', '\r'}), rows.size());
    const auto cell = rows.substr(0, end);
    rows.remove_prefix(std::min(end + 1, rows.size()));
    if (cell.empty() || (cell.front() != ' ' && cell.back() != ' ')) continue;
    const auto text = trimmed(cell);
    if (text.empty() || std::ranges::find(nulls, text) != nulls.end()) found.emplace(cell);
  }
  std::set<std::string> widths{found};
  for (const auto& cell : found) {
    for (std::size_t blanks = 1; blanks <= kWidest; ++blanks)
      widths.insert(std::string(blanks, ' ') + std::string{trimmed(cell)});
  }
  return {widths.begin(), widths.end()};
}

tl::unexpected<Error> no_header(const std::filesystem::path& path) {
  return fail(ErrorCode::invalid_input,
              text("no header line was found at the beginning. Give a table whose first line names the columns.",
                   "先頭に見出し行がありません。1行目に列名がある表を指定してください。"),
              path.string());
}

}  // namespace

Result<TableHeader> read_header(const std::filesystem::path& path, const TableFormat& format) {
  auto beginning = read_beginning(path);
  if (!beginning) return fail(beginning.error());
  TableHeader header;
  header.gzip = beginning->gzip;
  std::string_view rest = beginning->bytes;
  if (rest.starts_with("PAR1")) {
    header.kind = TableKind::parquet;
    return header;
  }
  const auto start = trimmed(rest);
  if (start.empty()) return no_header(path);
  if (start.front() == '[' || start.front() == '{') {
    header.kind = start.front() == '[' ? TableKind::json_list : TableKind::json_object;
    return header;
  }
  const bool whole = rest.size() < kHeaderBytes;
  for (std::size_t i = 0; i < format.skip_rows; ++i) {  // physical lines, as DuckDB skips them
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return no_header(path);
    rest.remove_prefix(end + 1);
  }
  const auto line = take_line(rest, whole);
  if (!line) return no_header(path);
  header.delimiter = format.delimiter != 0 ? format.delimiter : most_frequent_delimiter(*line);
  header.columns = cells_of(*line, header.delimiter);
  header.padded_nulls = padded_nulls(rest, header.delimiter, format.nulls);
  // Some downloads end every row, but not the header, with a delimiter: one more column, without a name.
  const auto first = take_line(rest, whole);
  if (first && format.has_header && first->ends_with(header.delimiter) &&
      cells_of(*first, header.delimiter).size() == header.columns.size() + 1) {
    header.columns.emplace_back();
  }
  if (header.columns.size() > kMaxColumns) return no_header(path);
  return header;
}

Result<std::vector<std::optional<std::size_t>>> match_columns(std::span<const FieldSpec> fields,
                                                              std::span<const std::string> columns,
                                                              const std::string& where) {
  std::vector<std::string> present;
  for (const auto& column : columns) present.push_back(folded(column));
  std::vector<bool> taken(columns.size());
  const auto position = [&](std::string_view name) -> std::optional<std::size_t> {
    const auto found = std::find(present.begin(), present.end(), folded(name));
    const auto at = static_cast<std::size_t>(found - present.begin());
    if (name.empty() || found == present.end() || taken[at]) return std::nullopt;
    taken[at] = true;
    return at;
  };
  std::vector<std::optional<std::size_t>> matched;
  std::string missing;
  for (const auto& field : fields) {
    auto at = position(field.name);
    for (std::size_t a = 0; !at && a < field.aliases.size(); ++a) at = position(field.aliases[a]);
    if (!at && field.required) missing += (missing.empty() ? "" : ", ") + field.name;
    matched.push_back(at);
  }
  if (!missing.empty()) {
    std::string found;
    for (std::size_t i = 0; i < std::min(columns.size(), kShownColumns); ++i) {
      found += (i == 0 ? "" : ", ") + columns[i].substr(0, 60);
    }
    if (columns.size() > kShownColumns) found += ", ...";
    return fail(ErrorCode::invalid_input,
                text("the file has no column {0} (it has: {1}). Check that the file belongs to this feed.",
                     "列 {0} がありません（ある列: {1}）。このフィードのファイルか確認してください。", missing, found),
                where);
  }
  return matched;
}

Result<void> refuse_repeated(std::span<const std::optional<std::size_t>> matched, std::span<const std::string> columns,
                             const std::string& where) {
  for (const auto& at : matched) {
    if (!at) continue;
    for (std::size_t other = *at + 1; other < columns.size(); ++other) {
      if (folded(columns[other]) != folded(columns[*at])) continue;
      return fail(
          ErrorCode::invalid_input,
          text("columns {0} and {1} are both called '{2}' (which of them is meant cannot be known). Take one of "
               "them out or rename it.",
               "{0}列目と{1}列目がどちらも「{2}」です（どちらを使うべきか判断できません）。"
               "片方を削除するか改名してください。",
               *at + 1, other + 1, columns[*at].substr(0, 60)),
          where);
    }
  }
  return {};
}

}  // namespace noroshi::columnar
