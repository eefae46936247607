#pragma once
#include "model/good.hpp"
#include "toml/document.hpp"
#include "toml/problem.hpp"

namespace noroshi::sources {

// A control list applies to every good under it. control_lists.toml says which goods those are, each list under the id
// of its source: `under` (goods with an entry from one of these sources), `headings` (goods with a trade code that
// begins so), `goods` (by id), less `except`. A good that is under a list and has no legal entry from its source is a
// problem at the list's line.
[[nodiscard]] toml::Problems check_control_lists(toml::Document document, const Atlas& atlas);

}  // namespace noroshi::sources
