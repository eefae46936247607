#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "interfaces/cli/arguments.hpp"
#include "interfaces/cli/command_page.hpp"
#include "interfaces/cli/session.hpp"
#include "requests/read_fields.hpp"

namespace noroshi::cli {

// From arguments to a request, from a report to an output.
using RunCommand = Result<void> (*)(const Arguments&, const Progress&, Session&);

enum class Stops {
  at_once,  // Ctrl-C ends the program
  cleanly,  // the work checks Progress::stop
};

struct Command {
  CommandDecl page;
  RunCommand run = nullptr;
  Stops stops = Stops::at_once;
};

#define NOROSHI_COMMAND(name) [[nodiscard]] Command name##_command();
#include "interfaces/cli/commands.def"
#undef NOROSHI_COMMAND

[[nodiscard]] std::span<const Command> commands();                 // in the order of commands.def
[[nodiscard]] const Command* find_command(std::string_view name);  // nullptr: not declared

// A job of two words has an underscore: network_import is typed `noroshi network import`.
[[nodiscard]] std::string as_words(std::string_view job);
// The words that may follow `first` to make a command: "network" -> {"import", "show", "check"}.
[[nodiscard]] std::vector<std::string> second_words(std::string_view first);
// Puts the two words of a command together where they stand in what was typed; all else stays as it is.
[[nodiscard]] std::vector<std::string> join_command_words(std::span<const std::string> words);
[[nodiscard]] std::span<const OptionDecl> global_options();
// An option of the command or a global one. `command` may be nullptr.
[[nodiscard]] std::optional<OptionDecl> find_option(const Command* command, std::string_view name);

// The request of a command from what was given. Errors: those of read_fields.
[[nodiscard]] FieldValues field_values(const Arguments& arguments);
template <class Request>
[[nodiscard]] Result<Request> read_request(const Arguments& arguments) {
  return read_fields<Request>(field_values(arguments));
}

}  // namespace noroshi::cli
