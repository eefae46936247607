#include "interfaces/cli/exit_code.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace noroshi::cli {
namespace {

TEST(ExitCode, every_error_has_its_own_documented_number) {
  std::set<int> numbers;
  for (const ErrorCode code : {ErrorCode::invalid_input, ErrorCode::not_found, ErrorCode::refused, ErrorCode::busy,
                               ErrorCode::io, ErrorCode::corrupt, ErrorCode::cancelled}) {
    const int number = exit_code(code);
    EXPECT_TRUE(numbers.insert(number).second);
    EXPECT_NE(number, kExitSuccess);
    EXPECT_TRUE(
        std::any_of(exit_codes().begin(), exit_codes().end(), [&](const ExitCode& e) { return e.number == number; }));
  }
}

}  // namespace
}  // namespace noroshi::cli
