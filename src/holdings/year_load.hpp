#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "columnar/database.hpp"
#include "holdings/reported_year.hpp"
#include "holdings/stored_trade.hpp"
#include "holdings/trade_level.hpp"
#include "model/trade_cube.hpp"
#include "normalize/edition_join.hpp"
#include "normalize/usual_values.hpp"

namespace noroshi::holdings {

// A feed in a year, and whose word it is there.
struct SpeakingFeed {
  std::string id;
  Standing standing = Standing::own;
  friend bool operator==(const SpeakingFeed&, const SpeakingFeed&) = default;
};

// What earlier years of the window say of who usually buys and sells a product.
struct EarlierYears {
  normalize::UsualValues imports;  // by importers' own reports
  normalize::UsualValues named;    // exporters, as importers' reports name them
};

// One year as a cube, with what the notes under an answer need to know of it.
struct YearLoad {
  TradeCube cube;
  std::vector<PositionSource> source;  // of each position
  normalize::EditionJoin editions;
  std::vector<LevelHolding> other_levels;
  LevelHolding no_goods;
  std::vector<Nomenclature> editions_aside;
  std::map<AreaCode, double> own_country_usd;
  double value_usd = 0.0, value_mirrored = 0.0;
};

[[nodiscard]] bool wholly_reconciled(const std::vector<lake::Partition>& files);

// Reads the stored files of a year at one level. One reconciled file (BACI) is streamed into the cube: nothing lacks
// there. Several feeds, or reports that need their mirror, are weighed against each other (ReportedYear), and what they
// lack is said (say_what_lacks). Errors: of reading files; invalid_input when nothing of the year is at the level.
class YearLoader {
 public:
  // Everything that is given outlives the loader. `feeds` grows by the feeds that speak.
  YearLoader(const StoredTrade& stored, columnar::Database& db, const normalize::AreaCatalog& areas,
             std::vector<normalize::ImporterGroup> groups, TradeLevel level, std::vector<SpeakingFeed>& feeds)
      : stored_{stored}, db_{db}, areas_{areas}, groups_{std::move(groups)}, level_{level}, feeds_{feeds} {}

  [[nodiscard]] Result<YearLoad> load(int year, const std::vector<lake::Partition>& files, const EarlierYears& earlier);

 private:
  [[nodiscard]] std::string conditions(const LevelFilter& filter, std::span<const normalize::ProductHolding> holdings,
                                       int year, YearLoad& load) const;
  Result<void> read_reconciled(const lake::Partition& file, const LevelFilter& filter,
                               std::span<const normalize::ProductHolding> holdings,
                               const normalize::BuildOptions& options, YearLoad& load);
  Result<void> read_reports(const std::vector<lake::Partition>& files, const LevelFilter& filter,
                            const normalize::BuildOptions& options, const EarlierYears& earlier, YearLoad& load);
  Result<void> add_flows(const lake::Partition& file, const LevelFilter& filter, YearLoad& load, ReportedYear& year,
                         std::set<ProductCode>& complete, const normalize::BuildOptions& options);
  Result<TradeRecords> read_kept(const lake::Partition* file, const LevelFilter& filter);
  Result<std::vector<PositionDoubt>> doubts_of(const lake::Partition& file, const normalize::EditionJoin& editions);
  Result<void> add_reports(const lake::Partition& file, const LevelFilter& filter, YearLoad& load, ReportedYear& year);
  std::uint8_t index_of(const lake::Partition& file);

  const StoredTrade& stored_;
  columnar::Database& db_;
  const normalize::AreaCatalog& areas_;
  std::vector<normalize::ImporterGroup> groups_;
  const TradeLevel level_;
  std::vector<SpeakingFeed>& feeds_;
};

}  // namespace noroshi::holdings
