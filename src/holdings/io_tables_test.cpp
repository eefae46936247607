#include "holdings/io_tables.hpp"

#include <gtest/gtest.h>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {

class IoTables : public example::WorkspaceTest {
 protected:
  // One industry a region that sells everything to itself.
  static IoTable table(const std::string& feed, const std::string& part, int year, std::vector<std::string> regions,
                       double sold = 1.0) {
    IoTable t;
    t.feed = feed;
    t.part = part;
    t.year = year;
    t.unit = "million USD";
    for (const auto& region : regions) {
      t.industries.push_back({region, "all"});
      t.final_users.push_back({region, "households"});
    }
    t.intermediate = {regions.size(), regions.size()};
    t.final_demand = {regions.size(), regions.size()};
    for (std::size_t i = 0; i < regions.size(); ++i) t.final_demand(i, i) = sold;
    return t;
  }
};

TEST_F(IoTables, ListsWhatIsStored) {
  store_io_table(table("wiod2013", "", 2011, {"JPN", "CHN"}));
  store_io_table(table("oecd_iot", "JPN", 2018, {"JPN"}));
  auto workspace = opened();
  const auto tables = io_tables(workspace);
  ASSERT_TRUE(tables) << tables.error().message.en;
  ASSERT_EQ(tables->size(), 2U);
  EXPECT_EQ(tables->at(0).id, "oecd_iot:JPN:2018");
  EXPECT_EQ(tables->at(1).id, "wiod2013:2011");
  EXPECT_EQ(tables->at(1).regions, 2U);
  EXPECT_EQ(tables->at(1).sectors, 1U);
  EXPECT_EQ(tables->at(1).industries, 2U);
}

TEST_F(IoTables, FindsATableByItsIdAndByTheBeginningOfOne) {
  store_io_table(table("wiod2013", "", 2009, {"JPN", "CHN"}));
  store_io_table(table("wiod2013", "", 2011, {"JPN", "CHN"}));
  auto workspace = opened();
  EXPECT_EQ(load_io_table(workspace, "wiod2013:2009")->year, 2009);
  const auto newest = load_io_table(workspace, "wiod2013");
  ASSERT_TRUE(newest);
  EXPECT_EQ(newest->id(), "wiod2013:2011");
  ASSERT_EQ(newest->provenance.size(), 1U);
  EXPECT_EQ(newest->provenance[0].source, "Institute of Tables");
  EXPECT_EQ(newest->provenance[0].period, "2011");
}

TEST_F(IoTables, PrefersAWorldTableToANewerNationalOne) {
  store_io_table(table("wiod2013", "", 2011, {"JPN", "CHN"}));
  store_io_table(table("oecd_iot", "JPN", 2018, {"JPN"}));
  auto workspace = opened();
  EXPECT_EQ(load_io_table(workspace, "")->id(), "wiod2013:2011");
}

TEST_F(IoTables, AnswersWithWhatWasKnownOnADay) {
  store_io_table(table("wiod2013", "", 2011, {"JPN"}, 1.0), {{2024, 1, 10}});
  store_io_table(table("wiod2013", "", 2011, {"JPN"}, 2.0), {{2024, 3, 10}});
  auto workspace = opened();
  EXPECT_EQ(load_io_table(workspace, "wiod2013:2011")->final_demand(0, 0), 2.0);
  EXPECT_EQ(load_io_table(workspace, "wiod2013:2011", Date{2024, 2, 1})->final_demand(0, 0), 1.0);
  EXPECT_FALSE(load_io_table(workspace, "wiod2013:2011", Date{2023, 12, 31}));
}

TEST_F(IoTables, SaysWhatThereIsInsteadOfATableThatIsNotThere) {
  auto empty = opened();
  const auto none = load_io_table(empty, "");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().field, "table");
  EXPECT_NE(none.error().message.en.find("network_import"), std::string::npos);
  store_io_table(table("wiod2013", "", 2011, {"JPN"}));
  auto workspace = opened();
  const auto wrong = load_io_table(workspace, "wiod2013:2010");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ErrorCode::not_found);
  ASSERT_EQ(wrong.error().nearest.size(), 1U);
  EXPECT_EQ(wrong.error().nearest[0].value, "wiod2013:2011");
}

}  // namespace
}  // namespace noroshi::holdings
