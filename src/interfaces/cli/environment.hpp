#pragma once
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace noroshi::cli {

// What the program is started in. main() fills it from the system; tests fill it by hand.
struct Environment {
  std::function<std::optional<std::string>(const char* name)> variable;
  bool stdin_is_terminal = false, stdout_is_terminal = false, stderr_is_terminal = false;
  std::size_t columns = 80;                 // width of the terminal
  std::filesystem::path shipped_data = {};  // the data folder that came with the program
};

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

// --lang among the words (also when the rest is wrong), else LC_ALL, LC_MESSAGES, LANG, else English.
[[nodiscard]] Language choose_language(std::span<const std::string> words, const Environment& environment);

// $NOROSHI_WORKSPACE, else ./noroshi-workspace.
[[nodiscard]] std::filesystem::path default_workspace(const Environment& environment);

// The project's data folder: $NOROSHI_DATA, else the one that came with the program.
[[nodiscard]] std::filesystem::path data_folder(const Environment& environment);

// Colours go to terminals that have not asked to be left alone (NO_COLOR, TERM=dumb; no-color.org).
[[nodiscard]] bool colours_wanted(const Environment& environment);

}  // namespace noroshi::cli
