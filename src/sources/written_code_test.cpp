#include "sources/written_code.hpp"

#include <gtest/gtest.h>

namespace noroshi::sources {
namespace {

TEST(WrittenCode, TakesWhatHasOneReading) {
  for (const auto* written : {"850760", " 850760 ", "'850760", "=\"850760\"", "HS850760", "hs 850760", "8507 60",
                              "8507.60", "850760.0", "８５０７６０", "HS 8507.60",
                              "\xC2\xA0"
                              "850760"}) {
    std::string room;
    const auto code = read_hs_code(written, room);
    EXPECT_FALSE(code.refused) << written;
    EXPECT_EQ(code.digits, "850760") << written;
  }
  std::string room;
  EXPECT_EQ(read_hs_code("85.07", room).digits, "8507");
  EXPECT_EQ(read_hs_code("8507.60.00", room).digits, "85076000");
  EXPECT_EQ(read_code("8507.60-000", room).digits, "850760000") << "Japan's nine digits";
  EXPECT_EQ(read_hs_code("'010121", room).digits, "010121");
}

TEST(WrittenCode, RefusesTheRestAsWhatItIs) {
  const std::pair<const char*, RejectReason> cases[] = {{"8.5E+05", RejectReason::spreadsheet_number},
                                                        {"8,5E+05", RejectReason::spreadsheet_number},
                                                        {"850760e0", RejectReason::spreadsheet_number},
                                                        {"8507.6", RejectReason::spreadsheet_number},
                                                        {"850760.00", RejectReason::spreadsheet_number},
                                                        {"10121", RejectReason::lost_leading_zero},
                                                        {"10121.0", RejectReason::lost_leading_zero},
                                                        {"101", RejectReason::lost_leading_zero},
                                                        {"1", RejectReason::code_too_short},
                                                        {"1.0", RejectReason::code_too_short},
                                                        {"", RejectReason::malformed_code},
                                                        {"HS", RejectReason::malformed_code},
                                                        {"9999AA", RejectReason::malformed_code},
                                                        {"99SSS999", RejectReason::malformed_code},
                                                        {"850 760", RejectReason::malformed_code},
                                                        {"8507..60", RejectReason::malformed_code},
                                                        {"=\"\"", RejectReason::malformed_code},
                                                        {"'", RejectReason::malformed_code},
                                                        {"\xEF\xBC", RejectReason::malformed_code}};
  for (const auto& [written, reason] : cases) {
    std::string room;
    const auto code = read_hs_code(written, room);
    ASSERT_TRUE(code.refused) << written;
    EXPECT_EQ(name_of(*code.refused), name_of(reason)) << written;
  }
}

}  // namespace
}  // namespace noroshi::sources
