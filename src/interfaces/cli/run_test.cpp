#include "interfaces/cli/run.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "interfaces/cli/command.hpp"

namespace noroshi::cli {
namespace {

struct Ran {
  int code;
  std::string out, err;
};

Ran ran(std::vector<std::string> words) {
  const Environment environment;
  std::istringstream in;
  std::ostringstream out, err;
  const int code = run(std::move(words), environment, {in, out, err});
  return {code, out.str(), err.str()};
}

TEST(Run, every_declared_command_has_a_function) {
  for (const auto& [page, run, stops] : commands()) EXPECT_NE(run, nullptr) << page.name;
}

TEST(Run, help_goes_to_stdout_and_succeeds) {
  for (const auto& [command, run, stops] : commands()) {
    const auto result = ran({std::string{command.name}, "--help", "--lang", "ja"});
    EXPECT_EQ(result.code, 0) << command.name;
    EXPECT_NE(result.out.find("書式"), std::string::npos) << command.name;
    EXPECT_EQ(result.err, "");
  }
  EXPECT_EQ(ran({"help", "import"}).out, ran({"import", "--help"}).out);
  EXPECT_EQ(ran({"--version"}).out.rfind("noroshi ", 0), 0U);
}

TEST(Run, mistakes_go_to_stderr_with_their_exit_code) {
  const auto unknown = ran({"chokepoint"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_EQ(unknown.out, "");
  EXPECT_NE(unknown.err.find("error: there is no command 'chokepoint'. Did you mean 'chokepoints'?"),
            std::string::npos);
  EXPECT_NE(unknown.err.find("where: chokepoint"), std::string::npos);
  EXPECT_EQ(ran({}).code, 2);
  EXPECT_EQ(ran({"chokepoints", "--year", "20x"}).code, 2);
  EXPECT_EQ(ran({"chokepoints", "--set", "geodep=3"}).code, 2);
  EXPECT_NE(ran({"--lang", "ja", "chokepoint"}).err.find("エラー: "), std::string::npos);
}

TEST(Run, completion_prints_a_script) {
  const auto result = ran({"completion", "bash"});
  EXPECT_EQ(result.code, 0);
  EXPECT_NE(result.out.find("complete -o filenames -F _noroshi noroshi"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::cli
