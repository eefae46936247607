#include "normalize/area_groups.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <stdexcept>

#include "base/test_source_folder.hpp"

namespace noroshi::normalize {
namespace {

const std::filesystem::path kData = test::source_folder() / "data";

const AreaCatalog& catalog() {
  static const auto loaded = AreaCatalog::load(AreaCatalogFiles::in(kData));
  if (!loaded) throw std::runtime_error(loaded.error().message.en);
  return *loaded;
}
const AreaGroups& groups() {
  static const auto loaded = AreaGroups::load(kData / "groups/groups.toml", catalog());
  if (!loaded) throw std::runtime_error(loaded.error().message.en + loaded.error().where);
  return *loaded;
}
bool has(std::string_view key, Date on, std::string_view iso3) {
  const auto members = *groups().members(key, on);
  return std::find(members.begin(), members.end(), *catalog().find(iso3)) != members.end();
}
std::size_t count(std::string_view key, Date on) { return groups().members(key, on)->size(); }

TEST(AreaGroups, FollowsTheEuropeanUnionThroughItsEnlargementsAndTheBritishExit) {
  EXPECT_EQ(count("eu", {1957, 12, 31}), 0u);
  EXPECT_EQ(count("eu", {1960, 1, 1}), 6u);
  EXPECT_EQ(count("eu", {1973, 1, 1}), 9u);
  EXPECT_EQ(count("eu", {1981, 1, 1}), 10u);
  EXPECT_EQ(count("eu", {1986, 1, 1}), 12u);
  EXPECT_EQ(count("eu", {1995, 1, 1}), 15u);
  EXPECT_EQ(count("eu", {2004, 5, 1}), 25u);
  EXPECT_EQ(count("eu", {2007, 1, 1}), 27u);
  EXPECT_EQ(count("eu", {2013, 7, 1}), 28u);
  EXPECT_TRUE(has("eu", {2020, 1, 31}, "GBR"));
  EXPECT_FALSE(has("eu", {2020, 2, 1}, "GBR"));
  EXPECT_EQ(count("eu", {2024, 1, 1}), 27u);
  EXPECT_EQ(groups().find("eu")->code, AreaCode{97});
}

TEST(AreaGroups, KnowsWhoBelongsToWhatToday) {
  const Date day{2025, 12, 31};
  EXPECT_EQ(count("g7", day), 7u);
  EXPECT_EQ(count("ipef_supply_chain", day), 14u);
  EXPECT_EQ(count("cptpp", day), 12u);
  EXPECT_EQ(count("rcep", day), 14u);
  EXPECT_EQ(count("quad", day), 4u);
  EXPECT_EQ(count("asean", day), 11u);
  EXPECT_EQ(count("brics", day), 10u);
  EXPECT_EQ(count("gcc", day), 6u);
  EXPECT_EQ(count("opec", day), 12u);
  EXPECT_EQ(count("nato", day), 32u);
  EXPECT_EQ(count("aukus", day), 3u);
  EXPECT_EQ(count("five_eyes", day), 5u);
  EXPECT_EQ(count("azec", day), 11u);
  EXPECT_TRUE(has("cptpp", day, "GBR"));
}

TEST(AreaGroups, LetsAMemberLeaveAndReturn) {
  EXPECT_TRUE(has("opec", {1980, 6, 1}, "ECU"));
  EXPECT_FALSE(has("opec", {2000, 6, 1}, "ECU"));
  EXPECT_TRUE(has("opec", {2010, 6, 1}, "ECU"));
  EXPECT_FALSE(has("opec", {2020, 6, 1}, "ECU"));
}

TEST(AreaGroups, CountsAStateThatJoinsDuringAYearForThatYear) {
  EXPECT_EQ(members_in(*groups().find("eu"), {2013, 0}).size(), 28u);
  EXPECT_EQ(members_in(*groups().find("eu"), {2013, 6}).size(), 27u);
  EXPECT_EQ(members_in(*groups().find("eu"), {2020, 0}).size(), 27u);
}

TEST(AreaGroups, GivesEachGroupACodeOfItsOwnAndWordsInBothLanguages) {
  std::set<AreaCode> codes;
  for (const auto& group : groups().all()) {
    EXPECT_TRUE(codes.insert(group.code).second) << group.key;
    EXPECT_EQ(catalog().area(group.code).kind, AreaKind::group);
    EXPECT_TRUE(group.code.value >= 950 || group.code.value == 97) << group.key;
    EXPECT_FALSE(group.name.ja.empty());
    EXPECT_FALSE(group.source.empty());
    EXPECT_EQ(groups().find(group.code), &group);
  }
}

Result<AreaGroups> load(std::string_view members) {
  const auto file = std::filesystem::temp_directory_path() / "noroshi_groups_test.toml";
  std::ofstream{file} << "[[group]]\nkey = \"g\"\ncode = 950\nen = \"G\"\nja = \"G\"\nmembers = [" << members << "]\n";
  return AreaGroups::load(file, catalog());
}

TEST(AreaGroups, RefusesUnknownMembersAndDatesThatRunBackwards) {
  EXPECT_TRUE(load("{ iso3 = \"JPN\", from = 2000-01-01 }"));
  EXPECT_FALSE(load("{ iso3 = \"QQQ\", from = 2000-01-01 }"));
  EXPECT_FALSE(load("{ iso3 = \"JP\", from = 2000-01-01 }"));
  EXPECT_FALSE(load("{ iso3 = \"JPN\" }"));
  EXPECT_FALSE(load("{ iso3 = \"JPN\", from = 2000-01-01, until = 1999-12-31 }"));
  EXPECT_FALSE(load("{ iso3 = \"JPN\", from = 2000-01-01 }, { iso3 = \"JPN\", from = 2005-01-01 }"));
  const auto refused = load("{ iso3 = \"QQQ\", from = 2000-01-01 }");
  EXPECT_NE(refused.error().where.find(":6:"), std::string::npos) << refused.error().where;
}

TEST(AreaGroups, NamesTheGroupsItKnowsWhenAskedForAnother) {
  const auto members = groups().members("comecon", {1980, 1, 1});
  ASSERT_FALSE(members);
  EXPECT_EQ(members.error().code, ErrorCode::not_found);
  EXPECT_NE(members.error().message.en.find("cptpp"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::normalize
