#include "sources/io/io_feed.hpp"

#include <algorithm>
#include <regex>

#include "toml/document.hpp"

namespace noroshi::sources::io {
namespace {

using toml::DeclaredTable;
using toml::Presence;

constexpr int kMostLines = 10'000;

int number_or(const DeclaredTable& table, std::string_view key, int otherwise) {
  return table.integer(key, 0, kMostLines, Presence::optional).value_or(otherwise);
}

Place read_place(const DeclaredTable& file, std::string_view key) {
  const auto table = file.table(key, Presence::optional);
  if (!table) return {};
  return {table->text("constant", Presence::optional), number_or(*table, "column", 0), number_or(*table, "group", 0)};
}

MatrixLayout read_matrix(const DeclaredTable& t) {
  MatrixLayout m;
  m.region_row = number_or(t, "region_row", m.region_row);
  m.sector_row = number_or(t, "sector_row", m.sector_row);
  m.first_row = number_or(t, "first_row", m.first_row);
  m.region_column = number_or(t, "region_column", m.region_column);
  m.sector_column = number_or(t, "sector_column", m.sector_column);
  m.first_column = number_or(t, "first_column", m.first_column);
  m.name_column = number_or(t, "name_column", m.name_column);
  m.origin_column = number_or(t, "origin_column", m.origin_column);
  m.separator = t.text("separator", Presence::optional);
  m.other_rows = t.flag("other_rows", Presence::optional).value_or(false);
  const auto head = std::max(m.region_row, m.sector_row), side = std::max(m.region_column, m.sector_column);
  if (m.sector_row < 1 || m.first_row <= head)
    t.report("first_row", {"numbers begin below the heads of the columns; lines count from 1.",
                           "数値は列見出しより下の行から始まる必要があります（行番号は1から）。"});
  if (m.sector_column < 1 || m.first_column <= side)
    t.report("first_column", {"numbers begin right of the heads of the rows; columns count from 1.",
                              "数値は行見出しより右の列から始まる必要があります（列番号は1から）。"});
  return m;
}

ListLayout read_list(const DeclaredTable& t) {
  ListLayout l;
  const std::pair<const char*, std::string*> all[] = {{"from_region", &l.from_region},
                                                      {"from_sector", &l.from_sector},
                                                      {"to_region", &l.to_region},
                                                      {"to_sector", &l.to_sector},
                                                      {"from_kind", &l.from_kind},
                                                      {"to_kind", &l.to_kind},
                                                      {"value", &l.value},
                                                      {"from_index", &l.from_index},
                                                      {"to_index", &l.to_index},
                                                      {"year", &l.year},
                                                      {"part", &l.part}};
  for (const auto& [key, out] : all) *out = t.text(key, Presence::optional);
  l.is_index = t.flag("is_index", Presence::optional).value_or(false);
  const bool from = !l.from_sector.empty() || !l.from_index.empty();
  const bool to = !l.to_sector.empty() || !l.to_index.empty();
  if (l.value.empty() || !from || (!to && !l.is_index))
    t.report("value", {"a list needs the columns of seller, buyer and value.",
                       "一覧形式には売り手・買い手・金額の列の指定が必要です。"});
  return l;
}

bool is_pattern(const std::string& pattern) {
  try {
    const std::regex tried{pattern, std::regex::icase};
    return true;
  } catch (const std::regex_error&) {
    return false;
  }
}

std::optional<char> delimiter_named(std::string_view s) {
  return s.size() == 1 && s != "\"" && s != "\n" ? std::optional{s.front()} : std::nullopt;
}

FileLayout read_file_layout(const DeclaredTable& t) {
  FileLayout f;
  f.name = t.text("name");
  if (f.name.size() > 200 || !is_pattern(f.name))
    t.report("name", {"this is no pattern of file names (a regular expression of at most 200 letters).",
                      "ファイル名のパターン（200字以内の正規表現）ではありません。"});
  f.year = read_place(t, "year");
  f.part = read_place(t, "part");
  f.region = read_place(t, "region");
  f.sheet = t.text("sheet", Presence::optional);
  f.delimiter = t.parsed("delimiter", delimiter_named, {"one character", "1文字"}, Presence::optional).value_or('\0');
  f.cells = t.choice<CellsAre>(
                 "cells", {{"flows", CellsAre::flows}, {"final", CellsAre::final}, {"imported", CellsAre::imported}},
                 Presence::optional)
                .value_or(CellsAre::flows);
  if (const auto matrix = t.table("matrix", Presence::optional)) f.matrix = read_matrix(*matrix);
  if (const auto list = t.table("list", Presence::optional)) f.list = read_list(*list);
  if (f.matrix.has_value() == f.list.has_value())
    t.report("matrix", {"a file is either a matrix or a list. Describe one of the two.",
                        "ファイルは行列（matrix）か一覧（list）のどちらかです。一方を記述してください。"});
  return f;
}

void read_labels(const DeclaredTable& top, std::string_view key, std::map<std::string, LabelIs, std::less<>>& out) {
  const auto table = top.table(key, Presence::optional);
  if (!table) return;
  constexpr std::pair<const char*, LabelIs> kMeanings[] = {{"output", LabelIs::output},
                                                           {"value_added", LabelIs::value_added},
                                                           {"other_inputs", LabelIs::other_inputs},
                                                           {"total_use", LabelIs::total_use},
                                                           {"ignored", LabelIs::ignored}};
  for (const auto& [name, meaning] : kMeanings) {
    for (auto& label : table->texts(name)) out.emplace(std::move(label), meaning);
  }
}

void read_words(const DeclaredTable& top, std::string_view key, std::map<std::string, std::string, std::less<>>& out) {
  const auto table = top.table(key, Presence::optional);
  if (!table) return;
  for (auto& word : table->keys()) {
    auto meaning = table->text(word);
    out.emplace(std::move(word), std::move(meaning));
  }
}

std::optional<Standing> standing_named(std::string_view word) {
  const auto standing = parse_standing(word);
  return standing == Standing::cited ? std::nullopt : std::optional{standing};
}

std::optional<std::string> partition_named(std::string_view id) {
  const bool fits = id.size() <= 60 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == id.npos;
  return fits ? std::optional<std::string>{id} : std::nullopt;
}

void read_about(const DeclaredTable& top, IoFeed& feed) {
  auto& info = feed.info;
  info.id = top.parsed("id", partition_named, {"lower-case letters, digits and _", "英小文字・数字・_"}).value_or("");
  info.title = top.both("title");
  info.publisher = top.text("publisher");
  info.licence = top.text("licence");
  info.url = top.text("url", Presence::optional);
  info.cadence = top.both("cadence", Presence::optional);
  info.files = top.both("files", Presence::optional);
  info.release_lag_days = top.integer("release_lag_days", 0, 36'500, Presence::optional).value_or(0);
  info.cadence_days = top.integer("cadence_days", 0, 36'500, Presence::optional).value_or(0);
  info.standing =
      top.parsed("standing", standing_named,
                 {"reconciled, reporter, extract, national or own", "reconciled、reporter、extract、national 又は own"},
                 Presence::optional)
          .value_or(Standing::own);
  feed.unit = top.text("unit");
}

}  // namespace

Result<IoFeed> parse_io_feed(std::string_view toml_text, const std::string& where) {
  auto document = toml::Document::parse(toml_text, where, "data/io_feeds/README.md");
  if (!document) return fail(document.error());
  const auto top = document->top();
  IoFeed feed;
  read_about(top, feed);
  for (const auto& file : top.tables("file")) feed.files.push_back(read_file_layout(file));
  if (feed.files.empty()) top.report("file", {"no file is described.", "ファイルの記述がありません。"});
  read_labels(top, "rows", feed.rows);
  read_labels(top, "columns", feed.columns);
  read_words(top, "final_users", feed.final_users);
  read_words(top, "kinds", feed.kinds);
  feed.final_order = top.texts("final_order");
  feed.subtracted = top.texts("subtracted");
  feed.imported_words = top.texts("imported_words");
  feed.ignored_regions = top.texts("ignored_regions");
  feed.union_of_labels = top.flag("union_of_labels", Presence::optional).value_or(false);
  if (const auto problems = document->finish(); !problems.empty()) return fail(problems.front());
  return feed;
}

Result<IoFeed> read_io_feed(const std::filesystem::path& file) {
  const auto toml_text = toml::read_file(file, file.string());
  if (!toml_text) return fail(toml_text.error());
  return parse_io_feed(*toml_text, file.string());
}

Result<std::vector<IoFeed>> read_io_feeds(const std::filesystem::path& folder) {
  std::vector<IoFeed> feeds;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator{folder, failed}) {
    if (entry.path().extension() != ".toml") continue;
    auto feed = read_io_feed(entry.path());
    if (!feed) return fail(feed.error());
    feeds.push_back(std::move(*feed));
  }
  if (failed) {
    return fail(ErrorCode::io,
                {"the feeds of input-output tables cannot be read. Install the data folder of Noroshi.",
                 "産業連関表のフィード定義を読めません。Noroshiのデータフォルダーを設置してください。"},
                folder.string());
  }
  std::ranges::sort(feeds, {}, [](const IoFeed& f) { return f.info.id; });
  return feeds;
}

std::string RecognisedFile::constant(const Place& place) const {
  if (place.group > 0) {
    const auto at = static_cast<std::size_t>(place.group);
    return at < groups.size() ? groups[at] : std::string{};
  }
  return place.constant;
}

Result<RecognisedFile> recognise(const IoFeed& feed, const std::filesystem::path& file) {
  const auto name = file.filename().string();
  std::string known;
  for (const auto& layout : feed.files) {
    std::smatch match;
    if (name.size() < 256 && std::regex_match(name, match, std::regex{layout.name, std::regex::icase})) {
      RecognisedFile found{&layout, {}};
      for (const auto& group : match) found.groups.push_back(group.str());
      return found;
    }
    known += (known.empty() ? "" : "  ") + layout.name;
  }
  return fail(
      ErrorCode::invalid_input,
      text("the name is none of a file of {0}; names fit one of the patterns: {1}. Keep the publisher's name, or "
           "describe the file with a mapping (feed generic_matrix).",
           "{0} のファイル名ではありません（該当する名前の形式：{1}）。公表元のファイル名のままにするか、"
           "対応表で記述してください（フィード generic_matrix）。",
           feed.info.id, known),
      name);
}

}  // namespace noroshi::sources::io
