#pragma once
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/text.hpp"
#include "holdings/trade_years.hpp"
#include "model/product.hpp"
#include "model/verdict.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/area_groups.hpp"

namespace noroshi::use_cases {

// The numbers that Noroshi is held against, as data: what was published (or computed by us before), how far off still
// counts as the same number, and what would have to be loaded to measure it. Thresholds are those of the publication
// and never tuned.

struct FromTrade;

// Loaded trade, as a measure sees it.
struct TradeQuestion {
  const FromTrade& asked;
  const holdings::LoadedTrade& trade;  // of a history: years without flows, in step with `results`
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
  TradeExtent extent = TradeExtent::product;
  std::string importer;  // ISO3 or key of a group
  int year = 0;
  int window = 1;             // years, ending with `year`
  int items = 0;              // HS6 products that the publication counted (extent importer)
  std::string product = {};   // extent product
  std::string method = {};    // id of an indicator
  std::string supplier = {};  // ISO3
  int lag_years = 0;
  TradeMeasure measure = nullptr;
};
struct FromMass {  // Mt that the importer reported to have bought from one supplier (UN Comtrade)
  std::string importer, supplier, product;
  int year = 0;
};
struct FromAtlas {  // % of the world at a stage, as the bundled atlas carries it from that source
  std::string good, stage, source, country;
  bool carried = false;  // the source is the very publication that is checked: a copy, not a measurement
};
struct WorkedExample {  // an example that the publication itself gives with all its inputs
  std::optional<double> (*measure)() = nullptr;
};
struct OutOfReach {  // no data that we read could decide it, or the formula was never published
  Text needs;
};
using CheckRecipe = std::variant<FromTrade, FromMass, FromAtlas, WorkedExample, OutOfReach>;

// Who said the number first. One of our own checks our code and says nothing about agreement with others.
enum class NumberBy { publisher, own };

struct PublishedCheck {
  Text group, claim, unit;
  NumberBy by = NumberBy::publisher;
  double published = 0.0;
  double tolerance = 0.0;  // in `unit`
  std::string source;
  CheckRecipe recipe;
};
using PublishedChecks = std::vector<PublishedCheck>;

// Of the project's data folder.
inline constexpr const char* kPublishedNumbers = "published_numbers.toml";

// Reads a file of published numbers; its head says what the keys mean. Errors: not_found; invalid_input with every
// problem and its file:line, an importer, method or measure that does not exist among them.
[[nodiscard]] Result<PublishedChecks> read_published_checks(const std::filesystem::path& file,
                                                            const normalize::AreaCatalog& areas,
                                                            const normalize::AreaGroups& groups);

}  // namespace noroshi::use_cases
