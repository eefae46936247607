#include "lake/area_table.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace noroshi::lake {
namespace {

class AreaTable : public testing::Test {
 protected:
  columnar::Database db = std::move(*columnar::Database::open());
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("noroshi_areas_" + std::to_string(::getpid()) + ".parquet");
  void TearDown() override { std::filesystem::remove(path); }
  std::string ask(const std::string& what) {
    return db.scalar("SELECT " + what + " FROM read_parquet(" + columnar::sql_string(path.string()) + ")")
        ->value_or("unknown");
  }
};

TEST_F(AreaTable, SaysWhatANumberMeansInFourLanguages) {
  const std::vector<Area> areas{
      {AreaCode{392}, AreaKind::country, "JP", "JPN", "Japan", "日本", "日本国", "일본", {}},
      {AreaCode{837}, AreaKind::bunkers, "", "XXB", "Bunkers", "船用油", "燃料舱", "벙커", {838}}};
  ASSERT_TRUE(write_area_table(db, path, areas));
  EXPECT_EQ(ask("string_agg(concat_ws('|', area, iso3, iso2, kind, en, ja, zh, ko), ' ; ' ORDER BY area)"),
            "392|JPN|JP|country|Japan|日本|日本国|일본 ; 837|XXB||bunkers|Bunkers|船用油|燃料舱|벙커");
  EXPECT_EQ(ask("typeof(any_value(area))"), "SMALLINT") << "as trade.reporter and trade.partner, up to 999";
}

TEST_F(AreaTable, NamesEveryKindInItsOwnWord) {
  std::vector<Area> areas;
  std::uint16_t code = 1;
  for (const auto kind : {AreaKind::country, AreaKind::historical, AreaKind::group, AreaKind::not_specified,
                          AreaKind::bunkers, AreaKind::special})
    areas.push_back({.code = AreaCode{code++}, .kind = kind});
  ASSERT_TRUE(write_area_table(db, path, areas));
  EXPECT_EQ(ask("string_agg(kind, ' ' ORDER BY area)"), "country historical group not_specified bunkers special");
}

TEST_F(AreaTable, WithoutAreasItIsAnEmptyTableOfTheSameColumns) {
  ASSERT_TRUE(write_area_table(db, path, {}));
  EXPECT_EQ(ask("count(*) + count(ko)"), "0");
}

TEST_F(AreaTable, AFolderThatIsNotThereIsAnError) {
  EXPECT_FALSE(write_area_table(db, path.parent_path() / "noroshi_no_such_folder" / "areas.parquet", {}));
}

}  // namespace
}  // namespace noroshi::lake
