#include "sources/catalog.hpp"

#include "names/nearest_name.hpp"

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
  const auto names = fmt::format("{}, ", fmt::join(ids, ", "));
  const auto meant = suggestion(id, ids);
  return fail(
      ErrorCode::not_found,
      Text{
          fmt::format("there is no feed '{}' (there are: {}generic with a mapping file).", id, names) + meant.en,
          fmt::format("フィード「{}」はありません（ある: {}マッピングファイルを使うgeneric）。", id, names) + meant.ja},
      std::string{id});
}

}  // namespace noroshi
