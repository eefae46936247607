#include "interfaces/cli/completion.hpp"

#include <gtest/gtest.h>

#include "interfaces/cli/command.hpp"

namespace noroshi::cli {
namespace {

TEST(Completion, every_shell_knows_every_command_and_option) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const auto script = completion_script(shell);
    ASSERT_TRUE(script) << shell;
    for (const auto& [command, run, stops] : commands()) {
      EXPECT_TRUE(script->find(command.name) != std::string::npos || shell == std::string_view{"fish"})
          << shell << " " << command.name;
      for (const auto& option : command.options()) {
        EXPECT_NE(script->find(option.name.substr(2)), std::string::npos) << shell << " " << option.name;
      }
    }
    EXPECT_NE(script->find("table csv json xlsx parquet html"), std::string::npos) << shell;
  }
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const auto script = *completion_script(shell);
    for (const char* words : {"baci", "japan_tariff", "generic", "atlas", "geodep"})
      EXPECT_NE(script.find(words), std::string::npos) << shell << " does not offer " << words;
  }
  EXPECT_FALSE(completion_script("tcsh"));
}

}  // namespace
}  // namespace noroshi::cli
