#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/area.hpp"

namespace noroshi::normalize {

// What each file says about areas, before the catalogue joins them. Empty text and an empty list mean "says nothing".
struct AreaEntry {
  int code = -1;  // -1: the file names no number
  AreaKind kind = AreaKind::country;
  std::string iso2{}, iso3{}, en{}, ja{}, zh{}, ko{};
  std::vector<int> numbers{};            // further numbers that mean the area
  std::vector<std::string> codes{};      // further letter codes: "S19", "W00"
  std::vector<std::string> spellings{};  // further names
  std::string where{};                   // file and line, for messages
};

// ISO 3166-1 or 3166-3 as packaged by iso-codes (Debian): names in English; `root` is "3166-1" or "3166-3".
[[nodiscard]] Result<std::vector<AreaEntry>> read_iso_3166(const std::filesystem::path& file, std::string_view root);

// Our own file: amendments to countries of ISO 3166-1, and areas it does not have.
struct StatisticalAreas {
  std::vector<AreaEntry> amendments, areas;
};
[[nodiscard]] Result<StatisticalAreas> read_statistical_areas(const std::filesystem::path& file);

// The groups' own area numbers and names (their members are read by AreaGroups).
[[nodiscard]] Result<std::vector<AreaEntry>> read_group_areas(const std::filesystem::path& file);

struct JapanCustomsArea {
  int code = 0;
  std::string iso3;
  std::string where;
};
[[nodiscard]] Result<std::vector<JapanCustomsArea>> read_japan_customs_areas(const std::filesystem::path& file);

// Names of a country in ICU's locale data, by its two letters; empty where ICU knows none.
void add_icu_names(AreaEntry& country);

}  // namespace noroshi::normalize
