#pragma once
#include <string>
#include <vector>

#include "model/good.hpp"

namespace noroshi::sources {

// What somebody should look at again, once for all goods that the same source concerns.
struct UpkeepWarning {
  std::string source;  // of the legal entries
  Text what;
  std::vector<std::string> goods;  // ids, sorted

  friend bool operator==(const UpkeepWarning&, const UpkeepWarning&) = default;
};

// Legal entries that nobody has looked at for a year, that begin or end within so many days after `day`, or of which a
// date has passed unseen. Sorted by source, then by what. Cost: linear in the entries.
[[nodiscard]] std::vector<UpkeepWarning> upkeep_of(const Atlas& atlas, Date day, int days_ahead);

}  // namespace noroshi::sources
