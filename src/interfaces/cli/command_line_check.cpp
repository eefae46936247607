#include "interfaces/cli/command_line_check.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "interfaces/cli/command.hpp"
#include "names/nearest_name.hpp"

namespace noroshi::cli {
namespace {

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const auto& command : commands()) names.push_back(as_words(command.page.name));
  return names;
}

std::vector<std::string> option_names(const Command* command) {
  std::vector<std::string> names;
  if (command) {
    for (const auto& option : command->page.options()) names.emplace_back(option.name);
  }
  for (const auto& option : global_options()) names.emplace_back(option.name);
  return names;
}

Error mistake(Text message, std::string where) {
  return {ErrorCode::invalid_input, std::move(message), std::move(where)};
}

std::string help_command(const Command* command) {
  return command ? fmt::format("noroshi {} --help", as_words(command->page.name)) : "noroshi --help";
}

Error unknown_option(const std::string& name, const Command* command) {
  const Text meant = suggestion(name, option_names(command));
  const std::string help = help_command(command);
  return mistake(Text{fmt::format("there is no option '{}'.{} `{}` lists the options.", name, meant.en, help),
                      fmt::format("オプション「{}」はありません。{}一覧は `{}` に示します。", name, meant.ja, help)},
                 name);
}

Error unknown_command(const std::string& name) {
  if (const auto seconds = second_words(name); !seconds.empty()) {
    const std::string list = fmt::format("{}", fmt::join(seconds, ", "));
    return mistake(text("'{0}' needs a second word: {1}. See `noroshi {0} {2} --help`.",
                        "「{0}」の後に次のいずれかの語が必要です: {1}。`noroshi {0} {2} --help` を参照してください。",
                        name, list, seconds.front()),
                   name);
  }
  const Text meant = suggestion(name, command_names());
  return mistake(
      Text{fmt::format("there is no command '{}'.{} `noroshi --help` lists the commands.", name, meant.en),
           fmt::format("コマンド「{}」はありません。{}一覧は `noroshi --help` に示します。", name, meant.ja)},
      name);
}

std::optional<Error> outside_choices(const std::string& name, const std::vector<std::string>& given,
                                     const std::vector<std::string_view>& choices) {
  if (choices.empty()) return std::nullopt;
  const std::vector<std::string> names(choices.begin(), choices.end());
  for (const auto& value : given) {
    if (std::find(names.begin(), names.end(), value) != names.end()) continue;
    const Text meant = suggestion(value, names);
    const std::string list = fmt::format("{}", fmt::join(names, ", "));
    return mistake(Text{fmt::format("'{}' is not possible for {}.{} Give one of: {}.", value, name, meant.en, list),
                        fmt::format("{1} に「{0}」は指定できません。{2}次のいずれかを指定してください: {3}", value,
                                    name, meant.ja, list)},
                   name);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> find_mistake(std::span<const std::string> words) {
  const Command* command = nullptr;
  std::size_t positionals = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") return std::nullopt;
    if (word.size() > 1 && word.front() == '-') {
      const std::string name = word.substr(0, word.find('='));
      const auto option = find_option(command, name);
      if (!option) return unknown_option(name, command);
      if (option->value.empty() || name.size() < word.size()) continue;
      if (++i < words.size()) continue;
      return mistake(text("{0} needs a value. Write {0} {1}.", "{0} には値が必要です。{0} {1} の形で指定してください。",
                          name, option->value),
                     name);
    }
    if (!command) {
      command = find_command(word);
      if (!command) return unknown_command(word);
      continue;
    }
    ++positionals;
    const auto declared = command->page.positionals();
    const bool open_end = !declared.empty() && declared.back().many;
    if (open_end || positionals <= declared.size()) continue;
    const std::string help = help_command(command);
    return mistake(
        text("'{}' is one word too many. See `{}`.", "「{}」は余分な指定です。`{}` を参照してください。", word, help),
        word);
  }
  return std::nullopt;
}

std::optional<Error> find_mistake(const Arguments& arguments) {
  const Command* command = find_command(arguments.command);
  for (const auto& [name, given] : arguments.values) {
    const auto option = find_option(command, name);
    if (!option) continue;
    if (auto error = outside_choices(name, given, option->choices)) return error;
  }
  if (!command || arguments.has("--help") || arguments.has("--version")) return std::nullopt;
  for (const auto& positional : command->page.positionals()) {
    const std::string name{positional.value};
    if (auto error = outside_choices(name, arguments.all(positional.name), positional.choices)) return error;
    if (!positional.required || arguments.has(positional.name)) continue;
    const std::string help = help_command(command);
    return mistake(Text{fmt::format("{} is missing: {} See `{}`.", name, positional.doc.en, help),
                        fmt::format("{} の指定が必要です。{} 詳細は `{}` に示します。", name, positional.doc.ja, help)},
                   name);
  }
  return std::nullopt;
}

}  // namespace noroshi::cli
