#include "interfaces/cli/run.hpp"

#include <exception>
#include <optional>
#include <ostream>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/exit_code.hpp"
#include "interfaces/cli/help_page.hpp"
#include "interfaces/cli/interruption.hpp"
#include "interfaces/cli/progress_bar.hpp"
#include "interfaces/cli/wording.hpp"
#include "names/display_width.hpp"

#ifndef NOROSHI_VERSION
#define NOROSHI_VERSION "0.1.0"
#endif

namespace noroshi::cli {
namespace {

constexpr std::size_t kPageWidth = 90;  // of --help in a pipe

int report(const Error& error, std::string_view command, const Session& session) {
  std::ostream& err = session.streams.err;
  const auto label = [&](StaticText words) {
    const std::string word{words.in(session.language)};
    return session.colours_err ? "\x1b[1;31m" + word + "\x1b[0m" : word;
  };
  err << label({"error: ", "エラー: "}) << printable(error_words(error).in(session.language)) << '\n';
  if (const auto place = error_place(error, command); !place.empty())
    err << label({"where: ", "箇所: "}) << printable(place) << '\n';
  if (error.code == ErrorCode::invalid_input && !command.empty()) {
    err << label({"help:  ", "参照: "}) << "noroshi " << as_words(command) << " --help\n";
  }
  return exit_code(error.code);
}

Session open_session(const std::vector<std::string>& words, const Environment& environment, Streams streams) {
  Session session{environment, streams};
  session.language = choose_language(words, environment);
  session.colours_out = environment.stdout_is_terminal && colours_wanted(environment);
  session.colours_err = environment.stderr_is_terminal && colours_wanted(environment);
  session.workspace = default_workspace(environment);
  return session;
}

void apply(const Arguments& arguments, Session& session) {
  session.language_chosen = arguments.has("--lang");
  session.quiet = arguments.has("--quiet");
  if (arguments.has("--no-color")) session.colours_out = session.colours_err = false;
  if (const auto folder = arguments.one("--workspace")) session.workspace = *folder;
}

// `noroshi help import` is what many people try first.
void accept_help_command(std::vector<std::string>& words) {
  if (words.empty() || words.front() != "help") return;
  words.erase(words.begin());
  words.emplace_back("--help");
}

int show_page(const Arguments& arguments, const Session& session) {
  const std::size_t width = session.environment.stdout_is_terminal ? session.environment.columns : kPageWidth;
  const Command* command = find_command(arguments.command);
  session.streams.out << (command ? command_page(command->page, session.language, width)
                                  : overview_page(session.language, width));
  session.streams.out.flush();
  return kExitSuccess;
}

Result<void> perform(const Arguments& arguments, Session& session) {
  const bool show = session.environment.stderr_is_terminal && !session.quiet;
  ProgressBar bar{show ? &session.streams.err : nullptr, session.environment.columns, session.language};
  std::optional<Interruption> interruption;
  const auto* command = find_command(arguments.command);
  if (auto writable = check_delivery(*command, arguments); !writable) return writable;
  if (command->stops == Stops::cleanly) interruption.emplace();
  Progress progress{[&](const Text& step, double share) { bar.show(step, share); },
                    interruption ? interruption->token() : std::stop_token{}};
  return command->run(arguments, progress, session);
}

}  // namespace

int run(std::vector<std::string> words, const Environment& environment, Streams streams) {
  accept_help_command(words);
  Session session = open_session(words, environment, streams);
  const auto arguments = parse_arguments(words);
  if (!arguments) return report(arguments.error(), {}, session);
  apply(*arguments, session);
  if (arguments->has("--version")) {
    streams.out << "noroshi " NOROSHI_VERSION "\n";
    return kExitSuccess;
  }
  if (arguments->has("--help")) return show_page(*arguments, session);
  if (arguments->command.empty()) {
    streams.err << overview_page(session.language, kPageWidth);
    return exit_code(ErrorCode::invalid_input);
  }
  try {
    const auto done = perform(*arguments, session);
    return done ? session.exit_when_done : report(done.error(), arguments->command, session);
  } catch (const std::exception& mistake) {
    streams.err << text("internal error: {}. Please report it with the command that you ran.\n",
                        "内部エラー: {}。実行したコマンドを添えてご報告ください。\n", std::string_view{mistake.what()})
                       .in(session.language);
    return kExitInternal;
  }
}

}  // namespace noroshi::cli
