#include "columnar/process_limits.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <new>
#include <string>

namespace noroshi::columnar {
namespace {

// In a process of their own, since limits cannot be taken back.
TEST(ProcessLimitsDeathTest, AllocationsBeyondTheLimitFailAndSmallOnesDoNot) {
  const auto allocate = [](std::size_t gibibytes) {
    limit_this_process();
    try {
      const std::string much(gibibytes << 30, 'x');
      std::_Exit(much.empty() ? 2 : 0);
    } catch (const std::bad_alloc&) {
      std::_Exit(1);
    }
  };
  EXPECT_EXIT(allocate(0), testing::ExitedWithCode(2), "");
  EXPECT_EXIT(allocate(64), testing::ExitedWithCode(1), "");
}

TEST(ProcessLimitsDeathTest, ProcessorTimeIsFiveMinutesAndThereIsNoCoreFile) {
  const auto limits = [] {
    limit_this_process();
    rlimit time{}, core{};
    ::getrlimit(RLIMIT_CPU, &time);
    ::getrlimit(RLIMIT_CORE, &core);
    std::_Exit(time.rlim_cur == 300 && core.rlim_max == 0 ? 0 : 1);
  };
  EXPECT_EXIT(limits(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace noroshi::columnar
