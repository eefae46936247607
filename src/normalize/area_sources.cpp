#include "normalize/area_sources.hpp"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <optional>

#include "names/country_name.hpp"
#include "toml/document.hpp"

namespace noroshi::normalize {
namespace {

Error unreadable(const std::filesystem::path& file, const char* why) {
  return {ErrorCode::not_found,
          text("cannot read {} ({}). Install the package iso-codes or give another path.",
               "{} を読めません（{}）。パッケージ iso-codes をインストールするか、別のパスを指定してください。",
               file.string(), why),
          file.string()};
}

std::string json_text(simdjson::dom::element of, const char* key) {
  std::string_view value;
  return of[key].get(value) == simdjson::SUCCESS ? std::string{value} : std::string{};
}

AreaEntry read_iso_entry(simdjson::dom::element of) {
  AreaEntry entry{.iso2 = json_text(of, "alpha_2"), .iso3 = json_text(of, "alpha_3"), .en = json_text(of, "name")};
  const std::string digits = json_text(of, "numeric");
  int number = -1;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc{}) entry.code = number;
  for (const char* key : {"common_name", "official_name"}) {
    if (auto name = json_text(of, key); !name.empty()) entry.spellings.push_back(std::move(name));
  }
  return entry;
}

constexpr int kLastCode = static_cast<int>(kAreaCodes) - 1;

// What every entry may say; `names`: whether it must say what it is called and which number it has.
AreaEntry read_entry(const toml::DeclaredTable& table, toml::Presence names) {
  AreaEntry entry;
  entry.code = table.integer("code", 0, kLastCode, names).value_or(-1);
  entry.iso2 = table.text("iso2", toml::Presence::optional);
  entry.iso3 = table.text("iso3");
  entry.en = table.text("en", names);
  entry.ja = table.text("ja", names);
  entry.zh = table.text("zh", names);
  entry.ko = table.text("ko", names);
  entry.numbers = table.integers("numbers", 0, kLastCode);
  entry.codes = table.texts("codes");
  entry.spellings = table.texts("spellings");
  entry.where = table.where();
  if (!entry.iso3.empty() && entry.iso3.size() != 3) table.refuse("iso3", {"three letters", "3文字のコード"});
  return entry;
}

AreaKind read_kind(const toml::DeclaredTable& table) {
  return table
      .choice<AreaKind>("kind", {{"country", AreaKind::country},
                                 {"historical", AreaKind::historical},
                                 {"group", AreaKind::group},
                                 {"not_specified", AreaKind::not_specified},
                                 {"bunkers", AreaKind::bunkers},
                                 {"special", AreaKind::special}})
      .value_or(AreaKind::country);
}

}  // namespace

Result<std::vector<AreaEntry>> read_iso_3166(const std::filesystem::path& file, std::string_view root) {
  simdjson::dom::parser parser;
  simdjson::dom::element document;
  if (const auto error = parser.load(file.string()).get(document); error != simdjson::SUCCESS) {
    return fail(unreadable(file, simdjson::error_message(error)));
  }
  simdjson::dom::array list;
  if (const auto error = document[root].get(list); error != simdjson::SUCCESS) {
    return fail(unreadable(file, simdjson::error_message(error)));
  }
  std::vector<AreaEntry> entries;
  for (const auto element : list) {
    entries.push_back(read_iso_entry(element));
    entries.back().where = fmt::format("{}:{}", file.filename().string(), entries.back().iso3);
  }
  return entries;
}

Result<StatisticalAreas> read_statistical_areas(const std::filesystem::path& file) {
  auto document = toml::Document::read(file, file.string());
  if (!document) return fail(document.error());
  StatisticalAreas found;
  for (const auto& table : document->top().tables("country")) {
    found.amendments.push_back(read_entry(table, toml::Presence::optional));
  }
  for (const auto& table : document->top().tables("area")) {
    found.areas.push_back(read_entry(table, toml::Presence::required));
    found.areas.back().kind = read_kind(table);
  }
  if (const auto problems = document->finish(); !problems.empty()) return fail(problems.front());
  return found;
}

Result<std::vector<AreaEntry>> read_group_areas(const std::filesystem::path& file) {
  auto document = toml::Document::read(file, file.string());
  if (!document) return fail(document.error());
  std::vector<AreaEntry> found;
  for (const auto& table : document->top().tables("group")) {
    table.leave({"key", "kind", "source", "note", "members"});  // AreaGroups reads them
    found.push_back(read_entry(table, toml::Presence::required));
    found.back().kind = AreaKind::group;
  }
  if (const auto problems = document->finish(); !problems.empty()) return fail(problems.front());
  return found;
}

Result<std::vector<JapanCustomsArea>> read_japan_customs_areas(const std::filesystem::path& file) {
  auto document = toml::Document::read(file, file.string());
  if (!document) return fail(document.error());
  std::vector<JapanCustomsArea> found;
  for (const auto& table : document->top().tables("areas")) {
    table.leave({"name"});  // for people
    found.push_back({table.integer("code", 1, kLastCode).value_or(0), table.text("iso3"), table.where()});
  }
  if (const auto problems = document->finish(); !problems.empty()) return fail(problems.front());
  return found;
}

void add_icu_names(AreaEntry& country) {
  for (const auto& [field, language] : {std::pair{&AreaEntry::en, "en"}, std::pair{&AreaEntry::ja, "ja"},
                                        std::pair{&AreaEntry::zh, "zh"}, std::pair{&AreaEntry::ko, "ko"}}) {
    auto name = country_name(country.iso2, language);
    if (name.empty()) continue;
    if (!(country.*field).empty()) country.spellings.push_back(country.*field);  // ISO's own name stays a spelling
    country.*field = std::move(name);
  }
}

}  // namespace noroshi::normalize
