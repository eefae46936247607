#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::normalize {

struct Membership {
  AreaCode member;
  Date from;                  // first day
  std::optional<Date> until;  // last day; nothing: still a member
  bool year_only = false;     // only the year is published; the first or last of its days stands for it
};

struct AreaGroup {
  std::string key;   // "eu", "cptpp"
  AreaCode code;     // number under which the group imports: 97 EU, 975 ASEAN, else 950 and above
  std::string kind;  // customs_union, agreement, forum, security, producers, regional
  Text name;
  std::string source, note;
  std::vector<Membership> memberships;  // by day of joining, then by code
};

// Groupings of states with dates (data/groups/groups.toml): who was a member when.
class AreaGroups {
 public:
  // Errors: not_found and invalid_input of the file; invalid_input for a member that is not in the catalogue, a last
  // day before the first, overlapping spells of one member, or two groups with one key.
  [[nodiscard]] static Result<AreaGroups> load(const std::filesystem::path& file, const AreaCatalog& catalog);

  [[nodiscard]] std::span<const AreaGroup> all() const { return groups_; }
  [[nodiscard]] const AreaGroup* find(std::string_view key) const;  // nullptr: no such group
  [[nodiscard]] const AreaGroup* find(AreaCode code) const;
  [[nodiscard]] Result<std::vector<AreaCode>> members(std::string_view key, Date on) const;  // by code

 private:
  std::vector<AreaGroup> groups_;
};

[[nodiscard]] std::vector<AreaCode> members_on(const AreaGroup& group, Date day);
// Members for a trade cube of a period: those on its last day, so a state that joins in July counts for its year.
[[nodiscard]] std::vector<AreaCode> members_in(const AreaGroup& group, Period period);

}  // namespace noroshi::normalize
