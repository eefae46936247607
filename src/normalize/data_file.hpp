#pragma once
#include <toml++/toml.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace noroshi {

// Reads one of the project's own data files (TOML).
// Errors: not_found when the file cannot be opened, invalid_input with line and column when it is not TOML.
[[nodiscard]] Result<toml::table> read_toml(const std::filesystem::path& file);

// The tables of the array `key` of a file; empty when the key is absent. Anything else in the array is ignored.
[[nodiscard]] std::vector<const toml::table*> tables_of(const toml::table& file, std::string_view key);
[[nodiscard]] std::string text_of(const toml::table& table, std::string_view key);  // "" when absent
[[nodiscard]] std::vector<std::string> texts_of(const toml::table& table, std::string_view key);

// "areas.toml:12:3": where a table stands, for error messages.
[[nodiscard]] std::string place_of(const std::filesystem::path& file, const toml::node& node);

}  // namespace noroshi
