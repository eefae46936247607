#pragma once
#include "sources/feed.hpp"

namespace noroshi::sources {

// What the bundled atlas is as a feed: its rounded figures are stored beside what publishers deliver.
[[nodiscard]] inline FeedInfo atlas_info() {
  return {.id = "atlas",
          .title = {"Atlas of critical goods: cited figures, bundled", "重要物資アトラス（出典付きの概数、同梱）"},
          .publisher = "Noroshi atlas (publishers named per figure)",
          .licence = "Apache-2.0; figures cited from their publishers",
          .url = {},
          .cadence = {"with each version of Noroshi", "Noroshiの版ごと"},
          .standing = Standing::cited,
          .frame = {.partners = Extent::listed, .products = Extent::listed},
          .files = {"data/atlas", "data/atlas"}};
}

}  // namespace noroshi::sources
