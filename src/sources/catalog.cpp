#include "sources/catalog.hpp"

#include "names/nearest_name.hpp"
#include "sources/reference_catalog.hpp"

namespace noroshi {
std::vector<TradeFeed> all_feeds() {
  return {
#define NOROSHI_FEED(folder) folder::feed(),
#include "sources/catalog.def"
#undef NOROSHI_FEED
  };
}

Result<TradeFeed> find_feed(std::string_view id) {
  auto feeds = all_feeds();
  std::vector<std::string> ids;
  for (auto& feed : feeds) {
    if (feed.info.id == id) return std::move(feed);
    ids.push_back(feed.info.id);
  }
  const auto trade = fmt::format("{}", fmt::join(ids, ", "));
  for (const auto& feed : reference_feeds()) ids.push_back(info_of(feed).id);
  return fail_field(ErrorCode::not_found, "feed",
                    text("there is no feed '{}' (there are: {}, generic with a mapping file).",
                         "フィード「{}」はありません（ある: {}, マッピングファイルを使うgeneric）。", id, trade),
                    near_names(id, ids));
}

}  // namespace noroshi
