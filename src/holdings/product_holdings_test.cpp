#include "holdings/product_holdings.hpp"

#include <fstream>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

class HoldingsOf : public example::WorkspaceTest {
 protected:
  columnar::Database db = std::move(*columnar::Database::open());
  const std::filesystem::path cache = folder / "cache" / "holdings";

  void SetUp() override {
    WorkspaceTest::SetUp();
    store("comtrade", {bought(392, 156, "850760", {2022, 0}, 5), bought(392, 410, "850760", {2022, 0}, 2),
                       bought(392, 156, "850760", {2022, 0}, 4, Nomenclature::hs22)});
    store("other", {bought(356, 156, "850760", {2022, 0}, 3)});
  }
  [[nodiscard]] std::string answer() {
    std::vector<lake::Partition> files;
    const auto stored = lake::Workspace::open(folder, lake::Access::read)->partitions("trade");
    for (const auto& p : *stored) {
      if (p.name == "2022" && p.feed != "atlas") files.push_back(p);
    }
    std::string said;
    const auto found = holdings_of(folder, db, files);
    if (!found) return found.error().message.en;
    for (const auto& h : *found)
      said += fmt::format("{} {}: {} rows, {} USD\n", name_of(h.product.nomenclature()), h.product.digits(), h.rows,
                          h.value_usd);
    return said;
  }
  const std::string expected = "HS17 850760: 3 rows, 10 USD\nHS22 850760: 1 rows, 4 USD\n";
};

TEST_F(HoldingsOf, AddsUpRowsAndValueOfAllFiles) {
  EXPECT_EQ(answer(), expected);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{cache}, {}), 2);
  EXPECT_EQ(answer(), expected);  // from the cache
}

TEST_F(HoldingsOf, ABrokenCacheIsNotBelieved) {
  ASSERT_EQ(answer(), expected);
  for (const auto& entry : std::filesystem::directory_iterator{cache}) std::ofstream{entry.path()} << "no parquet";
  EXPECT_EQ(answer(), expected);
}

TEST_F(HoldingsOf, GoesWithoutACacheThatCannotBeWritten) {
  std::filesystem::create_directories(folder / "cache");
  std::ofstream{cache} << "a file in its place";
  EXPECT_EQ(answer(), expected);
}

TEST_F(HoldingsOf, NoFilesHoldNothing) { EXPECT_TRUE(holdings_of(folder, db, {})->empty()); }

}  // namespace
}  // namespace noroshi::holdings
