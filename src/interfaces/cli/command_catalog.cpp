#include "interfaces/cli/command.hpp"

namespace noroshi::cli {

std::span<const Command> commands() {
  static const std::vector<Command> all{
#define NOROSHI_COMMAND(name) name##_command(),
#include "interfaces/cli/commands.def"
#undef NOROSHI_COMMAND
  };
  return all;
}

}  // namespace noroshi::cli
