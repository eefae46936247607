#include "normalize/area_sources.hpp"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <optional>

#include "names/country_name.hpp"
#include "normalize/data_file.hpp"

namespace noroshi {
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

std::optional<AreaKind> parse_kind(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, AreaKind>, 6> kKinds{{{"country", AreaKind::country},
                                                                         {"historical", AreaKind::historical},
                                                                         {"group", AreaKind::group},
                                                                         {"not_specified", AreaKind::not_specified},
                                                                         {"bunkers", AreaKind::bunkers},
                                                                         {"special", AreaKind::special}}};
  for (const auto& [key, kind] : kKinds) {
    if (key == name) return kind;
  }
  return std::nullopt;
}

AreaEntry read_entry(const std::filesystem::path& file, const toml::table& table) {
  AreaEntry entry{.code = table["code"].value_or(-1),
                  .iso2 = text_of(table, "iso2"),
                  .iso3 = text_of(table, "iso3"),
                  .en = text_of(table, "en"),
                  .ja = text_of(table, "ja"),
                  .zh = text_of(table, "zh"),
                  .ko = text_of(table, "ko"),
                  .codes = texts_of(table, "codes"),
                  .spellings = texts_of(table, "spellings"),
                  .where = place_of(file, table)};
  if (const auto* numbers = table["numbers"].as_array()) {
    for (const auto& node : *numbers) entry.numbers.push_back(node.value_or(-1));
  }
  return entry;
}

Error incomplete(const AreaEntry& entry) {
  return {ErrorCode::invalid_input,
          text("the area {} has no number below {}, no known kind or no name in each of en, ja, zh, ko. Complete it.",
               "地域 {} に {} 未満の番号、既知の種別、または en・ja・zh・ko の名称がありません。補ってください。",
               entry.iso3, kAreaCodes),
          entry.where};
}

bool is_complete(const AreaEntry& e) {
  return e.code >= 0 && e.code < static_cast<int>(kAreaCodes) && e.iso3.size() == 3 && !e.en.empty() && !e.ja.empty() &&
         !e.zh.empty() && !e.ko.empty();
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
  auto parsed = read_toml(file);
  if (!parsed) return fail(parsed.error());
  StatisticalAreas found;
  for (const auto* table : tables_of(*parsed, "country")) found.amendments.push_back(read_entry(file, *table));
  for (const auto* table : tables_of(*parsed, "area")) {
    auto entry = read_entry(file, *table);
    const auto kind = parse_kind(text_of(*table, "kind"));
    if (!kind || !is_complete(entry)) return fail(incomplete(entry));
    entry.kind = *kind;
    found.areas.push_back(std::move(entry));
  }
  return found;
}

Result<std::vector<AreaEntry>> read_group_areas(const std::filesystem::path& file) {
  auto parsed = read_toml(file);
  if (!parsed) return fail(parsed.error());
  std::vector<AreaEntry> found;
  for (const auto* table : tables_of(*parsed, "group")) {
    auto entry = read_entry(file, *table);
    if (!is_complete(entry)) return fail(incomplete(entry));
    entry.kind = AreaKind::group;
    found.push_back(std::move(entry));
  }
  return found;
}

Result<std::vector<JapanCustomsArea>> read_japan_customs_areas(const std::filesystem::path& file) {
  auto parsed = read_toml(file);
  if (!parsed) return fail(parsed.error());
  std::vector<JapanCustomsArea> found;
  for (const auto* table : tables_of(*parsed, "areas")) {
    found.push_back({(*table)["code"].value_or(0), text_of(*table, "iso3"), place_of(file, *table)});
  }
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

}  // namespace noroshi
