#include "interfaces/cli/command.hpp"

#include <algorithm>

namespace noroshi::cli {

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto found = std::ranges::find(all, name, [](const Command& c) { return c.page.name; });
  return found == all.end() ? nullptr : &*found;
}

std::string as_words(std::string_view job) {
  std::string words{job};
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::vector<std::string> second_words(std::string_view first) {
  std::vector<std::string> words;
  const auto prefix = std::string{first} + "_";
  for (const auto& command : commands()) {
    if (command.page.name.starts_with(prefix)) words.emplace_back(command.page.name.substr(prefix.size()));
  }
  return words;
}

std::vector<std::string> join_command_words(std::span<const std::string> words) {
  std::vector<std::string> joined(words.begin(), words.end());
  for (std::size_t i = 0; i < joined.size(); ++i) {
    const auto& word = joined[i];
    if (word == "--") break;
    if (word.starts_with('-')) {
      const auto option = find_option(nullptr, word);
      if (option && !option->value.empty()) ++i;  // its value is no command
      continue;
    }
    if (i + 1 < joined.size() && find_command(word + "_" + joined[i + 1])) {
      joined[i] += "_" + joined[i + 1];
      joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    break;
  }
  return joined;
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
