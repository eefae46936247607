#include <algorithm>
#include <map>

#include "use_cases/simulate/answer.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kLosersShown = 12, kPointsShown = 73;

Chart loss_over_time(const SimulationQuestion& question, const SimulationResults& results) {
  const Text unit = unit_words(question.ground->table.unit);
  Chart chart{.id = "loss_over_time",
              .title = text("Value added lost a day, {}", "1日当たりの付加価値損失（{}）", question.importer.name),
              .kind = Chart::Kind::line,
              .unit = text("{} a day", "{}／日", unit)};
  chart.along = {"day", "日"};
  ChartSeries median{.name = {"Median, band 10 to 90 % of draws", "中央値（幅は試行の10～90％点）"}};
  const auto days = static_cast<std::size_t>(question.scenario.horizon_days);
  const std::size_t every = std::max<std::size_t>(1, days / kPointsShown);
  for (std::size_t t = 0; t < days; t += every) {
    const auto band = band_of(results.inner, [t](const LaneLoss& lane) { return lane.by_day[t]; });
    chart.categories.push_back({fmt::format("{}", t), fmt::format("{}", t)});
    median.values.push_back(band->p50);
    median.known.push_back(true);
    median.ranges.push_back(ChartRange{band->p10, band->p90});
  }
  chart.series.push_back(std::move(median));
  chart.notes.push_back({"Below zero: more than at rest is made, to catch up.",
                         "負の値は、遅れを取り戻すための平常時を上回る生産を示す。"});
  chart.provenance = question.ground->table.provenance;
  return chart;
}

Chart top_losers(const SimulationQuestion& question, const SimulationResults& results) {
  const auto& ground = *question.ground;
  struct Loser {
    std::size_t industry;
    LossBand band;
  };
  std::vector<Loser> losers;
  for (std::size_t h = 0; h < ground.home.size(); ++h) {
    const auto band = band_of(results.inner, [h](const LaneLoss& lane) { return lane.by_industry[h]; });
    if (band->p90 > 0.0) losers.push_back({ground.home[h], *band});
  }
  std::ranges::stable_sort(losers, std::ranges::greater{}, [](const Loser& l) { return l.band.p50; });
  if (losers.size() > kLosersShown) losers.resize(kLosersShown);
  Chart chart{.id = "top_losers",
              .title = text("Industries that lose most, {}", "損失の大きい産業（{}）", question.importer.name),
              .kind = Chart::Kind::flat_bar,
              .unit = unit_words(ground.table.unit)};
  ChartSeries series{
      .name = {"Value added lost: median, 10 to 90 % of draws", "付加価値損失（中央値、試行の10～90％点）"}};
  for (const auto& loser : losers) {
    chart.categories.push_back(industry_name(ground, loser.industry));
    series.values.push_back(loser.band.p50);
    series.known.push_back(true);
    series.ranges.push_back(ChartRange{loser.band.p10, loser.band.p90});
  }
  chart.series.push_back(std::move(series));
  chart.provenance = ground.table.provenance;
  return chart;
}

// From the origins that keep the good back, over the good, to the uses that go without: the first round, at the
// likeliest values, in the good's own unit.
Chart first_round(const SimulationQuestion& question, const KeptBackGood& good, const GoodResult& result) {
  const auto& ledger = result.likeliest;
  Chart chart{.id = "first_round_" + good.uncertain.id(),
              .title = text("Where the first losses go: {}", "最初の不足が及ぶ先：{}", good.choice.name),
              .kind = Chart::Kind::sankey,
              .unit = {ledger.unit, ledger.unit}};
  std::vector<double> lost(ledger.users.size() + 1, 0.0);
  double unnamed = 1.0, all = 0.0;
  for (const auto& user : ledger.users) unnamed -= user.share;
  for (std::size_t t = 0; t < result.record.days.size(); ++t) {
    for (std::size_t u = 0; u < lost.size(); ++u) {
      const double want = ledger.use_at_rest * (u < ledger.users.size() ? ledger.users[u].share : unnamed);
      lost[u] += std::max(0.0, want - result.record.given[t * lost.size() + u]);
    }
  }
  for (const double amount : lost) all += amount;
  std::map<std::string, double> cut;
  double cut_flow = 0.0;
  for (const auto& supplier : ledger.suppliers) {
    if (question.scenario.keeps_back(good.uncertain.id(), supplier.origin))
      cut[supplier.origin] += supplier.flow, cut_flow += supplier.flow;
  }
  for (const auto& [origin, flow] : cut) {
    chart.flows.push_back({.from = chart.categories.size(), .to = cut.size(), .value = all * flow / cut_flow});
    chart.categories.push_back({origin, origin});
  }
  chart.categories.push_back(good.choice.name);
  for (std::size_t u = 0; u < lost.size(); ++u) {
    if (!(lost[u] > 0.0)) continue;
    chart.flows.push_back({.from = cut.size(), .to = chart.categories.size(), .value = lost[u]});
    const bool named = u < ledger.users.size();
    const bool industry = named && ledger.users[u].industry && question.ground;
    chart.categories.push_back(industry ? industry_name(*question.ground, *ledger.users[u].industry)
                               : named  ? Text{"Final users", "最終需要"}
                                        : Text{"Uses that nobody names", "用途不明"});
  }
  chart.notes.push_back({"At the likeliest values of all inputs, every user served alike.",
                         "全ての入力が最もありそうな値で、全使用者に一律に配分した場合。"});
  return chart;
}

}  // namespace

std::vector<Chart> charts_of(const SimulationQuestion& question, const SimulationResults& results) {
  std::vector<Chart> charts;
  if (!results.inner.empty()) {
    charts.push_back(loss_over_time(question, results));
    charts.push_back(top_losers(question, results));
  }
  for (std::size_t g = 0; g < results.goods.size(); ++g)
    charts.push_back(first_round(question, question.goods[g], results.goods[g]));
  return charts;
}

}  // namespace noroshi::use_cases
