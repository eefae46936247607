#include "interfaces/cli/arguments.hpp"
#include "interfaces/cli/declarations.hpp"
#include "interfaces/cli/numbers.hpp"
#include "scratch_input.hpp"

// Any words after the program's name, one a line: a refusal in both languages, or arguments that are all declared.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] == '\n') {
      words.emplace_back();
    } else {
      words.back().push_back(static_cast<char>(data[i]));
    }
  }
  const auto arguments = cli::parse_arguments(words);
  if (!arguments) return fuzz::check(arguments.error()), 0;
  const auto* command = cli::find_command(arguments->command);
  fuzz::check(arguments->command.empty() || command != nullptr);
  for (const auto& [name, values] : arguments->values) {
    if (name.starts_with("--")) fuzz::check(cli::find_option(command, name) != nullptr);
  }
  if (const auto year = cli::whole_number(*arguments, "--year", 1900, 2200); !year) {
    fuzz::check(year.error());
  } else if (*year) {
    fuzz::check(**year >= 1900 && **year <= 2200);
  }
  if (const auto settings = cli::read_settings(arguments->all("--set")); !settings) fuzz::check(settings.error());
  return 0;
}
