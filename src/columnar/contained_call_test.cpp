#include "columnar/contained_call.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <stdexcept>
#include <vector>

namespace noroshi {
namespace {

TEST(ContainedCall, ReturnsWhatTheWorkReturns) {
  const std::string large(1'000'000, 'x');
  EXPECT_EQ(run_contained([&] { return large; }).value(), large);
  EXPECT_EQ(run_contained([] { return std::string{}; }).value(), "");
}

TEST(ContainedCall, SurvivesWorkThatCrashesThrowsOrWantsTooMuchMemory) {
  const auto crash = run_contained([]() -> std::string {
    std::raise(SIGSEGV);
    return "never";
  });
  ASSERT_FALSE(crash);
  EXPECT_EQ(crash.error().code, ErrorCode::invalid_input);
  EXPECT_FALSE(run_contained([]() -> std::string { throw std::runtime_error{"no"}; }));
  EXPECT_FALSE(run_contained([]() -> std::string { return std::string(std::size_t{64} << 30, 'x'); }));
}

}  // namespace
}  // namespace noroshi
