#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/good.hpp"
#include "toml/problem.hpp"

namespace noroshi::sources {

// The atlas as far as it can be read, and every problem found on the way (file:line, what, what to do).
struct AtlasReading {
  Atlas atlas;
  toml::Problems problems;
};
[[nodiscard]] AtlasReading read_atlas(const std::filesystem::path& data_atlas_folder);

// Reads goods/*.toml, sources*.toml, groups.toml and control_lists.toml (format: data/atlas/README.md).
// Errors: not_found without the folder; invalid_input when anything in it does not pass: the message lists all
// problems. Cost: about 0.1 ms a good.
[[nodiscard]] Result<Atlas> load_atlas(const std::filesystem::path& data_atlas_folder);

// Goods that a person may mean by `query`: an id, a name or alias in any language (also a part of one), or a trade code
// ("8505.11", "HS 850511", "850511000"). Best first: the whole name before a part of it, an exact code before a wider
// one; then by id. Pointers into `atlas`. A code finds the goods of its heading and of its sub-divisions.
[[nodiscard]] std::vector<const Good*> find_goods(const Atlas& atlas, std::string_view query);

}  // namespace noroshi::sources
