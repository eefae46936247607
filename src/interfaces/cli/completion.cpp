#include "interfaces/cli/completion.hpp"

#include "interfaces/cli/declarations.hpp"

namespace noroshi::cli {
namespace {

std::string option_words(const CommandDecl& command) {
  std::string words;
  for (const auto& option : command.options) words.append(option.name).push_back(' ');
  for (const auto& option : global_options()) words.append(option.name).push_back(' ');
  words.pop_back();
  return words;
}

std::string command_words() {
  std::string words;
  for (const auto& command : commands()) words.append(words.empty() ? "" : " ").append(command.name);
  return words;
}

// Text between single quotes in any of the three shells.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out.append(c == '\'' ? std::string{"'\\''"} : std::string{c});
  return out + "'";
}

std::string bash_value_case(const OptionDecl& option) {
  if (option.value.empty()) return {};
  if (option.is == ValueIs::folder)
    return fmt::format("    {}) COMPREPLY=($(compgen -d -- \"$cur\")); return;;\n", option.name);
  if (option.is == ValueIs::file)
    return fmt::format("    {}) COMPREPLY=($(compgen -f -- \"$cur\")); return;;\n", option.name);
  return fmt::format("    {}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return;;\n", option.name,
                     fmt::join(option.choices, " "));
}

std::string bash_script() {
  std::string values, options, words, with_value;
  const auto add = [&](const OptionDecl& option) {
    const std::string line = bash_value_case(option);
    if (line.empty() || values.find(line) != std::string::npos) return;
    values.append(line);
    with_value.append(with_value.empty() ? "" : "|").append(option.name);
  };
  for (const auto& option : global_options()) add(option);
  for (const auto& command : commands()) {
    for (const auto& option : command.options) add(option);
    options.append(fmt::format("    {}) opts=\"{}\";;\n", command.name, option_words(command)));
    for (const auto& positional : command.positionals) {
      if (positional.choices.empty()) continue;
      words.append(fmt::format("    {}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return;;\n", command.name,
                               fmt::join(positional.choices, " ")));
    }
  }
  std::string globals;
  for (const auto& option : global_options()) globals.append(option.name).push_back(' ');
  return fmt::format(R"(# bash completion for noroshi
_noroshi() {{
  local cur prev command="" opts="{globals}" word skip=0
  cur="${{COMP_WORDS[COMP_CWORD]}}"; prev="${{COMP_WORDS[COMP_CWORD-1]}}"
  case "$prev" in
{values}  esac
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    if [ $skip = 1 ]; then skip=0; continue; fi
    case "$word" in
      {with_value}) skip=1;;
      -*) ;;
      *) command="$word"; break;;
    esac
  done
  case "$command" in
{options}  esac
  if [ -z "$command" ] && [[ "$cur" != -* ]]; then COMPREPLY=($(compgen -W "{commands}" -- "$cur")); return; fi
  if [[ "$cur" == -* ]]; then COMPREPLY=($(compgen -W "$opts" -- "$cur")); return; fi
  case "$command" in
{words}  esac
  COMPREPLY=($(compgen -f -- "$cur"))
}}
complete -o filenames -F _noroshi noroshi
)",
                     fmt::arg("globals", globals), fmt::arg("values", values), fmt::arg("with_value", with_value),
                     fmt::arg("options", options), fmt::arg("commands", command_words()), fmt::arg("words", words));
}

std::string zsh_option(const OptionDecl& option) {
  std::string doc;
  for (const char c : option.doc.en)
    doc.append(c == '[' || c == ']' || c == ':' ? std::string{'\\', c} : std::string{c});
  std::string spec = fmt::format("{}{}[{}]", option.many ? "*" : "", option.name, doc);
  if (option.value.empty()) return quoted(spec);
  const std::string action = option.is == ValueIs::folder ? "_files -/"
                             : option.is == ValueIs::file ? "_files"
                             : option.choices.empty()     ? " "
                                                          : fmt::format("({})", fmt::join(option.choices, " "));
  return quoted(fmt::format("{}:{}:{}", spec, option.value, action));
}

std::string zsh_script() {
  std::string summaries, cases, globals;
  for (const auto& option : global_options()) globals.append(" ").append(zsh_option(option));
  for (const auto& command : commands()) {
    summaries.append("    ").append(quoted(fmt::format("{}:{}", command.name, command.summary.en))).append("\n");
    std::string line = fmt::format("        {}) _arguments{}", command.name, globals);
    for (const auto& option : command.options) line.append(" ").append(zsh_option(option));
    for (const auto& positional : command.positionals) {
      const std::string action =
          positional.choices.empty() ? "_files" : fmt::format("({})", fmt::join(positional.choices, " "));
      line.append(" ").append(quoted(fmt::format("{}:{}:{}", positional.many ? "*" : "", positional.name, action)));
    }
    cases.append(line).append(" ;;\n");
  }
  return fmt::format(R"(#compdef noroshi
_noroshi() {{
  local context state line
  local -a commands=(
{}  )
  _arguments -C{} '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      case $line[1] in
{}      esac ;;
  esac
}}
if [ "$funcstack[1]" = "_noroshi" ]; then _noroshi "$@"; else compdef _noroshi noroshi; fi
)",
                     summaries, globals, cases);
}

std::string fish_option(const OptionDecl& option, const std::string& condition) {
  std::string line =
      fmt::format("complete -c noroshi{} -l {} -d {}", condition, option.name.substr(2), quoted(option.doc.en));
  if (!option.value.empty()) line.append(option.is == ValueIs::word ? " -x" : " -r");
  if (!option.choices.empty()) line.append(" -a ").append(quoted(fmt::format("{}", fmt::join(option.choices, " "))));
  return line + "\n";
}

std::string fish_script() {
  std::string script = "# fish completion for noroshi\n";
  const std::string none = fmt::format(" -n {}", quoted("not __fish_seen_subcommand_from " + command_words()));
  for (const auto& option : global_options()) script.append(fish_option(option, ""));
  for (const auto& command : commands()) {
    script.append(
        fmt::format("complete -c noroshi -f{} -a {} -d {}\n", none, command.name, quoted(command.summary.en)));
    const std::string here = fmt::format(" -n {}", quoted(fmt::format("__fish_seen_subcommand_from {}", command.name)));
    for (const auto& option : command.options) script.append(fish_option(option, here));
    for (const auto& positional : command.positionals) {
      if (positional.choices.empty()) continue;
      script.append(fmt::format("complete -c noroshi -f{} -a {}\n", here,
                                quoted(fmt::format("{}", fmt::join(positional.choices, " ")))));
    }
  }
  return script;
}

}  // namespace

std::optional<std::string> completion_script(std::string_view shell) {
  if (shell == "bash") return bash_script();
  if (shell == "zsh") return zsh_script();
  if (shell == "fish") return fish_script();
  return std::nullopt;
}

}  // namespace noroshi::cli
