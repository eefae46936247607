#include "use_cases/trend/tables.hpp"

#include <algorithm>

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kMostCodesDrawn = 3;

ChartSeries empty_series(Text name, std::size_t categories) {
  return {std::move(name), std::vector<double>(categories, 0.0), std::vector<bool>(categories, false)};
}

void put(ChartSeries& series, std::size_t at, const std::optional<double>& value) {
  if (!value) return;
  series.values[at] = *value;
  series.known[at] = true;
}

// A share with the interval in which it lies; of an interval alone, its middle.
void put(ChartSeries& series, std::size_t at, const std::optional<double>& value, const std::optional<Between>& in) {
  put(series, at, value ? value : in ? std::optional{(in->low + in->high) / 2.0} : std::nullopt);
  if (!in) return;
  series.ranges.resize(series.values.size());
  series.ranges[at] = ChartRange{in->low, in->high};
}

Chart empty_chart(const std::string& id, Text title, Chart::Kind kind, const std::vector<TrendPoint>& points) {
  Chart chart{.id = id, .title = std::move(title), .kind = kind};
  for (const auto& p : points) chart.categories.push_back({to_string(p.period), to_string(p.period)});
  return chart;
}

Chart shares_chart(const TrendMaterial& m, const std::vector<TrendPoint>& points) {
  const auto& code = points.front().code;
  auto chart =
      empty_chart("shares_" + code,
                  text("Concentration of imports of {}, code {}", "{}の輸入の集中度（コード{}）", m.importer, code),
                  Chart::Kind::line, points);
  chart.unit = {"0 to 1", "0～1"};
  auto share = empty_series({"Share of the largest supplier", "最大供給国のシェア"}, points.size());
  auto hhi = empty_series({"HHI", "HHI"}, points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    put(share, i, points[i].top_share, points[i].top_between);
    put(hhi, i, points[i].hhi, points[i].hhi_between);
  }
  if (!share.ranges.empty())
    chart.notes.push_back({"Band: over the part of the total that is not known to be anybody's.",
                           "幅は、供給国の判明しない部分の帰属による範囲。"});
  chart.series = {std::move(share), std::move(hhi)};
  return chart;
}

// In the importer's words; where it says nothing at all, in the exporters'.
Chart value_chart(const TrendMaterial& m, const std::vector<TrendPoint>& points) {
  const auto& code = points.front().code;
  const bool imports = std::ranges::any_of(points, [](const TrendPoint& p) { return p.value_usd.has_value(); });
  auto chart = empty_chart("value_" + code,
                           imports ? text("Imports of {}, code {}", "{}の輸入額（コード{}）", m.importer, code)
                                   : text("Exports to {} as exporters report them, code {}",
                                          "輸出側の報告による{}向け輸出額（コード{}）", m.importer, code),
                           Chart::Kind::bar, points);
  chart.unit = {"USD", "USD"};
  chart.values = CellKind::usd;
  auto series = empty_series(imports ? Text{"Imports", "輸入額"} : Text{"Exports to it", "輸出額"}, points.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    put(series, i, imports ? points[i].value_usd : points[i].exporters_usd);
  chart.series.push_back(std::move(series));
  return chart;
}

}  // namespace

std::vector<Chart> trend_charts(const TrendMaterial& m) {
  std::vector<Chart> charts;
  std::size_t drawn = 0;
  for (const auto& points : m.codes) {
    auto shares = shares_chart(m, points), value = value_chart(m, points);
    if (!value.knows_anything() || drawn++ == kMostCodesDrawn) continue;
    if (shares.knows_anything()) charts.push_back(std::move(shares));
    charts.push_back(std::move(value));
  }
  return charts;
}

}  // namespace noroshi::use_cases
