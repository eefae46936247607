#include "use_cases/hindcast/ban_scores.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace noroshi::use_cases {
namespace {

using Value = std::function<double(const ArrivalForecast&)>;

struct Naive {
  Text name;
  Value tonnes;
};
const std::vector<Naive>& naive_forecasts() {
  static const std::vector<Naive> all{
      {{"no change", "変化なし"}, &ArrivalForecast::no_change},
      {{"nobody replaces", "代替なし"}, &ArrivalForecast::nobody_replaces},
      {{"others replace all, in proportion", "他国が全量を比例代替"}, &ArrivalForecast::pro_rata}};
  return all;
}

double middle(const ArrivalForecast& f) { return f.tonnes.mid; }
double inside(const ArrivalForecast& f) { return f.tonnes.holds(f.actual) ? 1.0 : 0.0; }

// Forecasts of an importer's whole purchases of a year: sums over its origins.
std::vector<ArrivalForecast> totals_of(std::span<const ArrivalForecast> forecasts) {
  std::map<std::pair<std::string, int>, ArrivalForecast> totals;
  for (const auto& f : forecasts) {
    auto& t = totals[{f.importer, f.year}];
    t.importer = f.importer;
    t.year = f.year;
    t.bought_before = f.bought_before;
    t.actual += f.actual;
    t.tonnes.mid += f.tonnes.mid;
    t.no_change += f.no_change;
    t.nobody_replaces += f.nobody_replaces;
    t.pro_rata += f.pro_rata;
  }
  std::vector<ArrivalForecast> all;
  for (auto& [key, total] : totals) all.push_back(std::move(total));
  return all;
}

struct Scorer {
  const ExportBan& ban;
  std::uint64_t seed;

  [[nodiscard]] HindcastScore losses(std::span<const ArrivalForecast> forecasts, const Value& loss,
                                     const Value& baseline) const {
    std::vector<double> own, other;
    std::vector<std::string> importers;
    for (const auto& f : forecasts) {
      own.push_back(loss(f));
      if (baseline) other.push_back(baseline(f));
      importers.push_back(f.importer);
    }
    const auto groups = numbered(importers);
    auto score = score_losses({own, other, groups, seed});
    score.hindcast = ban.id;
    score.forecast = {"ledger: goods at sea and what others can add", "台帳：輸送中の分と他国の余力"};
    return score;
  }
  void add_errors(CaseReport& report, std::span<const ArrivalForecast> forecasts, const Text& measure) const {
    const auto error = [](const Value& tonnes) {
      return [tonnes](const ArrivalForecast& f) { return std::abs(tonnes(f) - f.actual) / f.bought_before; };
    };
    for (const auto& naive : naive_forecasts()) {
      auto score = losses(forecasts, error(middle), error(naive.tonnes));
      score.measure = measure;
      score.baseline = naive.name;
      report.scores.push_back(std::move(score));
    }
  }
};

ReportTable forecast_table(const ExportBan& ban, std::span<const ArrivalForecast> forecasts) {
  ReportTable table{
      "hindcast_" + ban.id,
      text("Arrivals after the ban of {} by {}, tonnes", "{1}による{0}年の禁輸後の輸入（トン）", ban.year, ban.origin),
      {{"importer", {"Importer", "輸入国"}},
       {"origin", {"Origin", "輸出国"}},
       {"year", {"Year", "年"}, CellKind::text},
       {"before", {"Before", "禁輸前"}, CellKind::number, {"last year before the ban", "禁輸前年"}},
       {"low", {"10 %", "10%"}, CellKind::number},
       {"forecast", {"Forecast", "予測"}, CellKind::number},
       {"high", {"90 %", "90%"}, CellKind::number},
       {"actual", {"Actual", "実績"}, CellKind::number},
       {"pro_rata", {"In proportion", "比例代替"}, CellKind::number},
       {"miss", {"Miss", "外れ"}}},
      {},
      {},
      {}};
  for (const auto& f : forecasts) {
    const Text miss = f.tonnes.holds(f.actual)  ? Text{}
                      : f.actual < f.tonnes.low ? Text{"below the band", "帯の下"}
                                                : Text{"above the band", "帯の上"};
    table.rows.push_back({f.importer, f.origin, std::to_string(f.year), f.before, f.tonnes.low, f.tonnes.mid,
                          f.tonnes.high, f.actual, f.pro_rata, miss});
  }
  return table;
}

}  // namespace

CaseReport score_ban(const ExportBan& ban, const BanForecasts& forecasts, std::uint64_t seed) {
  CaseReport report;
  report.notes.push_back(
      text("{}: importers who bought 5 % or more from {}: {}. {} flows or years without a report or a weight are not "
           "scored.",
           "{}：{}から5%以上を購入していた国：{}。報告又は重量のない{}件は採点しない。", ban.id, ban.origin,
           fmt::format("{}", fmt::join(forecasts.importers, ", ")), forecasts.not_scored));
  report.notes.push_back(
      {"Fitted: the scatter of ordinary years, from years before the ban. Not fitted: transit 15 to 45 days, lead 30 "
       "to "
       "180, ramp 30 to 365, 0 to 30 % of sales to others diverted: ranges of ours, the same for both bans.",
       "推定したもの：禁輸前の平常年の変動。推定していないもの：輸送15～45日、着手30～180日、立上げ30～365日、"
       "他国向けからの転用0～30%（当方の設定。二つの禁輸に共通）。"});
  const std::span<const ArrivalForecast> cells{forecasts.forecasts};
  if (cells.empty()) return report;
  const Scorer scorer{ban, seed};
  scorer.add_errors(report, cells, {"error by origin, share of purchases before", "輸出国別の誤差（禁輸前購入量比）"});
  scorer.add_errors(report, totals_of(cells),
                    {"error of all arrivals, share of purchases before", "輸入総量の誤差（禁輸前購入量比）"});
  auto coverage = scorer.losses(cells, inside, {});
  coverage.measure = {"share inside the 80 % band", "80%帯の被覆率"};
  report.scores.push_back(std::move(coverage));
  report.details.push_back(forecast_table(ban, cells));
  return report;
}

}  // namespace noroshi::use_cases
