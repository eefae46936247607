#include "holdings/position_rows.hpp"

#include <algorithm>

#include "indicators/rank_uncertainty.hpp"

namespace noroshi::holdings {
namespace {

// Positions of one importer in the newest cube, with the product each belongs to.
struct Found {
  std::size_t position, product;
};
std::vector<Found> positions_of(const TradeCube& cube, AreaCode importer) {
  std::vector<Found> found;
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      if (cube.importer[q] == importer) found.push_back({q, p});
    }
  }
  return found;
}

PositionRow facts(const LoadedTrade& trade, const Found& at) {
  const auto& year = trade.years.back();
  const auto q = at.position;
  PositionRow row;
  row.product = trade.as_reported(at.product, q);
  row.imports_usd = year.position.imports[q];
  row.unidentified_usd = year.cube.unidentified[q];
  row.unlisted_usd = year.cube.unlisted.empty() ? 0.0 : year.cube.unlisted[q];
  if (!year.cube.shortfall.empty()) row.shortfall = year.cube.shortfall[q];
  row.hhi_low = year.position.hhi_low[q], row.hhi_high = year.position.hhi_high[q];
  row.top_low = year.position.top_low[q], row.top_high = year.position.top_high[q];
  row.hhi = year.position.hhi[q];
  row.top_share = year.position.top_share[q];
  row.top_supplier = year.position.top_supplier[q];
  row.suppliers = year.position.suppliers[q];
  row.exports_usd = year.position.exports[q];
  row.feed = trade.feeds.empty() ? "" : trade.feeds[trade.feed_of[q].feed].id;
  row.mirrored = trade.feed_of[q].mirrored;
  row.report_error = trade.feed_of[q].report_error;
  return row;
}

void add_answer(PositionRow& row, const MethodResult& result, std::size_t position, bool decides) {
  const auto verdict = result.verdict[position];
  row.verdicts.push_back(verdict);
  row.scores.push_back(result.score[position]);
  row.why.push_back(result.why[position]);
  if (!decides || verdict == Verdict::unknown) return;
  ++row.judged;
  row.flagged += verdict == Verdict::flagged ? 1 : 0;
}

Result<void> add_bands(const LoadedTrade& trade, AreaCode importer, const std::vector<Found>& found,
                       std::vector<PositionRow>& rows) {
  const auto& year = trade.years.back();
  std::vector<float> errors(trade.feed_of.size());
  std::ranges::transform(trade.feed_of, errors.begin(), &PositionSource::report_error);
  indicators::RankUncertaintyOptions options;
  options.position_error = errors;
  options.reporting_error = std::min(2.0, indicators::pooled_reporting_error(year.cube, errors));
  for (auto& row : rows) row.assumed_error = options.reporting_error;
  const auto bands = indicators::rank_uncertainty(year, importer, options);
  if (!bands) return bands.error().code == ErrorCode::not_found ? Result<void>{} : fail(bands.error());
  std::size_t next = 0;  // bands come in order of position and leave out positions of which the suppliers are not known
  for (std::size_t i = 0; i < rows.size() && next < bands->size(); ++i) {
    const auto& band = (*bands)[next];
    if (band.position != found[i].position) continue;
    rows[i].rank = band.rank;
    rows[i].rank_low = band.rank_low;
    rows[i].rank_high = band.rank_high;
    rows[i].has_interval = true;
    ++next;
  }
  return {};
}

}  // namespace

Result<std::vector<PositionRow>> judge_importer(const LoadedTrade& trade, AreaCode importer,
                                                const std::vector<MethodChoice>& methods, bool rank_intervals,
                                                const Progress& progress) {
  const auto years = trade.pointers();
  const auto found = positions_of(trade.years.back().cube, importer);
  std::vector<PositionRow> rows;
  for (const auto& at : found) rows.push_back(facts(trade, at));

  for (std::size_t m = 0; m < methods.size(); ++m) {
    if (progress.stop_requested())
      return fail(ErrorCode::cancelled, {"stopped; nothing was changed.", "中止しました。何も変更していません。"});
    progress(text("method {}", "手法 {}", methods[m].method->doc.id),
             static_cast<double>(m) / static_cast<double>(methods.size()));
    const auto result = methods[m].method->compute(indicators::IndicatorInput{years}, methods[m].options);
    if (!result) return fail(result.error());
    for (std::size_t i = 0; i < found.size(); ++i) {
      add_answer(rows[i], *result, found[i].position, methods[m].method->doc.decides);
    }
  }
  if (rank_intervals && !rows.empty()) {
    progress({"rank intervals", "順位の信頼区間"}, 0.95);
    if (auto done = add_bands(trade, importer, found, rows); !done) return fail(done.error());
  }
  return rows;
}

}  // namespace noroshi::holdings
