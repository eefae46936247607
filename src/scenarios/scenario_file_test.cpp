#include "scenarios/scenario_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/test_source_folder.hpp"

namespace noroshi::scenarios {
namespace {

constexpr std::string_view kFull = R"(title = "Licences for two goods"
importer = "KOR"
start = 2026-12-01
horizon_days = 200
table = "wiod2013:2011"
seed = 7
draws = 50
allocation = "priority"
first_served = ["26", "29"]

[[shock]]
good = "gallium"
origin = "CHN"
control = "licence_delay"
start_day = 10
parameters = { zero_days = { low = 30, mid = 45, high = 60 }, level_after = { value = 0.5 } }

[[shock]]
product = "811292"
origin = "CHN"
targets = ["KOR", "JPN"]
control = "quota"
duration_days = 90

[[release]]
good = "gallium"
start_day = 30
days_of_use = 20
share_of_use = 0.5

[[thrift]]
good = "gallium"
below_cover_days = 15
share = 0.6

[[saving]]
sector = "c14"
days = 60
share = 0.9
whose = "final_demand"

[[hoarding]]
good = "gallium"
start_day = 5
days = 14
factor = 1.5

[[input]]
good = "gallium"
name = "commercial_stock_days"
value = { low = 20, high = 60 }
)";

TEST(ScenarioFile, IsReadKeyByKey) {
  const auto s = parse_scenario(kFull, "s.toml");
  ASSERT_TRUE(s.has_value()) << s.error().front().where << s.error().front().message.en;
  EXPECT_EQ(s->importer, "KOR");
  EXPECT_EQ(s->start, (Date{2026, 12, 1}));
  EXPECT_EQ(s->horizon_days, 200);
  EXPECT_EQ(s->table, "wiod2013:2011");
  EXPECT_EQ(s->seed, 7u);
  EXPECT_EQ(s->draws, 50);
  EXPECT_EQ(s->allocation, Allocation::priority);
  EXPECT_EQ(s->first_served, (std::vector<std::string>{"26", "29"}));
  ASSERT_EQ(s->shocks.size(), 2u);
  EXPECT_EQ(s->shocks[0].parameters.at("zero_days"), (Range{30, 45, 60}));
  EXPECT_EQ(s->shocks[0].parameters.at("level_after"), Range::exactly(0.5));
  EXPECT_EQ(s->shocks[0].start_day, 10);
  EXPECT_EQ(s->shocks[0].duration_days, std::nullopt);
  EXPECT_EQ(s->shocks[1].subject, Subject::product);
  EXPECT_EQ(s->shocks[1].targets, (std::vector<std::string>{"KOR", "JPN"}));
  EXPECT_EQ(s->releases.at(0).days_of_use, 20.0);
  EXPECT_EQ(s->thrifts.at(0).share, 0.6);
  EXPECT_TRUE(s->savings.at(0).final_demand_only);
  EXPECT_EQ(s->savings[0].subject, Subject::sector);
  EXPECT_EQ(s->hoardings.at(0).factor, 1.5);
  EXPECT_EQ(s->inputs.at(0).value, (Range{20, 40, 60}));
}

std::string first_problem(std::string_view toml) {
  const auto s = parse_scenario(toml, "s.toml");
  return s ? "accepted" : s.error().front().where;
}

TEST(ScenarioFile, TellsEveryProblemWithItsLine) {
  constexpr std::string_view kShock =
      "title = \"t\"\n[[shock]]\ngood = \"gallium\"\norigin = \"CHN\"\ncontrol = \"ban\"\n";
  const auto with = [&](std::string_view line) { return first_problem(std::string{kShock} + std::string{line}); };
  EXPECT_EQ(with(""), "accepted");
  EXPECT_EQ(with("colour = 1\n"), "s.toml:6: shock[1].colour");
  EXPECT_EQ(with("start_day = 400\n"), "s.toml:6: shock[1].start_day");
  EXPECT_EQ(with("sector = \"c14\"\n").substr(0, 8), "s.toml:4");
  EXPECT_EQ(with("parameters = { leekage = { value = 0.1 } }\n"), "s.toml:6: shock[1].parameters");
  EXPECT_EQ(with("[[thrift]]\ngood = \"gallium\"\nbelow_cover_days = 5\nshare = 1.5\n"), "s.toml:9: thrift[1].share");
  EXPECT_EQ(with("[[thrift]]\ngood = \"germanium\"\nbelow_cover_days = 5\nshare = 0.5\n"), "s.toml: thrift[1].good");
  EXPECT_EQ(first_problem("title = \"t\"\n"), "s.toml: shock");
  EXPECT_EQ(first_problem("title = \n").substr(0, 8), "s.toml:1");
  const auto two = parse_scenario("title = \"t\"\nhorizon_days = 0\ndraws = 0\n", "s.toml");
  ASSERT_FALSE(two.has_value());
  EXPECT_EQ(two.error().size(), 2u);
}

TEST(ScenarioFile, ReadsTheExampleOfItsPage) {
  std::ifstream in{test::source_folder() / "docs" / "scenarios.md"};
  const std::string page{std::istreambuf_iterator<char>{in}, {}};
  const auto begin = page.find("```toml\n") + 8, end = page.find("```", begin);
  ASSERT_LT(end, page.size());
  const auto s = parse_scenario(std::string_view{page}.substr(begin, end - begin), "scenarios.md");
  ASSERT_TRUE(s.has_value()) << s.error().front().where << s.error().front().message.en;
  EXPECT_FALSE(s->hoardings.empty() || s->releases.empty() || s->savings.empty() || s->inputs.empty());
}

TEST(ScenarioFile, ReadsTheExamplesThatAreShipped) {
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_folder() / "data" / "scenarios")) {
    if (entry.path().extension() != ".toml" || entry.path().stem() == "licence_cases") continue;
    const auto scenario = read_scenario(entry.path());
    EXPECT_TRUE(scenario.has_value()) << entry.path() << scenario.error().message.en << scenario.error().where;
    ++read;
  }
  EXPECT_GE(read, 1);
  EXPECT_EQ(read_scenario("no/such/file.toml").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::scenarios
