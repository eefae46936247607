#include "normalize/area_groups.hpp"

#include <algorithm>

#include "toml/document.hpp"

namespace noroshi::normalize {
namespace {

std::optional<Membership> read_membership(const toml::DeclaredTable& table, const AreaCatalog& catalog) {
  const auto iso3 = table.text("iso3");
  const auto from = table.date("from");
  const auto until = table.date("until", toml::Presence::optional);
  const bool year_only = !table.word("precision", {"year"}, toml::Presence::optional).empty();
  const auto member = catalog.find(iso3);
  if (!iso3.empty() && (!member || catalog.area(*member).iso3 != iso3)) {
    table.report("iso3", text("member '{}' is not a known area. Use its three-letter code.",
                              "加盟国「{}」は未知の地域です。3文字コードを使ってください。", iso3));
    return std::nullopt;
  }
  if (!member || !from) return std::nullopt;
  if (until && *until < *from) {
    table.report("until", text("{} leaves on {} before it joins on {}. Correct the dates.",
                               "{} の脱退日 {} が加盟日 {} より前です。日付を修正してください。", iso3,
                               to_string(*until), to_string(*from)));
    return std::nullopt;
  }
  return Membership{*member, *from, until, year_only};
}

// Two spells of one member must not overlap: the first has to end before the second begins.
const Membership* find_overlap(const std::vector<Membership>& sorted) {
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = i + 1; j < sorted.size(); ++j) {
      const bool same = sorted[i].member == sorted[j].member;
      if (same && (!sorted[i].until || *sorted[i].until >= sorted[j].from)) return &sorted[j];
    }
  }
  return nullptr;
}

std::vector<Membership> read_memberships(const toml::DeclaredTable& group, const AreaCatalog& catalog) {
  std::vector<Membership> memberships;
  for (const auto& member : group.tables("members")) {
    if (const auto membership = read_membership(member, catalog)) memberships.push_back(*membership);
  }
  std::ranges::sort(memberships, {}, [](const Membership& m) { return std::pair{m.from, m.member}; });
  if (const auto* twice = find_overlap(memberships)) {
    group.report("members", text("{} is a member twice at one time. End the first spell.",
                                 "{} が同時に二重加盟しています。先の期間を終了させてください。",
                                 catalog.area(twice->member).iso3));
  }
  return memberships;
}

std::optional<AreaGroup> read_group(const toml::DeclaredTable& table, const AreaCatalog& catalog) {
  table.leave({"iso3", "zh", "ko", "codes", "spellings"});  // read_group_areas reads them
  AreaGroup group;
  group.key = table.text("key");
  group.kind = table.text("kind", toml::Presence::optional);
  group.name.en = table.text("en");
  group.name.ja = table.text("ja");
  group.source = table.text("source", toml::Presence::optional);
  group.note = table.text("note", toml::Presence::optional);
  group.memberships = read_memberships(table, catalog);
  const auto number = table.integer("code", 0, static_cast<int>(kAreaCodes) - 1);
  if (!number) return std::nullopt;
  const auto code = catalog.find_number(*number);
  if (!code) {
    table.report("code", text("{} is no number of the area catalogue. Use a known one.",
                              "{} は地域カタログにない番号です。既知の番号を使ってください。", *number));
    return std::nullopt;
  }
  group.code = *code;
  return group;
}

}  // namespace

Result<AreaGroups> AreaGroups::load(const std::filesystem::path& file, const AreaCatalog& catalog) {
  auto document = toml::Document::read(file, file.string());
  if (!document) return fail(document.error());
  AreaGroups groups;
  for (const auto& table : document->top().tables("group")) {
    auto group = read_group(table, catalog);
    if (!group) continue;
    if (groups.find(group->key) != nullptr) {
      table.report("key", text("two groups have the key '{}'. Rename one.",
                               "key「{}」のグループが二つあります。改名してください。", group->key));
    }
    groups.groups_.push_back(*std::move(group));
  }
  if (const auto problems = document->finish(); !problems.empty()) return fail(problems.front());
  return groups;
}

const AreaGroup* AreaGroups::find(std::string_view key) const {
  const auto at = std::find_if(groups_.begin(), groups_.end(), [&](const AreaGroup& g) { return g.key == key; });
  return at == groups_.end() ? nullptr : &*at;
}

const AreaGroup* AreaGroups::find(AreaCode code) const {
  const auto at = std::find_if(groups_.begin(), groups_.end(), [&](const AreaGroup& g) { return g.code == code; });
  return at == groups_.end() ? nullptr : &*at;
}

Result<std::vector<AreaCode>> AreaGroups::members(std::string_view key, Date on) const {
  const AreaGroup* group = find(key);
  if (group == nullptr) {
    std::string known;
    for (const auto& g : groups_) known += (known.empty() ? "" : ", ") + g.key;
    return fail(ErrorCode::not_found,
                text("no group '{}'. Known: {}.", "グループ「{}」はありません。使用可能：{}", key, known), "group");
  }
  return members_on(*group, on);
}

std::vector<AreaCode> members_on(const AreaGroup& group, Date day) {
  std::vector<AreaCode> members;
  for (const auto& m : group.memberships) {
    if (m.from <= day && (!m.until || day <= *m.until)) members.push_back(m.member);
  }
  std::sort(members.begin(), members.end());
  return members;
}

std::vector<AreaCode> members_in(const AreaGroup& group, Period period) { return members_on(group, last_day(period)); }

}  // namespace noroshi::normalize
