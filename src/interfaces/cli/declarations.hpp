#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace noroshi::cli {

// What the command line accepts, declared once: parsing, --help in both languages and shell completion derive from it.

// What a value names, for completion. Feeds of mapping files are feeds too, so a feed is offered and not insisted on.
enum class ValueIs { word, file, folder, feed, trade_feed, method };

struct OptionDecl {
  std::string_view name;   // "--importer"
  std::string_view value;  // "AREA"; empty: a switch
  StaticText doc;
  std::vector<std::string_view> choices = {};  // the only values accepted; empty: any
  bool many = false;                           // may be repeated, and takes lists with commas
  ValueIs is = ValueIs::word;
};

struct PositionalDecl {
  std::string_view name;  // "FILES"
  StaticText doc;
  bool required = true;
  bool many = false;
  std::vector<std::string_view> choices = {};
  ValueIs is = ValueIs::word;
};

struct Example {
  std::string_view command;
  StaticText says;
};

struct CommandDecl {
  std::string_view name;
  StaticText summary;      // one line
  StaticText description;  // one paragraph
  StaticText prints;       // what comes out on stdout
  std::vector<PositionalDecl> positionals;
  std::vector<OptionDecl> options;
  std::vector<Example> examples;
};

[[nodiscard]] std::span<const OptionDecl> global_options();
[[nodiscard]] std::span<const CommandDecl> commands();
[[nodiscard]] const CommandDecl* find_command(std::string_view name);
// An option of the command or a global one; nullptr: neither. `command` may be nullptr.
[[nodiscard]] const OptionDecl* find_option(const CommandDecl* command, std::string_view name);

// The pages, by job: what fills the workspace, what answers from it, what relates groups and classifications, what
// explains and helps.
[[nodiscard]] std::vector<CommandDecl> filling_commands();
[[nodiscard]] std::vector<CommandDecl> answering_commands();
[[nodiscard]] std::vector<CommandDecl> relating_commands();
[[nodiscard]] std::vector<CommandDecl> explaining_commands();

}  // namespace noroshi::cli
