#include "columnar/report_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace noroshi::columnar {
namespace {

class ReportFile : public testing::Test {
 protected:
  Database db = std::move(*Database::open());
  std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("noroshi_report_file_" + std::to_string(::getpid()) + ".parquet");
  void TearDown() override { std::filesystem::remove(file); }
  std::string ask(const std::string& what) {
    return db.scalar("SELECT " + what + " FROM read_parquet(" + sql_file(file) + ")")->value_or("unknown");
  }
};

TEST_F(ReportFile, AColumnThatHoldsMoreThanItsKindSaysIsWidenedAndNeverCut) {
  ReportTable table;
  table.columns = {{"count", {}, CellKind::integer}, {"share", {}, CellKind::share}, {"flag", {}, CellKind::text}};
  table.rows = {{std::int64_t{2}, std::string{"n/a"}, true}, {2.5, 0.25, false}};
  ASSERT_TRUE(write_report(db, table, Language::en, file));
  EXPECT_EQ(ask("string_agg(concat_ws('|', count, share, flag), ';')"), "2.0|n/a|true;2.5|0.25|false");
  EXPECT_EQ(ask("concat_ws('|', typeof(any_value(count)), typeof(any_value(share)), typeof(any_value(flag)))"),
            "DOUBLE|VARCHAR|BOOLEAN");
}

TEST_F(ReportFile, ATableWithoutRowsKeepsItsColumns) {
  ReportTable table;
  table.columns = {{"name", {}, CellKind::text}, {"loss", {}, CellKind::usd}};
  ASSERT_TRUE(write_report(db, table, Language::en, file));
  EXPECT_EQ(ask("count(*) + count(name) + count(loss)"), "0");
}

TEST_F(ReportFile, AFolderThatIsNotThereIsAnError) {
  ReportTable table;
  table.columns = {{"name", {}, CellKind::text}};
  EXPECT_FALSE(write_report(db, table, Language::en, file.parent_path() / "noroshi_no_such_folder" / "x.parquet"));
}

}  // namespace
}  // namespace noroshi::columnar
