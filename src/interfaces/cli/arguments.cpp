#include "interfaces/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/command_line_check.hpp"

// The only file that includes CLI11: the header costs seconds to compile.
namespace noroshi::cli {
namespace {

// Where CLI11 leaves what it read. A deque, because CLI11 keeps references to the entries.
struct Slot {
  std::string name;
  std::vector<std::string> given;
  CLI::Option* option = nullptr;
};

void declare(CLI::App& app, const OptionDecl& decl, std::deque<Slot>& slots) {
  Slot& slot = slots.emplace_back(Slot{decl.name, {}, nullptr});
  const std::string names = decl.name == "--help" ? "-h,--help" : slot.name;
  if (decl.value.empty()) {
    slot.option = app.add_flag(names);
    return;
  }
  slot.option = app.add_option(names, slot.given)->allow_extra_args(false);
  if (decl.many) slot.option->delimiter(',');
}

void declare(CLI::App& app, const PositionalDecl& decl, std::deque<Slot>& slots) {
  Slot& slot = slots.emplace_back(Slot{decl.name, {}, nullptr});
  slot.option = app.add_option(slot.name, slot.given);
  slot.option->expected(1, decl.many ? CLI::detail::expected_max_vector_size : 1);
  slot.option->allow_extra_args(decl.many);  // else the first positional of a vector takes them all
}

Error misread(const CLI::ParseError& error) {
  const std::string what = error.what();
  return {ErrorCode::invalid_input,
          text("the command line cannot be read ({}). See `noroshi --help`.",
               "コマンドラインを解釈できません（{}）。`noroshi --help` を参照してください。", what),
          {}};
}

// The words after `--` are no options, whatever they look like: files called -x. They fill what positionals are left.
// Not CLI11's business, which forgets them where options may stand after a command's words.
Result<void> add_plain_words(std::span<const std::string> words, Arguments& arguments) {
  const auto* command = find_command(arguments.command);
  for (const auto& word : words) {
    const auto positionals = command ? command->page.positionals() : std::vector<PositionalDecl>{};
    const auto free =
        std::ranges::find_if(positionals, [&](const PositionalDecl& p) { return p.many || !arguments.has(p.name); });
    if (free == positionals.end()) {
      return fail(
          ErrorCode::invalid_input,
          text("'{}' after -- belongs to nothing. Name the command before --, and after it no more words than the "
               "command takes.",
               "-- の後の「{}」に対応する引数がありません。コマンドは -- の前に書き、その後の語数を確認してくだ"
               "さい。",
               word),
          word);
    }
    arguments.values[free->name].push_back(word);
  }
  return {};
}

}  // namespace

Result<Arguments> parse_arguments(std::span<const std::string> typed) {
  const auto joined = join_command_words(typed);
  const std::span<const std::string> all_words = joined;
  const auto mark = std::ranges::find(all_words, "--");
  const auto words = all_words.first(static_cast<std::size_t>(mark - all_words.begin()));
  if (auto mistake = find_mistake(words)) return fail(*mistake);
  CLI::App app;
  app.set_help_flag();
  app.require_subcommand(0, 1);
  std::deque<Slot> slots;
  for (const auto& option : global_options()) declare(app, option, slots);
  for (const auto& [page, run, stops] : commands()) {
    CLI::App* sub = app.add_subcommand(std::string{page.name});
    sub->set_help_flag();
    sub->fallthrough();
    for (const auto& option : page.options()) declare(*sub, option, slots);
    for (const auto& positional : page.positionals()) declare(*sub, positional, slots);
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them in reverse
  } catch (const CLI::ParseError& error) {
    return fail(misread(error));
  }
  Arguments arguments;
  for (const auto* sub : app.get_subcommands()) arguments.command = sub->get_name();
  for (auto& slot : slots) {
    if (slot.option->count() == 0) continue;
    auto& values = arguments.values[slot.name];
    values.insert(values.end(), slot.given.begin(), slot.given.end());
  }
  if (mark != all_words.end()) {
    const auto after = all_words.last(static_cast<std::size_t>(all_words.end() - mark) - 1);
    if (auto added = add_plain_words(after, arguments); !added) return fail(added.error());
  }
  if (auto mistake = find_mistake(arguments)) return fail(*mistake);
  return arguments;
}

}  // namespace noroshi::cli
