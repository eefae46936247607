#include "sources/io/read_io_files.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace noroshi::sources::io {
namespace {

std::optional<int> whole(std::string_view word) {
  int value = 0;
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (failed != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

// Two digits, as in wiot95_row_apr12.xlsx, are of 1950 to 2049.
std::optional<int> year_of(std::string_view word) {
  constexpr int kPivot = 50;
  const auto year = whole(word);
  if (!year) return std::nullopt;
  if (word.size() == 2) return *year + (*year < kPivot ? 2000 : 1900);
  return *year >= 1900 && *year < 2100 ? year : std::nullopt;
}

}  // namespace

std::optional<double> read_cell(std::string_view cell) {
  if (cell.empty()) return 0.0;
  double value = 0.0;
  const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (failed != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

Result<TableDraft*> IoDrafts::table(const std::string& part, const std::string& year_as_written,
                                    const std::string& where) {
  const auto known = year_as_written.empty() ? year : year_of(year_as_written);
  if (!known) {
    return fail_field(
        ErrorCode::invalid_input, "year",
        year_as_written.empty()
            ? text("the file {} does not say its year. Give it with ⟦.year⟧.",
                   "ファイル {} から年が分かりません。⟦.year⟧ で指定してください。", where)
            : text("'{}' in {} is no year.", "{1} の「{0}」は年ではありません。", year_as_written, where));
  }
  auto& draft = tables[{part, *known}];
  draft.part = part;
  draft.year = *known;
  return &draft;
}

Result<IoDelivery> read_io_files(columnar::Database& db, const IoFeed& feed, std::vector<IoFile> files,
                                 std::optional<int> year, const Progress& progress) {
  std::vector<std::pair<RecognisedFile, IoFile>> recognised;
  std::string names;
  for (auto& file : files) {
    auto known = recognise(feed, file.named);
    if (!known) return fail(known.error());
    names += (names.empty() ? "" : ", ") + file.named.filename().string();
    recognised.emplace_back(std::move(*known), std::move(file));
  }
  std::ranges::stable_sort(recognised, {}, [](const auto& r) { return r.first.layout; });  // as declared
  IoDrafts drafts{feed, year};
  for (std::size_t i = 0; i < recognised.size(); ++i) {
    const auto& [known, file] = recognised[i];
    if (progress.stop_requested()) {
      return fail(ErrorCode::cancelled,
                  {"stopped; the workspace is unchanged.", "中止しました。ワークスペースは変わっていません。"});
    }
    progress(text("reading {}", "{} を読み込み中", file.named.filename().string()),
             0.7 * static_cast<double>(i) / static_cast<double>(recognised.size()));
    const auto read = known.layout->matrix ? read_matrix(file, known, drafts) : read_list(db, file, known, drafts);
    if (!read) return fail(read.error());
  }
  if (drafts.tables.empty()) {
    return fail(ErrorCode::invalid_input,
                {"there are no rows of numbers in it. Check the layout and the sheet.",
                 "数値の行がありません。配置とシートを確認してください。"},
                names);
  }
  IoDelivery delivery;
  for (auto& [key, draft] : drafts.tables) {
    const auto where = key.first.empty() ? fmt::format("{} ({})", names, key.second)
                                         : fmt::format("{} ({} {})", names, key.first, key.second);
    auto table = draft.finish(feed, where);
    if (!table) return fail(table.error());
    delivery.tables.push_back(std::move(*table));
    draft = {};
  }
  delivery.rejected = std::move(drafts.rejected);
  delivery.cells = drafts.cells;
  return delivery;
}

}  // namespace noroshi::sources::io
