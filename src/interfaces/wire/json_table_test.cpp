#include "interfaces/wire/json_table.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace noroshi::wire {
namespace {

ReportTable sample() {
  ReportTable table;
  table.id = "sample";
  table.title = {"Sample", "例"};
  table.columns = {{"name", {"Name", "名称"}, CellKind::text, {}},
                   {"n", {"N", "数"}, CellKind::integer, {}},
                   {"hhi", {"HHI", "HHI"}, CellKind::real, {"0 to 1", "0～1"}},
                   {"m", {"M", "手法"}, CellKind::verdict, {}},
                   {"since", {"Since", "施行日"}, CellKind::date, {}}};
  table.rows = {{Text{"China", "中国"}, std::int64_t{9007199254740993}, 0.1 + 0.2, Verdict::flagged, Date{2023, 8, 1}},
                {std::string{"</script><b>&\xE2\x80\xA8"}, Cell{}, Cell{}, Verdict::unknown, Cell{}}};
  table.notes = {{"note", "注"}};
  table.provenance = {{"UN Comtrade", "2023", Date{2024, 9, 30}, 41, {"as reported", "報告値"}}};
  return table;
}

TEST(JsonTable, every_value_comes_back_as_it_was) {
  const auto table = sample();
  const auto written = nlohmann::json::parse(write_json({&table, 1}, std::nullopt));
  ASSERT_TRUE(written.is_array() && written.size() == 1U) << "one table stands in the same place as one of several";
  const auto& json = written[0];
  EXPECT_EQ(json["schema"], "noroshi.table/1");
  EXPECT_EQ(json["rows"][0]["name"]["ja"], "中国");
  EXPECT_EQ(json["rows"][0]["n"].get<std::int64_t>(), 9007199254740993);
  EXPECT_EQ(json["rows"][0]["hhi"].get<double>(), 0.1 + 0.2);
  EXPECT_EQ(json["rows"][0]["m"], "flagged");
  EXPECT_EQ(json["rows"][0]["since"], "2023-08-01");
  EXPECT_EQ(json["provenance"][0]["retrieved"], "2024-09-30");
  for (const char* id : {"n", "hhi", "m", "since"}) EXPECT_TRUE(json["rows"][1][id].is_null()) << id;
  EXPECT_EQ(json["notes"][0]["en"], "note");
  EXPECT_EQ(json["provenance"][0]["age_days"], 41);
  EXPECT_TRUE(json["columns"][0]["note"].is_null());
}

TEST(JsonTable, one_language_makes_plain_strings) {
  const std::vector<ReportTable> tables{sample(), sample()};
  const auto json = nlohmann::json::parse(write_json(tables, Language::ja));
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[1]["title"], "例");
}

TEST(JsonTable, bytes_that_are_not_utf8_do_not_stop_it) {
  auto table = sample();
  table.rows[0][0] = std::string{"\xFF\xFE"};
  EXPECT_TRUE(nlohmann::json::accept(write_json({&table, 1}, Language::en)));
}

TEST(JsonTable, nothing_in_it_can_end_a_script_element) {
  const auto table = sample();
  const std::string safe = write_script_json({&table, 1});
  EXPECT_EQ(safe.find_first_of("<>&"), std::string::npos);
  EXPECT_EQ(safe.find("\xE2\x80\xA8"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(safe)[0]["rows"][1]["name"], "</script><b>&\xE2\x80\xA8");
}

}  // namespace
}  // namespace noroshi::wire
