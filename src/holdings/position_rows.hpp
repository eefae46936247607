#pragma once
#include <string>
#include <vector>

#include "base/options.hpp"
#include "holdings/trade_years.hpp"
#include "indicators/indicator.hpp"

namespace noroshi::holdings {

// One importer's position in one product with every method's word on it: a row of the ranking.
struct PositionRow {
  ProductCode product;
  double imports_usd = 0.0;
  double unidentified_usd = 0.0;
  double unlisted_usd = 0.0;  // part of a known total that no partner explains
  Shortfall shortfall;        // why the suppliers shown are not all there are
  double hhi_low = 0.0, hhi_high = 0.0, top_low = 0.0, top_high = 0.0;  // TradeCube: over what is not known to be whose
  double hhi = 0.0, top_share = 0.0;
  AreaCode top_supplier;
  int suppliers = 0;
  double exports_usd = 0.0;
  std::string feed;
  bool mirrored = false;          // from exporters' reports: the importer filed nothing for the product
  std::vector<Verdict> verdicts;  // one per method asked for, in order
  std::vector<double> scores;
  std::vector<Gap> why;  // of unknown verdicts, beside them; none where the verdict is known
  int flagged = 0;       // methods that flag it
  int judged = 0;        // methods that decide (IndicatorDoc::decides) and could say yes or no
  [[nodiscard]] double flagged_share() const { return judged == 0 ? 0.0 : static_cast<double>(flagged) / judged; }
  double report_error = 0.0;   // behind the band; 0: not measured for the product, so assumed_error
  double assumed_error = 0.0;  // the pooled one of the cube (indicators::pooled_reporting_error), where asked for
  double rank = 0.0, rank_low = 0.0, rank_high = 0.0;  // by HHI; band of 90 %
  bool has_interval = false;
};

struct MethodChoice {
  const indicators::Indicator* method = nullptr;
  OptionValues options;
};

// Runs the methods over all positions of the loaded years and takes out those of one importer, in product order.
// Positions with a shortfall have no interval of ranks.
[[nodiscard]] Result<std::vector<PositionRow>> judge_importer(const LoadedTrade& trade, AreaCode importer,
                                                              const std::vector<MethodChoice>& methods,
                                                              bool rank_intervals, const Progress& progress);

}  // namespace noroshi::holdings
