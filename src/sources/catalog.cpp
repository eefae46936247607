#include "sources/catalog.hpp"

#include <fmt/format.h>

#include "names/nearest_name.hpp"
#include "sources/atlas/feed.hpp"
#include "sources/reference_catalog.hpp"

namespace noroshi::sources {

std::vector<TradeFeed> all_feeds() {
  return {
#define NOROSHI_FEED(folder) folder::feed(),
#include "sources/catalog.def"
#undef NOROSHI_FEED
  };
}

Result<TradeFeed> find_feed(std::string_view id) {
  std::vector<std::string> names;
  for (auto& feed : all_feeds()) {
    if (feed.info.id == id) return std::move(feed);
    names.push_back(feed.info.id);
  }
  for (const auto& feed : reference_feeds()) names.push_back(info_of(feed).id);
  return fail_field(ErrorCode::not_found, "feed",
                    text("there is no feed '{}' (there are: {}, generic with a mapping file).",
                         "フィード「{}」はありません（ある: {}, マッピングファイルを使うgeneric）。", id,
                         fmt::format("{}", fmt::join(names, ", "))),
                    near_names(id, names));
}

DeclaredFrame frame_of(std::string_view feed) {
  if (feed == atlas_info().id) return atlas_info().frame;
  for (const auto& known : all_feeds()) {
    if (known.info.id == feed) return known.info.frame;
  }
  return {};
}

std::optional<Standing> standing_of(std::string_view feed) {
  if (feed == atlas_info().id) return atlas_info().standing;
  for (const auto& known : all_feeds()) {
    if (known.info.id == feed) return known.info.standing;
  }
  if (find_reference_feed(feed) != nullptr) return std::nullopt;
  return Standing::own;
}

}  // namespace noroshi::sources
