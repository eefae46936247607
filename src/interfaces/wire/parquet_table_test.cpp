#include "interfaces/wire/parquet_table.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "columnar/database.hpp"

namespace noroshi::wire {
namespace {

TEST(ParquetTable, columns_are_typed_and_unknown_is_null) {
  ReportTable table;
  table.columns = {{"name", {}, CellKind::text, {}},
                   {"year", {}, CellKind::integer, {}},
                   {"hhi", {}, CellKind::real, {}},
                   {"name", {}, CellKind::verdict, {}},
                   {"since", {}, CellKind::date, {}}};
  table.rows = {{Text{"China", "中国"}, std::int64_t{2023}, 0.5, Verdict::flagged, Date{2023, 8, 1}},
                {std::string{"it's"}, std::int64_t{2022}, Cell{}, Verdict::unknown, Cell{}}};
  const auto file =
      std::filesystem::temp_directory_path() / ("noroshi_parquet_test_" + std::to_string(::getpid()) + ".parquet");
  ASSERT_TRUE(write_parquet(table, Language::ja, file));
  auto database = columnar::Database::open();
  ASSERT_TRUE(database);
  const auto said = database->scalar(
      "SELECT string_agg(concat_ws('|', name, year, typeof(year), hhi, typeof(hhi), name_2, since), ';' "
      "ORDER BY year) FROM read_parquet(" +
      columnar::sql_string(file.string()) + ")");
  std::filesystem::remove(file);
  ASSERT_TRUE(said) << said.error().message.en;
  EXPECT_EQ(said->value_or(""), "it's|2022|BIGINT|DOUBLE;中国|2023|BIGINT|0.5|DOUBLE|flagged|2023-08-01");
}

}  // namespace
}  // namespace noroshi::wire
