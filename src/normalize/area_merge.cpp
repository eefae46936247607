#include "normalize/area_merge.hpp"

namespace noroshi::normalize {
namespace {

// What `change` says replaces names and adds the rest; the old name stays a spelling.
void merge(AreaEntry& into, const AreaEntry& change) {
  for (const auto field : {&AreaEntry::en, &AreaEntry::ja, &AreaEntry::zh, &AreaEntry::ko}) {
    if ((change.*field).empty()) continue;
    into.spellings.push_back(into.*field);
    into.*field = change.*field;
  }
  for (const auto list : {&AreaEntry::codes, &AreaEntry::spellings}) {
    (into.*list).insert((into.*list).begin(), (change.*list).begin(), (change.*list).end());
  }
  into.numbers.insert(into.numbers.end(), change.numbers.begin(), change.numbers.end());
}

}  // namespace

void AreaMerge::add_countries(std::vector<AreaEntry> countries) {
  for (auto& country : countries) {
    add_icu_names(country);
    std::string iso3 = country.iso3;
    by_iso3_.emplace(std::move(iso3), std::move(country));
  }
}

Result<void> AreaMerge::amend(const std::vector<AreaEntry>& amendments) {
  for (const auto& change : amendments) {
    const auto at = by_iso3_.find(change.iso3);
    if (at == by_iso3_.end()) {
      return fail(
          ErrorCode::invalid_input,
          text("'{}' is not a country of ISO 3166-1. Use [[area]] for areas it does not have.",
               "「{}」はISO 3166-1の国ではありません。同規格にない地域は [[area]] に記してください。", change.iso3),
          change.where);
    }
    merge(at->second, change);
  }
  return {};
}

void AreaMerge::add_areas(const std::vector<AreaEntry>& areas) {
  for (const auto& area : areas) {
    auto [at, fresh] = by_iso3_.emplace(area.iso3, area);
    if (fresh) continue;
    at->second.code = area.code;
    merge(at->second, area);
  }
}

void AreaMerge::add_withdrawn(const std::vector<AreaEntry>& withdrawn) {
  std::map<int, AreaEntry*> by_number;
  for (auto& [iso3, entry] : by_iso3_) by_number[entry.code] = &entry;
  for (const auto& old : withdrawn) {
    if (const auto same = by_iso3_.find(old.iso3); same != by_iso3_.end()) {
      if (same->second.kind == AreaKind::historical) same->second.spellings.push_back(old.en);
      continue;
    }
    const auto at = by_number.find(old.code);
    if (old.code < 0 || at == by_number.end()) continue;
    at->second->codes.push_back(old.iso3);
    at->second->spellings.push_back(old.en);
  }
}

}  // namespace noroshi::normalize
