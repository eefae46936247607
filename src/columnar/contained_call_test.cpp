#include "columnar/contained_call.hpp"

#include <gtest/gtest.h>

namespace noroshi::columnar {
namespace {

Result<std::string> shell(const std::string& line) { return run_contained("/bin/sh", {"-c", line}); }

TEST(ContainedCall, ReturnsWhatTheProgramWrites) {
  EXPECT_EQ(shell("printf '%1000000s' x").value(), std::string(999'999, ' ') + "x");
  EXPECT_EQ(shell("true").value(), "");
  EXPECT_EQ(run_contained("/bin/sh", {"-c", "printf %s \"$1\"", "sh", "two words"}).value(), "two words");
}

TEST(ContainedCall, TheProgramGetsNoInputAndSaysNothingOnTheTerminal) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(shell("cat; echo noise >&2; printf done").value(), "done");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(ContainedCall, SurvivesAProgramThatCrashesOrFails) {
  for (const auto* line : {"kill -SEGV $$", "printf half; kill -KILL $$", "exit 1"}) {
    const auto broken = shell(line);
    ASSERT_FALSE(broken) << line;
    EXPECT_EQ(broken.error().code, ErrorCode::invalid_input);
  }
}

TEST(ContainedCall, NamesAProgramThatIsNotThere) {
  const auto missing = run_contained("/nowhere/noroshi-xlsx", {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::io);
  EXPECT_NE(missing.error().message.en.find("/nowhere/noroshi-xlsx"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::columnar
