#include "base/build_id.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(BuildId, IsTheDigestThatTheLinkerWrote) {
  EXPECT_GE(build_id().size(), 32U) << "the program is linked without --build-id";
  EXPECT_EQ(build_id().find_first_not_of("0123456789abcdef"), std::string::npos);
}

}  // namespace
}  // namespace noroshi
