#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace noroshi::cli {

// A command line that has been understood: every name in it is declared, every value with choices is one of them.
struct Arguments {
  std::string command;  // empty: none was given
  std::map<std::string, std::vector<std::string>, std::less<>>
      values;  // "--importer" or the field "files" -> what was given

  [[nodiscard]] bool has(std::string_view name) const { return values.find(name) != values.end(); }
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
    const auto found = values.find(name);
    return found == values.end() ? std::vector<std::string>{} : found->second;
  }
  [[nodiscard]] std::optional<std::string> one(std::string_view name) const {
    const auto found = values.find(name);
    if (found == values.end() || found->second.empty()) return std::nullopt;
    return found->second.back();
  }
};

// Reads the words after the program's name. Global options may stand before and after the command.
// Errors: invalid_input, with the nearest declared name when a word is not known.
[[nodiscard]] Result<Arguments> parse_arguments(std::span<const std::string> words);

}  // namespace noroshi::cli
