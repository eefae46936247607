#pragma once
#include <set>
#include <string>
#include <string_view>

#include "toml/declared_table.hpp"

namespace noroshi::sources {

// What a good may refer to: ids of the atlas' sources and of its groups.
struct AtlasKeys {
  std::set<std::string, std::less<>> sources, groups;
};

// The key `source` of a table; one that sources.toml does not have is a problem of the document.
[[nodiscard]] std::string source_of(const toml::DeclaredTable& table, const AtlasKeys& keys,
                                    toml::Presence presence = toml::Presence::required);

}  // namespace noroshi::sources
