#pragma once
#include <string>

#include "base/text.hpp"
#include "holdings/importer_choice.hpp"
#include "use_cases/scorecard/published_checks.hpp"
#include "use_cases/scorecard/trade_holdings.hpp"

namespace noroshi::use_cases {

// Whether the loaded trade can answer a published number: the feed that can, with what it holds, or no feed and what
// would be needed beside what was found.
struct AnsweringFeed {
  std::string feed;
  Text data;
};

// One product: any feed of UN Comtrade with yearly imports of it. A whole importer: 95 % of the products that were
// counted, from 100 partners or more (fewer is an extract), in UN Comtrade or BACI. The world: BACI with 4,500 products
// and 150 importers in every year of the window.
[[nodiscard]] AnsweringFeed find_answering_feed(const TradeHoldings& holdings, const FromTrade& asked,
                                                const holdings::ImporterChoice& importer);

}  // namespace noroshi::use_cases
