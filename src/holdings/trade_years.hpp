#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "columnar/database.hpp"
#include "holdings/reported_year.hpp"
#include "holdings/stored_trade.hpp"
#include "holdings/trade_level.hpp"
#include "holdings/year_load.hpp"
#include "lake/workspace.hpp"
#include "model/trade_cube.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/edition_join.hpp"
#include "normalize/trade_cube_builder.hpp"

namespace noroshi::holdings {

struct TradeSelection {
  int year = 0;
  int window = 3;                                 // years, ending with `year`; earlier ones are optional
  std::optional<normalize::ImporterGroup> group;  // an importing group that stands beside its members
  std::optional<TradeLevel> level;  // ImporterYear::level; nothing: choose_level over all that the last year holds
};

// Bilateral trade of a few years, ready for the methods, with where it came from.
struct LoadedTrade {
  std::vector<TradeYear> years;                              // ascending; the last is the year that was asked for
  std::vector<lake::Partition> used;                         // files behind them
  std::vector<SpeakingFeed> feeds;                           // that speak in these years
  std::vector<PositionSource> feed_of;                       // per position of the last year
  std::vector<std::vector<PositionSource>> earlier_feed_of;  // of each year before it, likewise
  double share_mirrored = 0.0;                               // of the last year's value
  normalize::EditionJoin editions;                           // of the last year
  TradeLevel level;                                          // at which all products are counted
  // Of the last year, left out: trade at other levels and in other nomenclatures, what is no good, editions of
  // reconciled data that say the same again, and what an area bought from itself (returned goods; by area).
  std::vector<LevelHolding> other_levels;
  LevelHolding no_goods;
  std::vector<Nomenclature> editions_aside;
  std::map<AreaCode, double> own_country_usd;

  [[nodiscard]] std::vector<const TradeYear*> pointers() const {
    std::vector<const TradeYear*> all;
    for (const auto& y : years) all.push_back(&y);
    return all;
  }
  // The code under which the importer of a position of the last year reported it.
  [[nodiscard]] ProductCode as_reported(std::size_t product, std::size_t position) const {
    return years.back().cube.products[product].renamed(feed_of[position].edition);
  }
};

// Reports of a year in several editions of the Harmonized System are joined by number first (EditionJoin), at one level
// (LevelFilter). Of each position the most trusted feed speaks whose word on it is whole, else the most trusted one; an
// importer's own report goes before what exporters say (ReportedYear). Where the data do not carry a position, its
// Shortfall says why; coverage, partial_importers and comparison_gap are those of WorldHeld. A year of reconciled world
// data lacks nothing. The fields of the cube that need earlier years rest on those of the window only.
// Errors: not_found when the year has no trade at all (it lists the years).
[[nodiscard]] Result<LoadedTrade> load_trade_years(const StoredTrade& stored, columnar::Database& db,
                                                   const normalize::AreaCatalog& areas, const TradeSelection& selection,
                                                   const Progress& progress);

}  // namespace noroshi::holdings
