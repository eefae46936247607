#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "precedents/precedent.hpp"

namespace noroshi::precedents {

// Of the project's data folder: the cases that the model of stops is fitted on.
inline constexpr const char* kPrecedentFile = "hindcast/cases.toml";

// Reads a file of precedents; its head says what the keys mean. In the order of their days. Errors: not_found;
// invalid_input with every problem and its file:line, an id given twice, a case that stopped without days.
[[nodiscard]] Result<Precedents> read_precedents(const std::filesystem::path& file);

}  // namespace noroshi::precedents
