#include "holdings/trade_provenance.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

class SourcesOfTrade : public example::WorkspaceTest {  // on 2024-07-20
 protected:
  [[nodiscard]] std::vector<lake::Partition> files_of(const std::string& feed) const {
    auto files = *lake::Workspace::open(folder, lake::Access::read)->partitions("trade");
    std::erase_if(files, [&](const lake::Partition& p) { return p.feed != feed; });
    return files;
  }
  [[nodiscard]] std::vector<Provenance> named(const std::vector<lake::Partition>& files) const {
    const auto provenance = trade_provenance(opened(), files);
    EXPECT_TRUE(provenance);
    return provenance.value_or(std::vector<Provenance>{});
  }
};

TEST_F(SourcesOfTrade, AreNamedOncePerDeliveryWithThePeriodAndAgeOfTheirFiles) {
  store("somebody", {bought(392, 156, "850760", {2021, 0}, 1), bought(392, 156, "850760", {2023, 0}, 1)});
  const auto sources = named(files_of("somebody"));
  ASSERT_EQ(sources.size(), 1u);
  EXPECT_EQ(sources[0].source, "somebody (somebody)");
  EXPECT_EQ(sources[0].period, "2021–2023");
  EXPECT_EQ(sources[0].age_days, 202);  // from the last day of 2023
  EXPECT_EQ(sources[0].retrieved, (Date{2024, 6, 15}));
  EXPECT_NE(sources[0].method.ja.find("取込"), std::string::npos);
}

TEST_F(SourcesOfTrade, StandTheNewestPeriodFirst) {
  store("older", {bought(392, 156, "850760", {2020, 0}, 1)});
  store("newer", {bought(392, 156, "850760", {2022, 0}, 1)});
  auto files = files_of("older");
  std::ranges::copy(files_of("newer"), std::back_inserter(files));
  const auto sources = named(files);
  ASSERT_EQ(sources.size(), 2u);
  EXPECT_EQ(sources[0].period, "2022");
  EXPECT_EQ(sources[1].period, "2020");
}

TEST_F(SourcesOfTrade, OfAYearThatStillRunsHaveNoAge) {
  store("somebody", {bought(392, 156, "850760", {2024, 0}, 1)});
  EXPECT_EQ(named(files_of("somebody")).at(0).age_days, 0);
}

TEST_F(SourcesOfTrade, AreNotInventedForADeliveryThatIsUnknown) {
  EXPECT_TRUE(named({}).empty());
  store("somebody", {bought(392, 156, "850760", {2023, 0}, 1)});
  auto files = files_of("somebody");
  files.at(0).contributions = {{4711, 1}};
  EXPECT_TRUE(named(files).empty());
}

TEST_F(SourcesOfTrade, HoldAProductOnlyWhereTheirFilesHaveRowsOfIt) {
  store("somebody", {bought(392, 156, "850760", {2023, 0}, 1)});
  auto db = columnar::Database::open();
  const auto holding = holding_products(*db, files_of("somebody"), {"850760"});
  ASSERT_TRUE(holding);
  EXPECT_EQ(holding->at(0).contributions.size(), 1u);
  const auto without = holding_products(*db, files_of("somebody"), {"260400", "280120"});
  ASSERT_TRUE(without);
  ASSERT_EQ(without->size(), 1u);  // the file stays, nobody's rows in it do
  EXPECT_TRUE(without->at(0).contributions.empty());
}

TEST_F(SourcesOfTrade, AreRefusedWhenAFileIsGone) {
  store("somebody", {bought(392, 156, "850760", {2023, 0}, 1)});
  auto files = files_of("somebody");
  files.at(0).path = folder / "nowhere.parquet";
  auto db = columnar::Database::open();
  EXPECT_FALSE(holding_products(*db, files, {"850760"}));
}

}  // namespace
}  // namespace noroshi::holdings
