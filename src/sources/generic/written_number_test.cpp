#include "sources/generic/written_number.hpp"

#include <gtest/gtest.h>

namespace noroshi::sources::generic {
namespace {

TEST(WrittenNumber, ReadsTheMarksThatTheTableIsSaidToUse) {
  EXPECT_EQ(read_number("1.234.567,8", ',', '.'), 1234567.8);
  EXPECT_EQ(read_number("-1.234", ',', '.'), -1234.0);
  EXPECT_EQ(read_number("1234,5", ',', '.'), 1234.5) << "separators may be left out";
  EXPECT_EQ(read_number("0,5", ',', 0), 0.5);
  EXPECT_EQ(read_number(" 1,234,567.25 ", '.', ','), 1234567.25);
  EXPECT_EQ(read_number("1\xE2\x80\xAF"
                        "234,5",
                        ',', ' '),
            1234.5)
      << "narrow no-break space";
  EXPECT_EQ(read_number("1'234", '.', '\''), 1234.0);
  EXPECT_EQ(read_number("2,4E+06", ',', 0), 2.4e6);
}

TEST(WrittenNumber, RefusesWhatTheseMarksDoNotWrite) {
  EXPECT_FALSE(read_number("1.5", ',', '.')) << "a point that is no separator of thousands";
  EXPECT_FALSE(read_number("1.2345", ',', '.'));
  EXPECT_FALSE(read_number("12.34.567", ',', '.'));
  EXPECT_FALSE(read_number("1.234", ',', 0));
  EXPECT_FALSE(read_number("1234.567", ',', '.'));
  EXPECT_FALSE(read_number(".234", ',', '.'));
  EXPECT_FALSE(read_number("1.234.", ',', '.'));
  for (const auto* nothing : {"", "-", ",", "x", "1x", "1e", "1e+-5", "nan", "inf", "1e999", "1,2,3"})
    EXPECT_FALSE(read_number(nothing, ',', '.')) << nothing;
}

}  // namespace
}  // namespace noroshi::sources::generic
