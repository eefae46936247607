#pragma once
#include "sources/feed.hpp"

namespace noroshi::comtrade {

// UN Comtrade, API version 1: CSV or JSON (`data` list), yearly or monthly, the whole set of 47 columns or part of it.
// Rows are totals only when customs procedure is C00, mode of transport 0 and second partner 0 (World): other rows are
// parts of them and skipped, as are TOTAL and AGn of the products and flows that are parts of M and X.
// Source: UN Statistics Division, Comtrade API v1 data items (refYear, period, flowCode, cmdCode, primaryValue ...);
// quantity unit codes after the World Customs Organization's standard units.
[[nodiscard]] TradeFeed feed();

}  // namespace noroshi::comtrade
