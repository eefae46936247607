#include "sources/atlas/atlas_keys.hpp"

namespace noroshi::sources {

std::string source_of(const toml::DeclaredTable& table, const AtlasKeys& keys, toml::Presence presence) {
  auto id = table.text("source", presence);
  if (!id.empty() && !keys.sources.contains(id)) {
    table.report("source", text("\"{}\" is no id in sources.toml. Add the source there or correct the id.",
                                "「{}」はsources.tomlにありません。出典を追加するか、idを直してください。", id));
  }
  return id;
}

}  // namespace noroshi::sources
