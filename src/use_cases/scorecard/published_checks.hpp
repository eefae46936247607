#pragma once
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <variant>

#include "base/text.hpp"
#include "holdings/trade_years.hpp"
#include "model/product.hpp"
#include "model/verdict.hpp"

namespace noroshi {

// The published numbers that Noroshi is held against, as data: what was published, how far off still counts as the same
// number, and what would have to be loaded to measure it. Thresholds are those of the publication and never tuned.

struct FromTrade;

// Loaded trade, as a measure sees it.
struct TradeQuestion {
  const FromTrade& asked;
  const LoadedTrade& trade;  // of a history: years without flows, in step with `results`
  AreaCode importer;
  std::optional<AreaCode> supplier;
  const std::set<ProductCode>& reported;       // products that the importer reported itself; empty: all
  std::span<const MethodResult> results = {};  // of a history: what the method said about every year
};
using TradeMeasure = Result<std::optional<double>> (*)(const TradeQuestion&);

enum class TradeExtent {
  product,   // one product of the importer, as UN Comtrade published it
  importer,  // (nearly) every HS6 product of the importer: UN Comtrade, else BACI
  world,     // all importers and products of every year of the window: BACI
  history,   // the same for many years, judged year by year with a window of three
};
struct FromTrade {
  TradeExtent extent;
  std::string_view importer;  // ISO3 or key of a group
  int year = 0;
  int window = 1;                  // years, ending with `year`
  int items = 0;                   // HS6 products that the publication counted (extent importer)
  std::string_view product = {};   // extent product
  std::string_view method = {};    // id of an indicator
  std::string_view supplier = {};  // ISO3
  int lag_years = 0;
  TradeMeasure measure = nullptr;
};
struct FromMass {  // Mt that the importer reported to have bought from one supplier (UN Comtrade)
  std::string_view importer, supplier, product;
  int year = 0;
};
struct FromAtlas {  // % of the world at a stage, as the bundled atlas carries it from that source
  std::string_view good, stage, source, country;
  bool carried = false;  // the source is the very publication that is checked: a copy, not a measurement
};
struct WorkedExample {  // an example that the publication itself gives with all its inputs
  std::optional<double> (*measure)();
};
struct OutOfReach {  // no data that we read could decide it, or the formula was never published
  StaticText needs;
};
using CheckRecipe = std::variant<FromTrade, FromMass, FromAtlas, WorkedExample, OutOfReach>;

struct PublishedCheck {
  StaticText group, claim, unit;
  double published = 0.0;
  double tolerance = 0.0;  // in `unit`: 2 % for vintages of counts, half the last digit of a rounded number,
                           // wider where the publication says "about": 5 points of 20 and more, 2.5 of 5
  std::string_view source;
  CheckRecipe recipe;
};

[[nodiscard]] std::span<const PublishedCheck> published_checks();

}  // namespace noroshi
