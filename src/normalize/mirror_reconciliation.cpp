#include "normalize/mirror_reconciliation.hpp"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cmath>

#include "numerics/robust.hpp"

namespace noroshi::normalize {
namespace {

// One row seen from the flow: who buys, who sells, and on whose word.
struct Report {
  ProductCode product;
  AreaCode importer, exporter;
  bool by_exporter = false;
  double value = 0.0;
};

// The flow once both words stand side by side.
struct Pair {
  ProductCode product;
  AreaCode importer, exporter;
  double by_importer = 0.0, by_exporter = 0.0;
  bool importer_said = false;
};

auto key_of(const Report& r) { return std::tuple{r.product, r.importer, r.exporter, r.by_exporter}; }

Result<std::vector<Report>> collect(std::span<const TradeRecord> records, const AreaCatalog& catalog,
                                    ReconciledTrade& trade) {
  std::vector<Report> reports;
  reports.reserve(records.size());
  for (const TradeRecord& r : records) {
    if (r.period != trade.period) {
      return fail(ErrorCode::invalid_input,
                  text("records of {} and of {}. Reconcile one period at a time.",
                       "{} と {} の記録が混在しています。一期間ずつ照合してください。", to_string(trade.period),
                       to_string(r.period)),
                  "period");
    }
    if (r.flow == Flow::re_import || r.flow == Flow::re_export) {
      ++trade.report.excluded_re_trade;
      continue;
    }
    const auto reporter = catalog.find_number(r.reporter.value), partner = catalog.find_number(r.partner.value);
    if (!reporter || !partner || !(r.value_usd > 0.0) || *reporter == *partner) continue;
    if (catalog.area(*partner).kind == AreaKind::group || catalog.area(*reporter).kind == AreaKind::group) {
      ++trade.report.totals;
    } else if (r.flow == Flow::import) {
      reports.push_back({r.product, *reporter, *partner, false, r.value_usd});
    } else if (catalog.is_identified(*partner)) {
      reports.push_back({r.product, *partner, *reporter, true, r.value_usd});
    } else {
      trade.report.value_to_unidentified += r.value_usd;
    }
  }
  return reports;
}

std::vector<Pair> join(std::vector<Report> reports) {
  // Values take part in the order so that equal keys add up in one order, whatever the number of threads.
  tbb::parallel_sort(reports.begin(), reports.end(), [](const Report& a, const Report& b) {
    return std::tuple_cat(key_of(a), std::tuple{a.value}) < std::tuple_cat(key_of(b), std::tuple{b.value});
  });
  std::vector<Pair> pairs;
  for (const Report& r : reports) {
    if (pairs.empty() || pairs.back().product != r.product || pairs.back().importer != r.importer ||
        pairs.back().exporter != r.exporter) {
      pairs.push_back({r.product, r.importer, r.exporter});
    }
    Pair& pair = pairs.back();
    (r.by_exporter ? pair.by_exporter : pair.by_importer) += r.value;
    pair.importer_said = pair.importer_said || !r.by_exporter;
  }
  return pairs;
}

constexpr double kMadToSigma = 1.4826;  // of a normal distribution

// So that one pair does not outweigh all others together: then it is a third of the whole at most, or one of two that
// weigh the same.
void limit_largest(std::vector<double>& weights) {
  if (weights.size() < 2) return;
  const auto largest = std::ranges::max_element(weights);
  double others = 0.0, second = 0.0;
  for (auto w = weights.begin(); w != weights.end(); ++w) {
    if (w == largest) continue;
    others += *w;
    second = std::max(second, *w);
  }
  *largest = std::min(*largest, std::max(second, 0.5 * others));
}

// Gathers the pairs of one product, one importer or all.
struct Comparison {
  MirrorQuality quality;
  std::vector<double> log_ratios, weights;
  double difference = 0.0, sum = 0.0;

