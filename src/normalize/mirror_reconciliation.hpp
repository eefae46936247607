#pragma once
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "model/trade_record.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/trade_cube_builder.hpp"

namespace noroshi::normalize {

// How exporters' values (FOB) become importers' (CIF) where they stand in for them.
enum class CifFob {
  as_given,         // times MirrorOptions::cif_fob_factor
  median_of_pairs,  // times the median of m/x over the pairs that both sides report; the given factor if they are few
};

struct MirrorOptions {
  CifFob cif_fob = CifFob::as_given;
  // 1: exporters' values are taken as they are, so that mirrored trade is understated by freight and insurance (some
  // per cent) rather than scaled by a number that differs by good and distance.
  double cif_fob_factor = 1.0;
  std::size_t min_pairs = 30;  // for the median
};

struct ReconciledFlow {
  ProductCode product;
  AreaCode importer, exporter;
  double value_usd = 0.0;
  bool mirrored = false;  // from the exporter's report
};

// Agreement of both sides over the flows that both report, m by the importer and x by the exporter.
// sigma_log = 1.4826 x weighted median |ln(m / x) - weighted median ln(m / x)| with weights m + x: the standard
// deviation of a normal distribution with that spread. Weighted, because the many small flows, which disagree most,
// hardly matter for any concentration; but no pair weighs more than the second largest or half of what all others weigh
// together, whichever is more: a pair with half of the weight would be its own centre, and the spread 0 whatever the
// others say. Ours, after the scaled MAD (numerics/robust.hpp).
struct MirrorQuality {
  std::size_t pairs = 0;
  double symmetry = 0.0;          // 1 - sum |m - x| / sum (m + x), in [0, 1]: value-weighted; 1 is perfect agreement
  double median_log_ratio = 0.0;  // of ln(m / x)
  double sigma_log = 0.0;         // of ln(m / x), robust and by value: see below
  double value_usd = 0.0, value_mirrored = 0.0;  // of the reconciled flows

  [[nodiscard]] std::optional<double> share_mirrored() const {
    return value_usd > 0.0 ? std::optional{value_mirrored / value_usd} : std::nullopt;
  }
};

struct MirrorReport {
  MirrorQuality overall;  // each field 0 where nothing was compared (pairs = 0)
  std::map<ProductCode, MirrorQuality> by_product;
  std::map<AreaCode, MirrorQuality> by_importer;
  double factor_applied = 1.0;
  std::uint64_t excluded_re_trade = 0;  // re-import and re-export rows
  std::uint64_t totals = 0;             // World and group rows
  double value_to_unidentified = 0.0;   // exports to n.e.s. and bunkers: their buyers report them or never will
};

struct ReconciledTrade {
  Period period;
  std::vector<ReconciledFlow> flows;  // by product, importer, exporter, ready for TradeCubeBuilder
  MirrorReport report;
};

// Joins what importers and exporters report of one period into one set of flows.
// Rule: the importer's report stands wherever the importer reported that product in that period at all (from any
// partner); elsewhere the exporters' reports fill in, marked as mirrored. A partner that an importer's report leaves
// out stays out: it is better informed about its imports than its sellers. Re-exports and re-imports are left out as
// rows: in UN Comtrade X contains RX and M contains RM, so their value is in already, and the same good can be counted
// as an export of the country it passed through. Errors: invalid_input when the records are of several periods or none
// is an import or export. Cost O(n log n) time, 32 bytes per record.
[[nodiscard]] Result<ReconciledTrade> reconcile_mirror_flows(std::span<const TradeRecord> records,
                                                             const AreaCatalog& catalog,
                                                             const MirrorOptions& options = {});

// The flows as a cube.
[[nodiscard]] BuiltCube build_trade_cube(const ReconciledTrade& trade, const AreaCatalog& catalog,
                                         BuildOptions options);

}  // namespace noroshi::normalize
