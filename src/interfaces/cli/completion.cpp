#include "interfaces/cli/completion.hpp"

#include <fmt/format.h>

#include "interfaces/cli/command.hpp"
#include "use_cases/catalogue/catalogue_ids.hpp"

namespace noroshi::cli {
namespace {

std::string option_words(const CommandDecl& command) {
  std::string words;
  for (const auto& option : command.options()) words.append(option.name).push_back(' ');
  for (const auto& option : global_options()) words.append(option.name).push_back(' ');
  words.pop_back();
  return words;
}

std::string first_word(std::string_view job) { return std::string{job.substr(0, job.find('_'))}; }

// The first words of all commands, each once.
std::vector<std::string> first_words() {
  std::vector<std::string> words;
  for (const auto& [command, run, stops] : commands()) {
    if (std::ranges::find(words, first_word(command.name)) == words.end()) words.push_back(first_word(command.name));
  }
  return words;
}
std::string command_words() { return fmt::format("{}", fmt::join(first_words(), " ")); }

// The commands of two words, as one word each.
std::string two_word_commands() {
  std::string words;
  for (const auto& [command, run, stops] : commands()) {
    if (command.name.find('_') != std::string_view::npos) words.append(" ").append(command.name);
  }
  return words;
}

// The values that a shell can offer for an option or an argument, with blanks between; empty: none are known.
template <class Declaration>
std::string value_words(const Declaration& declared, const use_cases::CatalogueIds& ids) {
  const auto words = [](const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, " ")); };
  switch (declared.is) {
    case ValueIs::feed:
      return words(ids.feeds);
    case ValueIs::trade_feed:
      return words(ids.trade_feeds);
    case ValueIs::table_feed:
      return words(ids.table_feeds);
    case ValueIs::method:
      return words(ids.methods);
    case ValueIs::area:
      return words(ids.areas);
    case ValueIs::good:
      return words(ids.goods);
    default:
      return fmt::format("{}", fmt::join(declared.choices, " "));
  }
}

// Text between single quotes in any of the three shells.
std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out.append(c == '\'' ? std::string{"'\\''"} : std::string{c});
  return out + "'";
}

// What bash offers after an option of a command ("*": of any).
std::string bash_value_case(std::string_view command, const OptionDecl& option, const use_cases::CatalogueIds& ids) {
  const std::string words = option.is == ValueIs::folder ? "-d"
                            : option.is == ValueIs::file ? "-f"
                                                         : fmt::format("-W \"{}\"", value_words(option, ids));
  return fmt::format("    {}:{}) COMPREPLY=($(compgen {} -- \"$cur\")); return;;\n", command, option.name, words);
}

std::string bash_script(const use_cases::CatalogueIds& ids) {
  std::string values, options, words;
  std::vector<std::string> with_value;
  const auto add = [&](std::string_view command, const OptionDecl& option) {
    if (option.value.empty()) return;
    values.append(bash_value_case(command, option, ids));
    if (std::ranges::find(with_value, option.name) == with_value.end()) with_value.push_back(option.name);
  };
  for (const auto& option : global_options()) add("*", option);
  for (const auto& [command, run, stops] : commands()) {
    for (const auto& option : command.options()) add(command.name, option);
    options.append(fmt::format("    {}) opts=\"{}\";;\n", command.name, option_words(command)));
    const auto positionals = command.positionals();
    for (std::size_t at = 0; at < positionals.size(); ++at) {
      const auto offered = value_words(positionals[at], ids);
      if (offered.empty()) continue;
      words.append(fmt::format("    {}:{}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return;;\n", command.name, at,
                               offered));
    }
  }
  for (const auto& first : first_words()) {
    const auto seconds = second_words(first);
    if (seconds.empty()) continue;
    words.append(fmt::format("    {}:0) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return;;\n", first,
                             fmt::join(seconds, " ")));
  }
  std::string globals;
  for (const auto& option : global_options()) globals.append(option.name).push_back(' ');
  return fmt::format(R"(# bash completion for noroshi
_noroshi() {{
  local cur prev command="" opts="{globals}" word skip=0 given=0
  cur="${{COMP_WORDS[COMP_CWORD]}}"; prev="${{COMP_WORDS[COMP_CWORD-1]}}"
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    if [ $skip = 1 ]; then skip=0; continue; fi
    case "$word" in
      {with_value}) skip=1;;
      -*) ;;
      *) if [ -z "$command" ]; then command="$word"
         elif [[ $given = 0 && "{two_words} " == *" ${{command}}_$word "* ]]; then command="${{command}}_$word"
         else given=$((given + 1)); fi;;
    esac
  done
  case "$command:$prev" in
{values}  esac
  case "$command" in
{options}  esac
  if [ -z "$command" ] && [[ "$cur" != -* ]]; then COMPREPLY=($(compgen -W "{commands}" -- "$cur")); return; fi
  if [[ "$cur" == -* ]]; then COMPREPLY=($(compgen -W "$opts" -- "$cur")); return; fi
  case "$command:$given" in
{words}  esac
  COMPREPLY=($(compgen -f -- "$cur"))
}}
complete -o filenames -F _noroshi noroshi
)",
                     fmt::arg("globals", globals), fmt::arg("values", values),
                     fmt::arg("with_value", fmt::join(with_value, "|")), fmt::arg("options", options),
                     fmt::arg("commands", command_words()), fmt::arg("words", words),
                     fmt::arg("two_words", two_word_commands()));
}

