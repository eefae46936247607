#include "holdings/atlas_provenance.hpp"

#include <algorithm>

namespace noroshi::holdings {

Provenance atlas_provenance(const Atlas& atlas, const std::string& source, int year, Date today) {
  Provenance p;
  const auto found = atlas.sources.find(source);
  p.source = found == atlas.sources.end() ? source : found->second.publisher + ", " + found->second.title;
  p.period = std::to_string(year);
  p.age_days = std::max(0, days_between(last_day({static_cast<std::int16_t>(year), 0}), today));
  p.method = {"rounded figure of the Noroshi atlas", "Noroshiアトラス収録の概数"};
  return p;
}

}  // namespace noroshi::holdings
