#include "interfaces/cli/progress_bar.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <sstream>

#include "names/display_width.hpp"

namespace noroshi::cli {
namespace {

TEST(ProgressBar, the_line_fits_the_terminal_in_any_language) {
  for (const std::size_t columns : {4U, 20U, 40U, 80U}) {
    for (const double share : {-1.0, 0.0, 0.42, 1.0, 7.0, std::numeric_limits<double>::quiet_NaN()}) {
      EXPECT_LE(display_width(progress_line("とても長い段階の説明をここに書いておく", share, columns)), columns);
    }
  }
  EXPECT_NE(progress_line("reading", 0.42, 80).find(" 42%"), std::string::npos);
}

TEST(ProgressBar, leaves_nothing_behind_and_is_silent_without_a_terminal) {
  std::ostringstream terminal;
  {
    ProgressBar bar{&terminal, 80, Language::en};
    bar.show({"reading", "読込中"}, 0.5);
  }
  EXPECT_TRUE(terminal.str().ends_with("\r\x1b[K"));
  ProgressBar silent{nullptr, 80, Language::en};
  silent.show({"reading", "読込中"}, 0.5);
}

}  // namespace
}  // namespace noroshi::cli
