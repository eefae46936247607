#include "holdings/frame_extents.hpp"

#include <algorithm>

#include "lake/frame_file.hpp"
#include "sources/catalog.hpp"

namespace noroshi::holdings {

// Extent is ordered from not_said to all, but of two words "listed" is weaker than "not said": it is sure.
namespace {

Extent weaker(Extent a, Extent b) {
  if (a == Extent::listed || b == Extent::listed) return Extent::listed;
  return std::min(a, b);
}

}  // namespace

void FrameExtents::add(const TradeFrame& frame) {
  const FrameExtents::Extents given{frame.partners, frame.products};
  const auto [at, is_new] = said_.try_emplace({frame.flow, frame.reporter, int{frame.digits}}, given);
  if (is_new) return;
  at->second.partners = weaker(at->second.partners, given.partners);
  at->second.products = weaker(at->second.products, given.products);
}

Result<FrameExtents> FrameExtents::of(const StoredTrade& stored, columnar::Database& db, const lake::Partition& file) {
  FrameExtents extents{sources::frame_of(file.feed)};
  const auto* frames = stored.beside(file, "frames");
  if (frames == nullptr) return extents;
  const auto read = lake::read_frames(db, frames->path);
  if (!read) return fail(read.error());
  for (const auto& frame : *read) extents.add(frame);
  return extents;
}

FrameExtents::Extents FrameExtents::of(Flow flow, AreaCode reporter, int digits) const {
  if (const auto found = said_.find({flow, reporter, digits}); found != said_.end()) return found->second;
  return {flow == Flow::export_ ? declared_.destinations : declared_.partners, declared_.products};
}

bool may_be_all_products(int digits, std::size_t products_held) {
  constexpr std::size_t kSix = 1000, kFour = 220, kTwo = 17;  // of about 5,600, 1,230 and 97
  if (digits >= 6) return products_held >= kSix;
  return products_held >= (digits >= 4 ? kFour : kTwo);
}

}  // namespace noroshi::holdings
