#include "normalize/area_catalog.hpp"

#include <algorithm>
#include <charconv>

#include "base/contract.hpp"
#include "names/edit_distance.hpp"
#include "names/letter_case.hpp"
#include "names/name_folding.hpp"
#include "names/trimming.hpp"
#include "normalize/area_merge.hpp"
#include "normalize/usual_trade.hpp"

namespace noroshi::normalize {
namespace {

// Position of three Latin letters in a table of 26^3, or nothing.
std::optional<std::size_t> letters_index(std::string_view text) {
  if (text.size() != 3) return std::nullopt;
  std::size_t index = 0;
  for (const char c : text) {
    const char letter = to_upper(c);
    if (letter < 'A' || letter > 'Z') return std::nullopt;
    index = index * 26 + static_cast<std::size_t>(letter - 'A');
  }
  return index;
}

std::optional<AreaCode> find_sorted(const std::vector<std::pair<std::string, AreaCode>>& sorted, std::string_view key) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), key,
                                   [](const auto& entry, std::string_view k) { return entry.first < k; });
  return at != sorted.end() && at->first == key ? std::optional{at->second} : std::nullopt;
}

tl::unexpected<Error> claimed_twice(const std::string& what, const AreaEntry& by) {
  return fail(
      ErrorCode::invalid_input,
      text("'{}' means two areas, one of them {} (a figure could be counted for the wrong one). Remove one.",
           "「{}」が二つの地域を指しています（一つは {}）。集計を誤るおそれがあります。片方を削除してください。", what,
           by.iso3),
      by.where);
}

}  // namespace

AreaCatalogFiles AreaCatalogFiles::in(const std::filesystem::path& data_folder) {
  AreaCatalogFiles files;
  files.statistical_areas = data_folder / "areas/statistical_areas.toml";
  files.japan_customs_areas = data_folder / "areas/japan_customs_areas.toml";
  files.groups = data_folder / "groups/groups.toml";
  files.usual_trade = data_folder / "areas/usual_trade.toml";
  return files;
}

AreaCatalog::AreaCatalog() : by_letters_(kLetters * kLetters * kLetters, kNone) {
  for (Table* table : {&row_, &by_number_, &by_japan_customs_}) table->fill(kNone);
}

Result<AreaCatalog> AreaCatalog::load(const AreaCatalogFiles& files) {
  auto countries = read_iso_3166(files.iso_countries, "3166-1");
  if (!countries) return fail(countries.error());
  const auto withdrawn = read_iso_3166(files.iso_withdrawn, "3166-3");
  if (!withdrawn) return fail(withdrawn.error());
  const auto ours = read_statistical_areas(files.statistical_areas);
  if (!ours) return fail(ours.error());
  const auto groups = read_group_areas(files.groups);
  if (!groups) return fail(groups.error());

  AreaMerge table;
  table.add_countries(std::move(*countries));
  if (const auto done = table.amend(ours->amendments); !done) return fail(done.error());
  table.add_areas(ours->areas);
  table.add_withdrawn(*withdrawn);
  table.add_areas(*groups);

  AreaCatalog catalog;
  for (const auto& [iso3, entry] : table.entries()) {
    if (const auto done = catalog.add(entry); !done) return fail(done.error());
  }
  // Names only after all codes: the first claim of a name stands, and shown names are claimed before spellings.
  for (const auto& [iso3, entry] : table.entries()) {
    catalog.add_names(static_cast<std::uint16_t>(entry.code), {entry.en, entry.ja, entry.zh, entry.ko});
  }
  for (const auto& [iso3, entry] : table.entries()) {
    catalog.add_names(static_cast<std::uint16_t>(entry.code), entry.spellings);
  }
  if (const auto done = catalog.add_japan_customs(files.japan_customs_areas); !done) return fail(done.error());
  catalog.finish();
  auto shares = read_usual_trade(files.usual_trade, catalog);
  if (!shares) return fail(shares.error());
  catalog.usual_import_share_ = std::move(*shares);
  return catalog;
}

Result<void> AreaCatalog::claim_number(int number, const AreaEntry& entry) {
  const bool in_range = number >= 0 && number < static_cast<int>(kAreaCodes);
  if (!in_range || by_number_[static_cast<std::size_t>(number)] != kNone) {
    return claimed_twice(std::to_string(number), entry);
  }
  by_number_[static_cast<std::size_t>(number)] = static_cast<std::uint16_t>(entry.code);
  return {};
}

