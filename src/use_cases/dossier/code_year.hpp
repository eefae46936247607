#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "holdings/trade_years.hpp"
#include "use_cases/dossier/good_question.hpp"

namespace noroshi::use_cases {

using AreaShares = std::vector<std::pair<AreaCode, double>>;  // largest first

// What one year says of one code: the importer's position, and the world's exports as far as they are covered.
struct CodeYear {
  int year = 0;
  std::string code;
  Nomenclature edition = Nomenclature::hs22;
  bool imported = false;  // the importer has a position here ...
  bool mirrored = false;  // ... made of its suppliers' reports
  std::string feed;
  Standing standing = Standing::own;  // of the feed
  double imports_usd = 0.0, unidentified_usd = 0.0, hhi = 0.0, top_share = 0.0;
  double unlisted_usd = 0.0;             // part of a known total that no partner explains
  double top_low = 0.0, top_high = 0.0;  // of the largest share, over what is not known to be whose
  double hhi_low = 0.0, hhi_high = 0.0;
  Shortfall shortfall;  // why the suppliers are not all there are
  int suppliers = 0;
  AreaShares supplied;  // USD by identified supplier
  bool world_known = false;
  double world_usd = 0.0, world_hhi = 0.0, coverage = 0.0;
  int exporters = 0;
  AreaShares exported;  // shares of the world's exports
};

// Whose words a year is made of: one feed's, or position by position those of several (the last year of `joined`).
struct YearVoices {
  const holdings::LoadedTrade* joined = nullptr;
  holdings::SpeakingFeed one = {};

  [[nodiscard]] const holdings::SpeakingFeed& of(std::size_t position) const {
    return joined == nullptr ? one : joined->feeds[joined->feed_of[position].feed];
  }
};

// Where a year has a code, and in it the importer.
struct CodePlace {
  std::size_t product = 0, position = 0;
  bool any = false, imported = false;
};
// Of several editions with these digits the one that the most trusted feed speaks of, then the newest; without a
// position of the importer, the best covered.
[[nodiscard]] CodePlace find_code(const TradeYear& year, const std::string& code, AreaCode importer,
                                  const YearVoices& voices);

// Nothing when the year does not have the code.
[[nodiscard]] std::optional<CodeYear> code_year(const TradeYear& year, const std::string& code, AreaCode importer,
                                                const YearVoices& voices);

// A year made of the good's own rows in a file of reconciled world data: those are complete product by product.
[[nodiscard]] Result<TradeYear> read_year_of_good(const GoodQuestion& asked, int year, const lake::Partition& file,
                                                  const holdings::ImporterChoice& importer);

}  // namespace noroshi::use_cases
