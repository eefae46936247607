#pragma once
#include <map>
#include <string>
#include <string_view>

#include "toml/declared_table.hpp"

namespace noroshi::sources {

[[nodiscard]] bool is_iso3(std::string_view code);  // three capitals

// A table of shares by country, { CHN = 0.7, JPN = 0.3 }: fractions that sum to one at most, as far as rounding allows
// (a sum a little above one, from rounded shares or a rounded world total, is taken for one and divided out).
// What is not one is a problem of the document; a table without a share too (missing is unknown, not zero).
[[nodiscard]] std::map<std::string, double> read_shares(const toml::DeclaredTable& table, std::string_view key);

}  // namespace noroshi::sources