std::string zsh_option(const OptionDecl& option, const use_cases::CatalogueIds& ids) {
  std::string doc;
  for (const char c : option.doc.en)
    doc.append(c == '[' || c == ']' || c == ':' ? std::string{'\\', c} : std::string{c});
  std::string spec = fmt::format("{}{}[{}]", option.many ? "*" : "", option.name, doc);
  if (option.value.empty()) return single_quoted(spec);
  const auto offered = value_words(option, ids);
  const std::string action = option.is == ValueIs::folder ? "_files -/"
                             : option.is == ValueIs::file ? "_files"
                             : offered.empty()            ? " "
                                                          : fmt::format("({})", offered);
  return single_quoted(fmt::format("{}:{}:{}", spec, option.value, action));
}

std::string zsh_script(const use_cases::CatalogueIds& ids) {
  std::string summaries, cases, globals;
  for (const auto& option : global_options()) globals.append(" ").append(zsh_option(option, ids));
  for (const auto& [command, run, stops] : commands()) {
    if (const auto first = first_word(command.name); summaries.find("'" + first + ":") == std::string::npos) {
      summaries.append("    ").append(single_quoted(fmt::format("{}:{}", first, command.summary.en))).append("\n");
    }
    std::string line = fmt::format("        {}) _arguments{}", command.name, globals);
    for (const auto& option : command.options()) line.append(" ").append(zsh_option(option, ids));
    for (const auto& positional : command.positionals()) {
      const auto offered = value_words(positional, ids);
      const std::string action = offered.empty() ? "_files" : fmt::format("({})", offered);
      line.append(" ").append(
          single_quoted(fmt::format("{}:{}:{}", positional.many ? "*" : "", positional.value, action)));
    }
    cases.append(line).append(" ;;\n");
  }
  for (const auto& first : first_words()) {
    const auto seconds = second_words(first);
    if (seconds.empty() || find_command(first)) continue;
    cases.append(
        fmt::format("        {}) _arguments{} '1:command:({})' ;;\n", first, globals, fmt::join(seconds, " ")));
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
      local job=$line[1]
      case "{} " in *" ${{line[1]}}_${{line[2]}} "*) job=${{line[1]}}_${{line[2]}} ;; esac
      case $job in
{}      esac ;;
  esac
}}
if [ "$funcstack[1]" = "_noroshi" ]; then _noroshi "$@"; else compdef _noroshi noroshi; fi
)",
                     summaries, globals, two_word_commands(), cases);
}

std::string fish_option(const OptionDecl& option, const std::string& condition, const use_cases::CatalogueIds& ids) {
  std::string line =
      fmt::format("complete -c noroshi{} -l {} -d {}", condition, option.name.substr(2), single_quoted(option.doc.en));
  const bool path = option.is == ValueIs::file || option.is == ValueIs::folder;
  if (!option.value.empty()) line.append(path ? " -r" : " -x");
  if (const auto offered = value_words(option, ids); !offered.empty())
    line.append(" -a ").append(single_quoted(offered));
  return line + "\n";
}

std::string fish_script(const use_cases::CatalogueIds& ids) {
  std::string script = "# fish completion for noroshi\n";
  const std::string none = fmt::format(" -n {}", single_quoted("not __fish_seen_subcommand_from " + command_words()));
  for (const auto& option : global_options()) script.append(fish_option(option, "", ids));
  for (const auto& [command, run, stops] : commands()) {
    const auto first = first_word(command.name);
    const auto second = command.name.size() > first.size() ? std::string{command.name.substr(first.size() + 1)} : "";
    const auto before = second.empty() ? none : fmt::format(" -n '__fish_seen_subcommand_from {}'", first);
    script.append(fmt::format("complete -c noroshi -f{} -a {} -d {}\n", before, second.empty() ? first : second,
                              single_quoted(command.summary.en)));
    if (!second.empty()) script.append(fmt::format("complete -c noroshi -f{} -a {}\n", none, first));
    const std::string here =
        fmt::format(" -n '__fish_seen_subcommand_from {}{}'", first,
                    second.empty() ? "" : fmt::format("; and __fish_seen_subcommand_from {}", second));
    for (const auto& option : command.options()) script.append(fish_option(option, here, ids));
    for (const auto& positional : command.positionals()) {
      const auto offered = value_words(positional, ids);
      if (offered.empty()) continue;
      // Files come after a feed; elsewhere the words are all there is.
      const auto* only = command.words.size() == 1 ? " -f" : "";
      script.append(fmt::format("complete -c noroshi{}{} -a {}\n", only, here, single_quoted(offered)));
    }
  }
  return script;
}

}  // namespace

std::optional<std::string> completion_script(std::string_view shell, const use_cases::CatalogueIds& ids) {
  if (shell == "bash") return bash_script(ids);
  if (shell == "zsh") return zsh_script(ids);
  if (shell == "fish") return fish_script(ids);
  return std::nullopt;
}

}  // namespace noroshi::cli
