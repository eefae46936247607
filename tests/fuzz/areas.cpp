#include <array>

#include "normalize/area_catalog.hpp"
#include "normalize/area_groups.hpp"
#include "scratch_input.hpp"

namespace {

using namespace noroshi;

const std::filesystem::path& data_folder() {
  static const std::filesystem::path folder = std::filesystem::path{NOROSHI_SOURCE_DIR} / "data";
  return folder;
}

const normalize::AreaCatalog& shipped() {
  static const auto catalog = std::move(*normalize::AreaCatalog::load(normalize::AreaCatalogFiles::in(data_folder())));
  return catalog;
}

// What a catalogue promises, whatever it was made from: each area is found by its own number and letters.
void check_catalogue(const normalize::AreaCatalog& catalog) {
  for (const auto& area : catalog.all()) {
    fuzz::check(catalog.find_number(area.code.value) == area.code);
    fuzz::check(catalog.find(area.iso3) == area.code);
  }
}

void check_groups(const normalize::AreaGroups& groups) {
  for (const auto& group : groups.all()) {
    fuzz::check(groups.find(group.key) != nullptr);
    const auto members = normalize::members_in(group, {2020, 0});
    for (std::size_t i = 1; i < members.size(); ++i) fuzz::check(members[i - 1] < members[i]);
  }
}

}  // namespace

// The first byte says which of the catalogue's files the bytes are; the others are the shipped ones.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto path = fuzz::file("input.toml", {reinterpret_cast<const char*>(data) + 1, size - 1});
  if (data[0] % 6 == 0) {
    const auto groups = normalize::AreaGroups::load(path, shipped());
    groups ? check_groups(*groups) : fuzz::check(groups.error());
    return 0;
  }
  auto files = normalize::AreaCatalogFiles::in(data_folder());
  const std::array<std::filesystem::path*, 5> parts{&files.statistical_areas, &files.japan_customs_areas, &files.groups,
                                                    &files.iso_countries, &files.iso_withdrawn};
  *parts[data[0] % 6 - 1u] = path;
  const auto catalog = normalize::AreaCatalog::load(files);
  catalog ? check_catalogue(*catalog) : fuzz::check(catalog.error());
  return 0;
}
