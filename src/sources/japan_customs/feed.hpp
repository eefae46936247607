#pragma once
#include "sources/feed.hpp"

namespace noroshi::japan_customs {

// Trade Statistics of Japan, commodity by country, as e-Stat hands it out (statistics code 00350300): one row per
// (export 1 or import 2, year, nine-digit code written '850760000, country in Japan Customs' own three digits) with
// quantities in two units and the value in thousand yen, for the year and for each month published so far.
// Every month with a value is one flow; a zero month is no trade, or not published yet. The nine digits extend the
// edition of the Harmonized System in force. Files by customs office (column Custom) are parts of these and skipped.
[[nodiscard]] TradeFeed feed();

}  // namespace noroshi::japan_customs
