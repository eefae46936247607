#include "sources/catalog.hpp"

#include <algorithm>
#include <numeric>

namespace noroshi {
namespace {

// Levenshtein distance: how many letters were mistyped.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row.back();
}

}  // namespace

std::vector<TradeFeed> all_feeds() {
  return {
#define NOROSHI_FEED(folder) folder::feed(),
#include "sources/catalog.def"
#undef NOROSHI_FEED
  };
}

Result<TradeFeed> find_feed(std::string_view id) {
  auto feeds = all_feeds();
  std::string names, nearest;
  auto best = std::max<std::size_t>(id.size() / 2, 2) + 1;  // further away is no suggestion
  for (auto& feed : feeds) {
    if (feed.info.id == id) return std::move(feed);
    names += feed.info.id + ", ";
    if (const auto d = id.size() < 100 ? distance(id, feed.info.id) : best; d < best) {
      best = d;
      nearest = feed.info.id;
    }
  }
  const auto ask = nearest.empty() ? Text{} : text(" Did you mean '{}'?", "「{}」のことですか。", nearest);
  return fail(
      ErrorCode::not_found,
      Text{fmt::format("there is no feed '{}' (there are: {}generic with a mapping file).", id, names) + ask.en,
           fmt::format("フィード「{}」はありません（ある: {}マッピングファイルを使うgeneric）。", id, names) + ask.ja},
      std::string{id});
}

}  // namespace noroshi
