#pragma once
#include <cstdint>

#include "base/result.hpp"
#include "model/rejected.hpp"
#include "sources/feed.hpp"

namespace noroshi::use_cases {

// Whether a delivery is stored: the bounds that its feed sets, whether it brings trade or reference tables. `forced`
// takes everything. Errors: refused, with what to look at.
struct Acceptance {
  const sources::FeedInfo& feed;
  bool forced = false;

  // Of the delivery as a whole: enough rows, and not too many rejected.
  [[nodiscard]] Result<void> of_rows(std::uint64_t accepted, const RejectedRows& rejected) const;
  // Of one part of it (a year, an edition): not much less than the stored rows that it stands in for.
  [[nodiscard]] Result<void> of_part(const Text& part, std::uint64_t delivered, std::uint64_t replaced) const;
};

}  // namespace noroshi::use_cases
