#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "requests/field.hpp"

namespace noroshi::cli {

// What the command line accepts, declared once: parsing, --help in both languages and shell completion derive from it.

struct OptionDecl {
  std::string name;        // "--as-of"
  std::string_view value;  // "DATE"; empty: a switch
  Text doc;
  std::vector<std::string_view> choices = {};  // the only values accepted; empty: any
  bool many = false;                           // may be repeated, and takes lists with commas
  ValueIs is = ValueIs::word;
};

struct PositionalDecl {
  std::string name;        // of the field: "files"
  std::string_view value;  // "FILES"
  Text doc;
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
  StaticText summary;                        // one line
  StaticText description;                    // one paragraph
  StaticText prints;                         // what comes out on stdout
  std::vector<FieldDoc> fields = {};         // of its request; each is an option ...
  std::vector<std::string_view> words = {};  // ... but these, in order, stand as plain words behind the command
  std::vector<Example> examples = {};
  bool answers_in_tables = true;  // so that --format and the ending of --output mean something

  [[nodiscard]] std::vector<OptionDecl> options() const;
  [[nodiscard]] std::vector<PositionalDecl> positionals() const;
};

// "as_of" -> "--as-of"
[[nodiscard]] std::string option_name(std::string_view field);

}  // namespace noroshi::cli
