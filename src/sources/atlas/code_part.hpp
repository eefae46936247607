#pragma once
#include <string_view>
#include <vector>

#include "model/good.hpp"
#include "toml/declared_table.hpp"

namespace noroshi::sources {

// HS codes have 2, 4 or 6 digits, Japan's statistical codes nine; what does not fit is a problem of the document.
void check_code(const toml::DeclaredTable& table, std::string_view system, std::string_view revision,
                std::string_view code);

// The [[code]] tables of a good. A code that stands twice is a problem, and so is one that is said to hold all of the
// good (exact, wider) while another code beside it holds a part of it: both cannot be true.
[[nodiscard]] std::vector<GoodCode> read_codes(const toml::DeclaredTable& top);

}  // namespace noroshi::sources
