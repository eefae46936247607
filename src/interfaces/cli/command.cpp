#include "interfaces/cli/command.hpp"

#include <algorithm>

namespace noroshi::cli {

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto found = std::ranges::find(all, name, [](const Command& c) { return c.page.name; });
  return found == all.end() ? nullptr : &*found;
}

std::optional<OptionDecl> find_option(const Command* command, std::string_view name) {
  if (name == "-h") name = "--help";
  auto options = command == nullptr ? std::vector<OptionDecl>{} : command->page.options();
  options.insert(options.end(), global_options().begin(), global_options().end());
  const auto found = std::ranges::find(options, name, &OptionDecl::name);
  return found == options.end() ? std::nullopt : std::optional{*found};
}

FieldValues field_values(const Arguments& arguments) {
  FieldValues given;
  const auto* command = find_command(arguments.command);
  if (command == nullptr) return given;
  for (const auto& option : command->page.options()) {
    if (!arguments.has(option.name)) continue;
    const auto field =
        std::ranges::find(command->page.fields, option.name, [](const FieldDoc& f) { return option_name(f.name); });
    given.emplace(field->name, arguments.all(option.name));
  }
  for (const auto& word : command->page.words) {
    if (arguments.has(word)) given.emplace(word, arguments.all(word));
  }
  return given;
}

}  // namespace noroshi::cli