  void compare(double m, double x) {
    log_ratios.push_back(std::log(m / x));
    weights.push_back(m + x);
    difference += std::abs(m - x);
    sum += m + x;
  }
  void count(double value, bool mirrored) {
    quality.value_usd += value;
    if (mirrored) quality.value_mirrored += value;
  }
  [[nodiscard]] MirrorQuality finish() {
    quality.pairs = log_ratios.size();
    if (quality.pairs == 0) return quality;
    quality.symmetry = 1.0 - difference / sum;
    quality.median_log_ratio = numerics::median(log_ratios);
    limit_largest(weights);
    const double centre = numerics::weighted_median(log_ratios, weights);
    for (double& ratio : log_ratios) ratio = std::abs(ratio - centre);
    quality.sigma_log = kMadToSigma * numerics::weighted_median(log_ratios, weights);
    return quality;
  }
};

double factor_for(const std::vector<Pair>& pairs, const MirrorOptions& options) {
  if (options.cif_fob == CifFob::as_given) return options.cif_fob_factor;
  std::vector<double> ratios;
  for (const Pair& p : pairs) {
    if (p.by_importer > 0.0 && p.by_exporter > 0.0) ratios.push_back(p.by_importer / p.by_exporter);
  }
  return ratios.size() < std::max<std::size_t>(options.min_pairs, 1) ? options.cif_fob_factor
                                                                     : numerics::median(ratios);
}

// Decides position by position (one product, one importer) whose word stands.
void decide(const std::vector<Pair>& pairs, double factor, ReconciledTrade& trade) {
  Comparison overall;
  std::map<ProductCode, Comparison> by_product;
  std::map<AreaCode, Comparison> by_importer;
  for (std::size_t begin = 0; begin < pairs.size();) {
    std::size_t end = begin;
    bool importer_reports = false;
    for (; end < pairs.size() && pairs[end].product == pairs[begin].product &&
           pairs[end].importer == pairs[begin].importer;
         ++end) {
      importer_reports = importer_reports || pairs[end].importer_said;
    }
    Comparison* const all[] = {&overall, &by_product[pairs[begin].product], &by_importer[pairs[begin].importer]};
    for (std::size_t i = begin; i < end; ++i) {
      const Pair& p = pairs[i];
      if (p.by_importer > 0.0 && p.by_exporter > 0.0) {
        for (Comparison* c : all) c->compare(p.by_importer, p.by_exporter);
      }
      const double value = importer_reports ? p.by_importer : p.by_exporter * factor;
      if (!(value > 0.0)) continue;
      trade.flows.push_back({p.product, p.importer, p.exporter, value, !importer_reports});
      for (Comparison* c : all) c->count(value, !importer_reports);
    }
    begin = end;
  }
  trade.report.overall = overall.finish();
  for (auto& [product, comparison] : by_product) trade.report.by_product[product] = comparison.finish();
  for (auto& [importer, comparison] : by_importer) trade.report.by_importer[importer] = comparison.finish();
}

}  // namespace

Result<ReconciledTrade> reconcile_mirror_flows(std::span<const TradeRecord> records, const AreaCatalog& catalog,
                                               const MirrorOptions& options) {
  ReconciledTrade trade;
  if (!records.empty()) trade.period = records.front().period;
  auto reports = collect(records, catalog, trade);
  if (!reports) return fail(reports.error());
  if (reports->empty()) {
    return fail(ErrorCode::invalid_input,
                text("no import or export among {} records. Give reported trade.",
                     "{} 件の記録に輸入も輸出もありません。報告された貿易を与えてください。", records.size()),
                "records");
  }
  const auto pairs = join(*std::move(reports));
  trade.report.factor_applied = factor_for(pairs, options);
  decide(pairs, trade.report.factor_applied, trade);
  return trade;
}

BuiltCube build_trade_cube(const ReconciledTrade& trade, const AreaCatalog& catalog, BuildOptions options) {
  options.period = trade.period;
  TradeCubeBuilder builder{catalog, std::move(options), trade.flows.size()};
  for (const auto& flow : trade.flows) builder.append(flow.product, flow.importer, flow.exporter, flow.value_usd);
  const BuildReport report = builder.report();
  return {builder.finish(), report};
}

}  // namespace noroshi::normalize
