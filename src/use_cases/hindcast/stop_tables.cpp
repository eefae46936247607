#include "use_cases/hindcast/stop_tables.hpp"

#include <fmt/format.h>

#include "numerics/forecast_scores.hpp"

namespace noroshi::use_cases {
namespace {

using precedents::Precedent;
using precedents::UnseenForecast;

template <class T>
Cell word(const std::optional<T>& value) {
  return value ? Cell{Text{precedents::name_of(*value)}} : Cell{};
}

Text miss_of(const UnseenForecast& f, const Precedent& p) {
  const bool said_stop = f.forecast.ever.mid >= 0.5;
  if (said_stop && !p.outcome->stopped) return {"no stop, said likely", "停止せず（停止と予測）"};
  if (!said_stop && p.outcome->stopped) return {"stop, said unlikely", "停止（停止せずと予測）"};
  if (p.outcome->stopped && f.forecast.days && !f.forecast.days->holds(p.outcome->days)) {
    return {"days outside the band", "日数が帯の外"};
  }
  return {};
}

}  // namespace

ReportTable stop_forecast_table(const precedents::Precedents& cases, std::span<const UnseenForecast> forecasts) {
  ReportTable table{
      "hindcast_outcomes",
      {"Stops: every forecast and what came", "停止：予測と結果の一覧"},
      {{"case", {"Case", "事例"}},
       {"title", {"Title", "件名"}},
       {"shock", {"Shock", "種別"}},
       {"tier", {"Tier", "段階"}},
       {"reach", {"Way", "経路"}},
       {"probability", {"P(stop)", "停止確率"}, CellKind::share, {"of a stop at all", "停止の有無"}},
       {"probability_low", {"low", "下限"}, CellKind::share, {"80 % interval of the fit", "推定の80%区間"}},
       {"probability_high", {"high", "上限"}, CellKind::share},
       {"within_30", {"30 d", "30日"}, CellKind::share},
       {"within_90", {"90 d", "90日"}, CellKind::share},
       {"within_180", {"180 d", "180日"}, CellKind::share},
       {"days_low", {"Days, 10 %", "日数10%"}, CellKind::number, {"if there is a stop", "停止する場合"}},
       {"days_mid", {"50 %", "50%"}, CellKind::number},
       {"days_high", {"90 %", "90%"}, CellKind::number},
       {"store_empty",
        {"Store empty, day", "在庫枯渇日"},
        CellKind::number,
        {"transit + stock / share cut, where a stock was published", "輸送日数＋在庫／途絶割合（在庫公表時）"}},
       {"stopped", {"Stopped", "停止"}},
       {"days", {"Day", "日"}, CellKind::integer},
       {"miss", {"Miss", "外れ"}}},
      {},
      {},
      {}};
  for (const auto& f : forecasts) {
    const auto& p = cases[f.of];
    const auto& ever = f.forecast.ever;
    std::vector<Cell> row{p.id,     p.name,   word(p.known.shock), word(p.known.tier), word(p.known.reach), ever.mid,
                          ever.low, ever.high};
    for (const auto& within : f.forecast.within) row.emplace_back(within.mid);
    for (const auto end : {&Range::low, &Range::mid, &Range::high}) {
      row.push_back(f.forecast.days ? Cell{*f.forecast.days.*end} : Cell{});
    }
    row.push_back(f.forecast.days_until_empty ? Cell{*f.forecast.days_until_empty} : Cell{});
    row.emplace_back(p.outcome->stopped);
    row.push_back(p.outcome->stopped ? Cell{static_cast<std::int64_t>(p.outcome->days)} : Cell{});
    row.emplace_back(miss_of(f, p));
    table.rows.push_back(std::move(row));
  }
  return table;
}

ReportTable stop_reliability_table(const precedents::Precedents& cases, std::span<const UnseenForecast> forecasts) {
  constexpr std::size_t kFifths = 5;
  std::vector<numerics::EventForecast> events;
  for (const auto& f : forecasts) events.push_back({f.forecast.ever.mid, cases[f.of].outcome->stopped});
  ReportTable table{"hindcast_reliability",
                    {"Stops: what was said and how often it happened", "停止：予測確率と実現頻度"},
                    {{"said", {"Said", "予測"}},
                     {"cases", {"n", "件数"}, CellKind::integer},
                     {"mean_probability", {"Mean probability", "平均確率"}, CellKind::share},
                     {"frequency", {"Happened", "実現"}, CellKind::share}},
                    {},
                    {},
                    {}};
  for (const auto& bin : numerics::reliability(events, kFifths)) {
    table.rows.push_back({fmt::format("{:.0f}-{:.0f} %", 100.0 * bin.low, 100.0 * bin.high),
                          static_cast<std::int64_t>(bin.count), bin.mean_probability, bin.frequency});
  }
  return table;
}

ReportTable stop_weight_table(const precedents::StopModel& model) {
  ReportTable table{"hindcast_weights",
                    {"Stops: what the model learnt from all its cases", "停止：全事例から推定した重み"},
                    {{"circumstance", {"Circumstance", "状況"}},
                     {"log_odds",
                      {"Log-odds", "対数オッズ"},
                      CellKind::real,
                      {"added to those of the average case, which has a share of each; 0 where no case was seen",
                       "平均的な事例（各状況を頻度分だけ持つ）の値に加算。事例がなければ0"}},
                     {"cases", {"Cases", "件数"}, CellKind::integer}},
                    {},
                    {},
                    {}};
  for (const auto& weight : model.weights()) {
    table.rows.push_back({weight.circumstance, weight.log_odds, static_cast<std::int64_t>(weight.cases)});
  }
  return table;
}

}  // namespace noroshi::use_cases