Result<void> AreaCatalog::add(const AreaEntry& entry) {
  const AreaCode code{static_cast<std::uint16_t>(entry.code)};
  Area area{.code = code,
            .kind = entry.kind,
            .iso2 = entry.iso2,
            .iso3 = entry.iso3,
            .en = entry.en,
            .ja = entry.ja,
            .zh = entry.zh,
            .ko = entry.ko,
            .aliases = {}};
  if (auto done = claim_number(entry.code, entry); !done) return done;
  for (const int number : entry.numbers) {
    if (auto done = claim_number(number, entry); !done) return done;
    area.aliases.push_back(static_cast<std::uint16_t>(number));
  }
  std::vector<std::string> letters = entry.codes;
  letters.push_back(entry.iso3);
  if (!entry.iso2.empty()) letters.push_back(entry.iso2);
  for (const auto& text : letters) {
    if (const auto index = letters_index(text)) {
      if (by_letters_[*index] != kNone) return claimed_twice(text, entry);
      by_letters_[*index] = code.value;
    } else {
      codes_.emplace_back(to_upper(text), code);
    }
  }
  areas_.push_back(std::move(area));
  return {};
}

void AreaCatalog::add_names(std::uint16_t code, const std::vector<std::string>& names) {
  for (const auto& name : names) names_.emplace_back(fold_name(name), AreaCode{code});
}

Result<void> AreaCatalog::add_japan_customs(const std::filesystem::path& file) {
  const auto rows = read_japan_customs_areas(file);
  if (!rows) return fail(rows.error());
  for (const auto& row : *rows) {
    const auto index = letters_index(row.iso3);
    const bool usable = index && by_letters_[*index] != kNone && row.code > 0 &&
                        row.code < static_cast<int>(kAreaCodes) &&
                        by_japan_customs_[static_cast<std::size_t>(row.code)] == kNone;
    if (!usable) {
      return fail(ErrorCode::invalid_input,
                  text("code {} stands twice or names the unknown area '{}'. Correct the list.",
                       "コード {} が重複しているか、未知の地域「{}」を指しています。一覧を修正してください。", row.code,
                       row.iso3),
                  row.where);
    }
    by_japan_customs_[static_cast<std::size_t>(row.code)] = by_letters_[*index];
  }
  return {};
}

void AreaCatalog::finish() {
  std::sort(areas_.begin(), areas_.end(), [](const Area& a, const Area& b) { return a.code < b.code; });
  for (std::size_t i = 0; i < areas_.size(); ++i) row_[areas_[i].code.index()] = static_cast<std::uint16_t>(i);
  const auto by_key = [](const auto& a, const auto& b) { return a.first < b.first; };
  const auto same_key = [](const auto& a, const auto& b) { return a.first == b.first; };
  for (auto* list : {&codes_, &names_}) {
    std::stable_sort(list->begin(), list->end(), by_key);
    list->erase(std::unique(list->begin(), list->end(), same_key), list->end());
    std::erase_if(*list, [](const auto& entry) { return entry.first.empty(); });
  }
}

std::optional<AreaCode> AreaCatalog::find(std::string_view code_or_name) const {
  const std::string_view text = trimmed(code_or_name);
  if (const auto index = letters_index(text); index && by_letters_[*index] != kNone) return known(by_letters_[*index]);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size()) return find_number(number);
  constexpr std::size_t kLongestCode = 16;  // EU27_2020_EXTRA
  if (text.size() <= kLongestCode) {
    if (const auto found = find_sorted(codes_, to_upper(text))) return found;
  }
  const std::string folded = fold_name(text);
  return folded.empty() ? std::nullopt : find_sorted(names_, folded);
}

const Area& AreaCatalog::area(AreaCode code) const {
  NOROSHI_EXPECT(contains(code));
  return areas_[row_[code.index()]];
}

std::string_view AreaCatalog::name(AreaCode code, Language language) const {
  const Area& found = area(code);
  return language == Language::ja ? found.ja : found.en;
}

std::vector<AreaCode> AreaCatalog::suggestions(std::string_view misspelt, std::size_t at_most) const {
  const std::string folded = fold_name(misspelt);
  const std::size_t bound = std::max<std::size_t>(2, folded.size() / 3);
  std::vector<std::pair<std::size_t, AreaCode>> near;
  for (const auto& [name, code] : names_) {
    const std::size_t difference =
        name.size() > folded.size() ? name.size() - folded.size() : folded.size() - name.size();
    if (difference > bound) continue;
    const std::size_t distance = edit_distance(folded, name);
    if (distance <= bound && distance < std::max(folded.size(), name.size())) near.emplace_back(distance, code);
  }
  std::sort(near.begin(), near.end());
  std::vector<AreaCode> best;
  for (const auto& [distance, code] : near) {
    if (best.size() == at_most) break;
    if (std::find(best.begin(), best.end(), code) == best.end()) best.push_back(code);
  }
  return best;
}

}  // namespace noroshi::normalize
