#include "interfaces/wire/figure.hpp"

#include <gtest/gtest.h>

namespace noroshi::wire {
namespace {

TEST(Figure, dollars_are_compact_in_the_units_of_the_language) {
  EXPECT_EQ(usd_words(80.9e9, Language::en), "80.9 bn");
  EXPECT_EQ(usd_words(80.9e9, Language::ja), "809億ドル");
  EXPECT_EQ(usd_words(12345.0, Language::en), "12,345");
  EXPECT_EQ(usd_words(1.234e12, Language::ja), "1.2兆ドル");
  EXPECT_EQ(usd_words(0.0, Language::en), "0");
  EXPECT_EQ(usd_words(999.96e6, Language::en), "1.00 bn");
}

TEST(Figure, a_year_has_no_thousands_mark) {
  EXPECT_EQ(integer_words(2023), "2023");
  EXPECT_EQ(integer_words(1234567), "1,234,567");
  EXPECT_EQ(integer_words(-12345), "-12,345");
}

TEST(Figure, a_number_has_as_many_decimals_as_it_needs) {
  EXPECT_EQ(cell_words(Cell{12.0}, CellKind::number, Language::en), "12");
  EXPECT_EQ(cell_words(Cell{12.5}, CellKind::number, Language::en), "12.5");
  EXPECT_EQ(cell_words(Cell{1133.0}, CellKind::number, Language::en), "1,133");
  EXPECT_EQ(cell_words(Cell{0.334}, CellKind::number, Language::ja), "0.334");
  EXPECT_EQ(cell_words(Cell{-0.5}, CellKind::number, Language::en), "-0.5");
  EXPECT_EQ(cell_words(Cell{0.0}, CellKind::number, Language::en), "0");
  EXPECT_EQ(cell_words(Cell{12.0}, CellKind::real, Language::en), "12.000");
}

TEST(Figure, unknown_is_said_in_both_languages) {
  EXPECT_EQ(cell_words(Cell{}, CellKind::usd, Language::en), "unknown");
  EXPECT_EQ(cell_words(Cell{}, CellKind::usd, Language::ja), "不明");
  EXPECT_EQ(cell_words(Cell{0.4567}, CellKind::share, Language::en), "45.7%");
}

TEST(Figure, a_verdict_is_a_word_and_a_date_is_iso) {
  EXPECT_EQ(cell_words(Cell{Verdict::flagged}, CellKind::verdict, Language::ja), "該当");
  EXPECT_EQ(cell_words(Cell{Verdict::unknown}, CellKind::verdict, Language::en), "unknown");
  EXPECT_EQ(cell_words(Cell{Date{2023, 8, 1}}, CellKind::date, Language::ja), "2023-08-01");
}

TEST(Figure, a_source_line_carries_period_retrieval_age_and_method) {
  const Provenance p{"UN Comtrade", "2023", Date{2024, 9, 30}, 41, {"as reported", "報告値"}};
  EXPECT_EQ(provenance_words(p, Language::en),
            "UN Comtrade, period 2023, retrieved 2024-09-30, age 41 days, method: as reported");
  EXPECT_EQ(provenance_words(p, Language::ja),
            "UN Comtrade、対象期間 2023、取得日 2024-09-30、経過 41日、手法: 報告値");
}

}  // namespace
}  // namespace noroshi::wire
