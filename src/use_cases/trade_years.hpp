#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "model/trade_cube.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/trade_cube_builder.hpp"

namespace noroshi {

struct TradeSelection {
  int year = 0;
  int window = 3;                          // years, ending with `year`; earlier ones are optional
  std::string source;                      // feed id; empty: the best feed for each (importer, product)
  std::optional<std::string> as_of;        // ISO date of knowledge
  std::optional<ImporterGroup> group;      // an importing group that stands beside its members
};

// Whose word a position is.
struct PositionSource {
  std::uint8_t feed = 0;                   // index into LoadedTrade::feeds
  bool mirrored = false;                   // exporters' reports stand in for the importer's
  float report_error = 0.0f;               // s.d. of ln(importer's / exporter's report) of the product; 0: not measured
};

// Bilateral trade of a few years, ready for the methods, with where it came from.
struct LoadedTrade {
  std::vector<TradeYear> years;            // ascending; the last is the year that was asked for
  std::vector<Partition> used;             // files behind them
  std::vector<std::string> feeds;          // feeds in order of preference
  std::vector<PositionSource> feed_of;     // per position of the last year
  double share_mirrored = 0.0;             // of the last year's value

  [[nodiscard]] std::vector<const TradeYear*> pointers() const {
    std::vector<const TradeYear*> all;
    for (const auto& y : years) all.push_back(&y);
    return all;
  }
};

// Which feed speaks for a position when several do: reconciled world data first, then what reporters filed, then
// extracts and national statistics, then the atlas.
[[nodiscard]] int preference(std::string_view feed);

// The stored files that load_trade_years would read. Error: as there.
[[nodiscard]] Result<std::vector<Partition>> trade_files(const Workspace& workspace, const TradeSelection& selection);

// Errors: invalid_input when `as_of` is no ISO date; not_found when no trade of `source` is stored (the message lists the
// feeds that are there), or when the year has no trade at all (it lists the years).
[[nodiscard]] Result<LoadedTrade> load_trade_years(const Workspace& workspace, Database& db, const AreaCatalog& areas,
                                                   const TradeSelection& selection, const Progress& progress);

// The newest years with imports of some areas (at most `most`), ascending, with the number of their products and of the
// areas that report any. A product that several feeds or areas report counts once. Errors: those of the selection, as
// above.
struct YearCoverage {
  int year = 0;
  std::uint64_t products = 0, reporters = 0;
};
[[nodiscard]] Result<std::vector<YearCoverage>> import_years(const Workspace& workspace, Database& db, const std::vector<AreaCode>& importers,
                                                             const TradeSelection& selection, std::size_t most);

}  // namespace noroshi
