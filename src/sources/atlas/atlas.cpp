#include "sources/atlas/atlas.hpp"

#include <algorithm>
#include <iterator>

#include "sources/atlas/control_lists.hpp"
#include "sources/atlas/good_file.hpp"
#include "toml/document.hpp"

namespace noroshi::sources {
namespace {

namespace fs = std::filesystem;

// Files of a folder with a prefix and the ending .toml, sorted by name so that problems come in a fixed order.
std::vector<fs::path> toml_files(const fs::path& folder, std::string_view prefix) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
    const auto name = entry->path().filename().string();
    if (name.starts_with(prefix) && name.ends_with(".toml")) files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// A file that cannot be read or is no TOML is one problem and hides no other file.
std::optional<toml::Document> opened(const fs::path& path, std::string shown, Problems& problems) {
  auto document = toml::Document::read(path, std::move(shown), std::string{kAtlasReference});
  if (document) return *std::move(document);
  problems.push_back({std::move(document.error())});
  return std::nullopt;
}

AtlasSource read_source(const toml::DeclaredTable& table) {
  AtlasSource source;
  source.publisher = table.text("publisher");
  source.title = table.text("title");
  source.year = table.integer("year", 1900, 2100).value_or(0);
  source.licence = table.text("licence");
  source.url = table.text("url", toml::Presence::optional);
  source.read = table.word("read", {"table", "cited", "excerpt"});
  return source;
}

bool same(const AtlasSource& a, const AtlasSource& b) {
  return std::tie(a.publisher, a.title, a.licence, a.url, a.read, a.year) ==
         std::tie(b.publisher, b.title, b.licence, b.url, b.read, b.year);
}

void read_sources(const fs::path& file, AtlasReading& reading) {
  auto document = opened(file, file.filename().string(), reading.problems);
  if (!document) return;
  const auto top = document->top();
  for (const auto& id : top.keys()) {
    const auto table = top.table(id);
    if (!table) continue;
    auto source = read_source(*table);
    const auto [place, fresh] = reading.atlas.sources.try_emplace(id, source);
    if (!fresh && !same(place->second, source)) {
      top.report(id, text("The source \"{}\" stands twice with different words. Keep one.",
                          "出典「{}」が異なる内容で2回あります。一方を残してください。", id));
    }
  }
  std::ranges::move(document->finish(), std::back_inserter(reading.problems));
}

void read_groups(const fs::path& file, AtlasReading& reading) {
  auto document = opened(file, file.filename().string(), reading.problems);
  if (!document) return;
  const auto top = document->top();
  for (const auto& id : top.keys()) {
    const auto table = top.table(id);
    if (!table) continue;
    table->leave({"legal_name"});
    reading.atlas.specified_goods.emplace(id, table->both("name"));
    static_cast<void>(table->integer("item", 1, 1000, toml::Presence::optional));
    static_cast<void>(table->date("since", toml::Presence::optional));
    const auto source = table->text("source", toml::Presence::optional);
    if (!source.empty() && !reading.atlas.sources.contains(source)) {
      table->report("source", text("\"{}\" is no id in sources.toml. Add the source there or correct the id.",
                                   "「{}」はsources.tomlにありません。出典を追加するか、idを直してください。", source));
    }
  }
  std::ranges::move(document->finish(), std::back_inserter(reading.problems));
}

// What goods are under which control list; an atlas without the file declares none.
void read_control_lists(const fs::path& file, AtlasReading& reading) {
  if (!fs::exists(file)) return;
  auto document = opened(file, file.filename().string(), reading.problems);
  if (!document) return;
  std::ranges::move(check_control_lists(*std::move(document), reading.atlas), std::back_inserter(reading.problems));
}

AtlasKeys keys_of(const Atlas& atlas) {
  AtlasKeys keys;
  for (const auto& [id, source] : atlas.sources) keys.sources.insert(id);
  for (const auto& [id, name] : atlas.specified_goods) keys.groups.insert(id);
  return keys;
}

// A folder without goods is a wrong path, not an empty atlas.
void report_no_goods(const fs::path& folder, Problems& problems) {
  problems.push_back(
      {{ErrorCode::not_found,
        {"There is no good in the atlas (no goods/*.toml). Give the path of the folder data/atlas.",
         "アトラスに品目がありません（goods/*.tomlがない）。data/atlasフォルダーのパスを指定してください。"},
        folder.string()}});
}

}  // namespace

AtlasReading read_atlas(const fs::path& folder) {
  AtlasReading reading;
  for (const auto& file : toml_files(folder, "sources")) read_sources(file, reading);
  read_groups(folder / "groups.toml", reading);
  const auto keys = keys_of(reading.atlas);
  const auto files = toml_files(folder / "goods", "");
  if (files.empty()) report_no_goods(folder, reading.problems);
  for (const auto& file : files) {
    const auto shown = "goods/" + file.filename().string();
    auto bytes = toml::read_file(file, shown);
    if (!bytes) {
      reading.problems.push_back({std::move(bytes.error())});
    } else if (auto good = read_good(*bytes, shown, keys, reading.problems)) {
      reading.atlas.goods.push_back(std::move(*good));
    }
  }
  std::sort(reading.atlas.goods.begin(), reading.atlas.goods.end(),
            [](const Good& a, const Good& b) { return a.id < b.id; });
  read_control_lists(folder / "control_lists.toml", reading);
  return reading;
}

Result<Atlas> load_atlas(const fs::path& folder) {
  auto reading = read_atlas(folder);
  if (reading.problems.empty()) return std::move(reading.atlas);
  Text all =
      text("The atlas has {} problem(s) and was not loaded. Correct these places:",
           "アトラスに{}件の問題があり、読み込みませんでした。次の箇所を直してください。", reading.problems.size());
  for (const auto& problem : reading.problems) {
    all.en += "\n  " + problem.where + ": " + problem.message.en;
    all.ja += "\n  " + problem.where + "：" + problem.message.ja;
    for (const auto& near : problem.nearest) {
      all.en += fmt::format(" Did you mean '{}'?", near.value);
      all.ja += fmt::format("「{}」のことでしょうか。", near.value);
    }
  }
  return fail(reading.problems.front().code, std::move(all), folder.string());
}

}  // namespace noroshi::sources
