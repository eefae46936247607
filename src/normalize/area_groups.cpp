#include "normalize/area_groups.hpp"

#include <algorithm>

#include "normalize/data_file.hpp"

namespace noroshi {
namespace {

std::optional<Date> date_of(const toml::table& table, std::string_view key) {
  const auto date = table[key].value<toml::date>();
  if (!date) return std::nullopt;
  return Date{date->year, date->month, date->day};
}

tl::unexpected<Error> refuse(Text why, std::string where) {
  return fail(ErrorCode::invalid_input, std::move(why), std::move(where));
}

Result<Membership> read_membership(const toml::table& table, const AreaCatalog& catalog, const std::string& where) {
  const std::string iso3 = text_of(table, "iso3");
  const auto member = catalog.find(iso3);
  if (!member || catalog.area(*member).iso3 != iso3) {
    return refuse(text("member '{}' is not a known area. Use its three-letter code.",
                       "加盟国「{}」は未知の地域です。3文字コードを使ってください。", iso3),
                  where);
  }
  const auto from = date_of(table, "from");
  if (!from) {
    return refuse(text("{} has no date of joining. Add from = YYYY-MM-DD.",
                       "{} に加盟日がありません。from = YYYY-MM-DD を加えてください。", iso3),
                  where);
  }
  const auto until = date_of(table, "until");
  if (until && *until < *from) {
    return refuse(text("{} leaves on {} before it joins on {}. Correct the dates.",
                       "{} の脱退日 {} が加盟日 {} より前です。日付を修正してください。", iso3, to_string(*until),
                       to_string(*from)),
                  where);
  }
  return Membership{*member, *from, until, text_of(table, "precision") == "year"};
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

Result<AreaGroup> read_group(const toml::table& table, const AreaCatalog& catalog, const std::filesystem::path& file) {
  AreaGroup group{text_of(table, "key"),
                  {},
                  text_of(table, "kind"),
                  {text_of(table, "en"), text_of(table, "ja")},
                  text_of(table, "source"),
                  text_of(table, "note"),
                  {}};
  const std::string where = place_of(file, table);
  const auto code = catalog.find_number(table["code"].value_or(-1));
  if (group.key.empty() || group.name.en.empty() || group.name.ja.empty() || !code) {
    return refuse(text("a group needs a key, a known code and names in both languages.",
                       "グループには key、既知の code、日英の名称が必要です。"),
                  where);
  }
  group.code = *code;
  for (const auto* member : tables_of(table, "members")) {
    auto membership = read_membership(*member, catalog, place_of(file, *member));
    if (!membership) return fail(membership.error());
    group.memberships.push_back(*membership);
  }
  std::sort(group.memberships.begin(), group.memberships.end(), [](const Membership& a, const Membership& b) {
    return std::pair{a.from, a.member} < std::pair{b.from, b.member};
  });
  if (const auto* twice = find_overlap(group.memberships)) {
    return refuse(text("{} is a member of {} twice at one time. End the first spell.",
                       "{} が {} に同時に二重加盟しています。先の期間を終了させてください。",
                       catalog.area(twice->member).iso3, group.key),
                  where);
  }
  return group;
}

}  // namespace

Result<AreaGroups> AreaGroups::load(const std::filesystem::path& file, const AreaCatalog& catalog) {
  const auto parsed = read_toml(file);
  if (!parsed) return fail(parsed.error());
  AreaGroups groups;
  for (const auto* table : tables_of(*parsed, "group")) {
    auto group = read_group(*table, catalog, file);
    if (!group) return fail(group.error());
    if (groups.find(group->key) != nullptr) {
      return refuse(text("two groups have the key '{}'. Rename one.",
                         "key「{}」のグループが二つあります。改名してください。", group->key),
                    place_of(file, *table));
    }
    groups.groups_.push_back(*std::move(group));
  }
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

}  // namespace noroshi
