#pragma once
#include <map>
#include <unordered_map>
#include <vector>

#include "holdings/position_frames.hpp"
#include "holdings/world_held.hpp"
#include "model/standing.hpp"
#include "normalize/edition_join.hpp"
#include "normalize/mirror_reconciliation.hpp"

namespace noroshi::holdings {

// Whose word a position is.
struct PositionSource {
  std::uint8_t feed = 0;                      // index into LoadedTrade::feeds
  bool mirrored = false;                      // exporters' reports stand in for the importer's
  Nomenclature edition = Nomenclature::hs22;  // in which the importer reported; the product's own where others speak
  float report_error = 0.0f;  // s.d. of ln(importer's / exporter's report) of the product; 0: not measured
};

// One feed's word on a position, and what it lacks.
struct PositionWord {
  PositionSource source;
  PositionFrames::Lack lack;
  bool reported = false;  // by the importer itself: counts for the coverage of the world's trade
};

// What one feed says of a year, at one level, months added up.
struct FeedReport {
  std::uint8_t feed = 0;
  Standing standing = Standing::own;
  normalize::ReconciledTrade trade;
  normalize::EditionJoin::ReportedEditions reported_in;
  PositionFrames frames;
  TradeRecords exports;                                                  // what exporters report
  std::unordered_map<ProductCode, WholeExporters> whole_exporters = {};  // ReportedYear works them out
};

// The feeds of a year side by side, until one speaks for each (product, importer). Rank of a word: an importer's own
// report before exporters' (mirrored); one that lacks nothing but what a total bounds before one with a shortfall; then
// the more trusted feed. So a feed that holds two partners never hides one that holds all.
//
// Exporters stand in for importers as a whole only where those with whole lists of destinations carry nearly all of
// the product's exports (kCarriedNeeded), by what importers' reports of this and earlier years name. Elsewhere the
// position is kept as a lower bound, with mirrored_partial. An importer that shows all products needs no stand-in: what
// it does not show it did not buy.
class ReportedYear {
 public:
  // `named_earlier`: exports as importers' reports of earlier years name them; outlives this.
  ReportedYear(const normalize::AreaCatalog& areas, const normalize::UsualValues& named_earlier, Period period)
      : areas_{areas}, named_earlier_{named_earlier}, period_{period} {}

  void add(FeedReport report);  // the most trusted first
  void show_all(AreaCode importer) { shows_all_.add(importer); }
  // Of reconciled data every row is a flow, and speaks first.
  void add_reconciled(ProductCode product, AreaCode importer, AreaCode exporter, double value_usd,
                      const PositionSource& source);

  // Once, after all were added.
  struct Chosen {
    TradeRecords flows;  // of the feed that speaks for each position
    double value_usd = 0.0, value_mirrored = 0.0;
  };
  [[nodiscard]] Chosen choose();

  // After choose(). Nothing: the position has no word.
  [[nodiscard]] const PositionWord* word(ProductCode product, AreaCode importer) const;
  [[nodiscard]] const std::unordered_map<ProductCode, WholeExporters>& exporters() const { return exporters_; }
  [[nodiscard]] const AreaSet& shows_all() const { return shows_all_; }  // importers

 private:
  struct Key {
    std::uint64_t product;
    std::uint16_t importer;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& k) const {
      return std::hash<std::uint64_t>{}((k.product + k.importer) * 0x9E3779B97F4A7C15u);
    }
  };

  void find_whole_exporters();
  void find_whole_exporters(FeedReport& report, const normalize::UsualValues& named_now);
  void propose_words(const FeedReport& report);
  void take_flows(const FeedReport& report);
  void add_flow(ProductCode product, AreaCode importer, AreaCode exporter, double value_usd);

  const normalize::AreaCatalog& areas_;
  const normalize::UsualValues& named_earlier_;
  Period period_;
  std::vector<FeedReport> reports_;
  std::unordered_map<Key, PositionWord, KeyHash> words_;
  std::unordered_map<ProductCode, WholeExporters> exporters_;
  AreaSet shows_all_;
  Chosen chosen_;
  Key last_key_{};  // of add_reconciled
  const PositionWord* last_word_ = nullptr;
};

}  // namespace noroshi::holdings
