#include "interfaces/cli/terminal_records.hpp"

#include <gtest/gtest.h>

#include "names/display_width.hpp"

namespace noroshi::cli {
namespace {

ReportTable sentences() {
  ReportTable table;
  table.id = "methods";
  table.columns = {{"id", {"Method", "手法"}, CellKind::text},     {"rule", {"Rule", "定義"}, CellKind::text},
                   {"source", {"Source", "出典"}, CellKind::text}, {"number", {"Number", "数値"}, CellKind::text},
                   {"days", {"Days", "日数"}, CellKind::integer},  {"rows", {"Rows", "件数"}, CellKind::integer}};
  const Text rule{"the share of the largest supplier in all imports whose supplier is known exceeds one half",
                  "供給国を特定できる輸入額に占める最大の供給国のシェアが半分を超える場合に該当とする"};
  table.rows = {{std::string{"dominant"}, rule, rule, rule, std::int64_t{12}, Cell{}}};
  return table;
}

TEST(TerminalRecords, EachRowIsARecordWithShortValuesFirstAndWhatIsUnknownLast) {
  EXPECT_EQ(draw_records(sentences(), {0, 1, 4, 5}, 60, {}),
            "dominant\n"
            "  Days: 12\n"
            "  Rule: the share of the largest supplier in all imports\n"
            "    whose supplier is known exceeds one half\n"
            "  unknown: Rows\n");
}

TEST(TerminalRecords, TablesOfSentencesAreDrawnSoAndNoLineIsTooWideEvenInAPipe) {
  for (const auto language : {Language::en, Language::ja}) {
    for (const std::size_t width : {0U, 80U}) {
      const auto drawn = draw_table(sentences(), {language, width, false});
      EXPECT_EQ(drawn.find("─"), std::string::npos);
      for (std::size_t begin = 0, end = 0; (end = drawn.find('\n', begin)) != std::string::npos; begin = end + 1)
        EXPECT_LE(display_width(drawn.substr(begin, end - begin)), width == 0 ? 100U : width);
    }
  }
}

TEST(TerminalRecords, AWideEnoughTerminalStillGetsColumns) {
  EXPECT_NE(draw_table(sentences(), {Language::en, 400, false}).find("─"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::cli
