#include "normalize/industry_scheme.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "base/test_source_folder.hpp"
#include "names/isic_division.hpp"

namespace noroshi::normalize {
namespace {

const IndustrySchemes& shipped() {
  static const auto loaded = IndustrySchemes::load(test::source_folder() / "data" / "industry_schemes");
  return *loaded;
}

IoTable table_of(const std::string& feed, const std::vector<std::string>& sectors) {
  IoTable table;
  table.feed = feed;
  for (const auto& sector : sectors) table.industries.push_back({"JPN", sector});
  return table;
}

constexpr const char* kScheme = R"(title = { en = "Two", ja = "二" }
source = "invented"
feeds = ["own"]
[[sector]]
code = "a"
name = { en = "A", ja = "甲" }
divisions = ["26", "01"]
[[sector]]
code = "b"
name = { en = "B", ja = "乙" }
divisions = [)";

Result<IndustrySchemes> load(const std::string& divisions_of_b) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("noroshi_industry_scheme_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream{folder / "two.toml"} << kScheme << divisions_of_b << "]\n";
  auto schemes = IndustrySchemes::load(folder);
  std::filesystem::remove_all(folder);
  return schemes;
}

TEST(IndustryScheme, FindsTheSectorsThatHoldADivision) {
  const auto schemes = load("\"26\", \"27\"");
  ASSERT_TRUE(schemes) << schemes.error().message.en;
  const auto* two = schemes->find("two");
  ASSERT_NE(two, nullptr);
  const std::vector<std::string> electronics{"26"}, farming{"01"}, both{"01", "27"}, none{"99"};
  EXPECT_EQ(two->sectors_of(electronics), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(two->sectors_of(farming), std::vector<std::string>{"a"});
  EXPECT_EQ(two->sectors_of(both), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(two->sectors_of(none).empty());
  EXPECT_EQ(two->find("a")->divisions, (std::vector<std::string>{"01", "26"}));
  EXPECT_EQ(two->find("c"), nullptr);
}

TEST(IndustryScheme, RefusesADivisionThatDoesNotExistWithItsLine) {
  for (const auto* wrong : {"\"04\"", "\"1\"", "\"C26\"", "\"00\""}) {
    const auto schemes = load(wrong);
    ASSERT_FALSE(schemes) << wrong;
    EXPECT_EQ(schemes.error().code, ErrorCode::invalid_input);
    EXPECT_NE(schemes.error().where.find("two.toml:11"), std::string::npos) << schemes.error().where;
  }
}

TEST(IndustryScheme, KnowsTheSchemeOfATableByItsSectorsAndItsFeed) {
  EXPECT_EQ(shipped().of(table_of("wiod2013", {"c1", "c14"}))->id, "wiod2013");
  EXPECT_EQ(shipped().of(table_of("wiod2016_niot", {"A01", "C10-C12"}))->id, "wiod2016");
  EXPECT_EQ(shipped().of(table_of("oecd_icio", {"01T02", "26"}))->id, "oecd45");
  EXPECT_EQ(shipped().of(table_of("oecd_iot", {"01", "45"}))->id, "oecd45_numbered");
  std::vector<std::string> all;
  for (const auto& sector : shipped().find("wiod2013")->sectors) all.push_back(sector.code);
  EXPECT_EQ(shipped().of(table_of("my_table", all))->id, "wiod2013");
  EXPECT_EQ(shipped().of(table_of("my_table", {"01", "02"})), nullptr);
  EXPECT_EQ(shipped().of(table_of("my_table", {"c1", "unheard of"})), nullptr);
  EXPECT_EQ(shipped().of(table_of("my_table", {})), nullptr);
}

TEST(IndustryScheme, HasAsManySectorsAsThePublishersSay) {
  const std::map<std::string, std::size_t> sectors{{"wiod2013", 35}, {"wiod2016", 56}, {"oecd45", 45}};
  for (const auto& [id, count] : sectors) EXPECT_EQ(shipped().find(id)->sectors.size(), count) << id;
}

TEST(IndustryScheme, CoversEveryDivisionOfIsicExceptExtraterritorialBodies) {
  for (const auto& scheme : shipped().all()) {
    std::set<std::string> held;
    for (const auto& sector : scheme.sectors) {
      EXPECT_FALSE(sector.name.ja.empty());
      held.insert(sector.divisions.begin(), sector.divisions.end());
    }
    for (int number = 1; number < 99; ++number) {
      const auto division = fmt::format("{:02}", number);
      if (find_isic_division(division) != nullptr) {
        EXPECT_TRUE(held.contains(division)) << scheme.id << " " << division;
      }
    }
  }
}

}  // namespace
}  // namespace noroshi::normalize
