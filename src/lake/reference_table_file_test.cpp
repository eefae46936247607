#include "lake/reference_table_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace noroshi::lake {
namespace {

class ReferenceTableFile : public testing::Test {
 protected:
  columnar::Database db = std::move(*columnar::Database::open());
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("noroshi_reference_" + std::to_string(::getpid()) + ".parquet");
  void TearDown() override { std::filesystem::remove(path); }
  std::string ask(const std::string& what) {
    return db.scalar("SELECT " + what + " FROM read_parquet(" + columnar::sql_string(path.string()) + ")")
        ->value_or("unknown");
  }
};

TEST_F(ReferenceTableFile, KeepsUnknownQuantitiesApartFromZero) {
  const std::vector<ProductionRow> rows{
      {.commodity = "gallium", .stage = "refine", .area = "China", .year = 2024, .quantity = 0.0, .unit = "t"},
      {.commodity = "gallium", .stage = "refine", .area = "Japan", .year = 2024, .unit = "t", .note = "withheld"}};
  ASSERT_TRUE(write_table_file(db, path, rows));
  EXPECT_EQ(ask("count(quantity)"), "1");
  EXPECT_EQ(ask("min(note) FILTER (WHERE quantity IS NULL)"), "withheld");
}

TEST_F(ReferenceTableFile, KeepsLeadingZerosAndJapanese) {
  ASSERT_TRUE(write_table_file(
      db, path, std::vector<ProductName>{{Nomenclature::hs22, "HS22", "010121", "ja", "馬（純粋種の繁殖用）", "NO"}}));
  EXPECT_EQ(ask("code || name"), "010121馬（純粋種の繁殖用）");
}

TEST_F(ReferenceTableFile, HoldsConcordancesWithoutWeights) {
  ASSERT_TRUE(
      write_table_file(db, path, std::vector<ConcordanceRow>{{"HS17", "850760", "ISIC4", "2720", std::nullopt}}));
  EXPECT_EQ(ask("weight"), "unknown");
}

TEST_F(ReferenceTableFile, HoldsRejectedRowsWithTheirReasons) {
  RejectedRows rejected;
  rejected.add({"f.csv", 7, "value", RejectReason::negative_value, "-3"});
  ASSERT_TRUE(write_table_file(db, path, "baci", rejected));
  EXPECT_EQ(ask("reason || record"), "negative_value7");
}

}  // namespace
}  // namespace noroshi::lake
