#include "columnar/delimited_rows.hpp"

#include <algorithm>
#include <array>

#include "names/trimming.hpp"

namespace noroshi::columnar {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Of the first line that has any of them.
Result<char> most_frequent_delimiter(const std::filesystem::path& path, std::ifstream& file) {
  constexpr std::array<char, 4> kDelimiters{',', ';', '\t', '|'};
  std::string line;
  char best = ',';
  while (std::getline(file, line)) {
    std::ptrdiff_t most = 0;
    for (const char c : kDelimiters) {
      const auto count = std::ranges::count(line, c);
      if (count > most) {
        most = count;
        best = c;
      }
    }
    if (most > 0) break;
  }
  file.clear();
  if (!file.seekg(0)) {
    return fail(ErrorCode::io, {"the file cannot be read again.", "ファイルを読み直せません。"}, path.string());
  }
  return best;
}

}  // namespace

Result<DelimitedRows> DelimitedRows::open(const std::filesystem::path& path, char delimiter) {
  std::ifstream file{path, std::ios::binary};
  if (!file) {
    return fail(ErrorCode::io, {"the file cannot be opened.", "ファイルを開けません。"}, path.string());
  }
  if (delimiter == '\0') {
    const auto found = most_frequent_delimiter(path, file);
    if (!found) return fail(found.error());
    delimiter = *found;
  }
  return DelimitedRows{path, std::move(file), delimiter};
}

Result<bool> DelimitedRows::next(std::vector<std::string_view>& cells) {
  cells.clear();
  record_.clear();
  line_ = lines_read_ + 1;
  bool open = false;  // inside quotation marks, where a line end belongs to the cell
  do {
    if (!std::getline(file_, part_)) {
      if (record_.empty() && !open) return false;
      return fail(ErrorCode::invalid_input,
                  {"a quotation mark is never closed, so the rest of the file is one cell. Mend the line.",
                   "引用符が閉じられておらず、以降が一つのセルになっています。該当行を直してください。"},
                  path_.string() + ":" + std::to_string(line_));
    }
    if (++lines_read_ == 1 && part_.starts_with(kByteOrderMark)) part_.erase(0, kByteOrderMark.size());
    if (!part_.empty() && part_.back() == '\r') part_.pop_back();
    if (std::ranges::count(part_, '"') % 2 != 0) open = !open;
    if (!record_.empty() || lines_read_ > line_) record_ += '\n';
    record_ += part_;
    if (record_.size() > kMaxRecordBytes) {
      return fail(ErrorCode::invalid_input,
                  {"a record is longer than 16 MB, so this is no table (or a quotation mark is never closed).",
                   "1件の記録が16MBを超えており、表ではない（又は引用符が閉じられていない）と考えられます。"},
                  path_.string() + ":" + std::to_string(line_));
    }
  } while (open);
  split(cells);
  return true;
}

// Takes the record apart; a quoted cell is unescaped in place, as it only gets shorter.
void DelimitedRows::split(std::vector<std::string_view>& cells) {
  char* const text = record_.data();
  const std::size_t size = record_.size();
  std::size_t at = 0;
  while (true) {
    const std::size_t from = at;
    std::size_t to = at;
    bool quoted = false, inside = false;
    for (; at < size && (inside || text[at] != delimiter_); ++at) {
      if (text[at] != '"') {
        text[to++] = text[at];
      } else if (inside && at + 1 < size && text[at + 1] == '"') {
        text[to++] = text[at++];
      } else {
        inside = !inside;
        quoted = true;
      }
    }
    const std::string_view cell{text + from, to - from};
    cells.push_back(quoted ? cell : trimmed(cell));
    if (at >= size) return;
    ++at;
  }
}

}  // namespace noroshi::columnar
