#pragma once
#include "sources/reference_feed.hpp"

namespace noroshi {

// Correspondence tables between classifications: any CSV in which the header names two classifications (see
// scheme_name.hpp), and UN Comtrade's consolidated table of revisions (code.after, code.before, Relationship,
// adjustment). Of several levels of one classification the finest is taken. A header that does not say which edition
// of the Harmonized System it means needs the edition given ("HS22").
// A weight is read from a column "weight" or "share"; a 1:1 relationship weighs 1; otherwise the weight is unknown.
[[nodiscard]] ConcordanceFeed concordance_feed();

}  // namespace noroshi
