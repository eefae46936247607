#include "interfaces/cli/completion.hpp"

#include <gtest/gtest.h>

#include "base/test_source_folder.hpp"
#include "interfaces/cli/command.hpp"

namespace noroshi::cli {
namespace {

const use_cases::CatalogueIds& ids() {
  static const auto data = *holdings::BundledData::load(test::source_folder() / "data");
  static const auto all = use_cases::catalogue_ids(data.get());
  return all;
}

TEST(Completion, offers_goods_importers_groups_and_feeds_of_tables) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const auto script = *completion_script(shell, ids());
    for (const char* words : {"gallium", "neodymium_magnets", "JPN", " EU", "wiod2013", "generic_matrix"})
      EXPECT_NE(script.find(words), std::string::npos) << shell << " does not offer " << words;
    EXPECT_LT(script.size(), 200'000u) << shell << ": read by every new shell";
  }
  EXPECT_NE(completion_script("bash", ids())->find("network_import:0) COMPREPLY=($(compgen -W \"bea_io"),
            std::string::npos);
}

TEST(Completion, works_without_the_data_folder) {
  const auto script = completion_script("bash", use_cases::catalogue_ids());
  ASSERT_TRUE(script);
  EXPECT_NE(script->find("baci"), std::string::npos);
  EXPECT_EQ(script->find(" gallium "), std::string::npos);
}

TEST(Completion, every_shell_knows_every_command_and_option) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const auto script = completion_script(shell, ids());
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
    const auto script = *completion_script(shell, ids());
    for (const char* words : {"baci", "japan_tariff", "generic", "atlas", "geodep"})
      EXPECT_NE(script.find(words), std::string::npos) << shell << " does not offer " << words;
  }
  EXPECT_FALSE(completion_script("tcsh", ids()));
}

}  // namespace
}  // namespace noroshi::cli
