#include <algorithm>
#include <map>

#include "use_cases/suppliers/table.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kMostCodesDrawn = 3, kMostSuppliersDrawn = 8, kMostBars = 15;

// In the importer's words; of a code of which it says nothing, in the exporters'.
std::optional<double> value_of(const SupplierLine& line, bool imports) {
  if (imports) return line.imported ? std::optional{line.imported->value_usd} : std::nullopt;
  return line.exporter && line.exporter->sent ? std::optional{line.exporter->sent->value_usd} : std::nullopt;
}

Chart empty_chart(const SuppliersMaterial& m, const std::string& code, bool imports, Chart::Kind kind) {
  Chart chart{
      .id = "suppliers_" + code,
      .title = imports ? text("Imports of {} by supplier, code {}", "{}の供給国別輸入額（コード{}）", m.importer, code)
                       : text("Exports to {} as exporters report them, code {}",
                              "輸出側の報告による{}向け輸出額（コード{}）", m.importer, code),
      .kind = kind};
  chart.unit = {"USD", "USD"};
  chart.values = CellKind::usd;
  return chart;
}

Chart bars_of(const SuppliersMaterial& m, const SuppliersOfPeriod& period, bool imports) {
  auto chart = empty_chart(m, period.code, imports, Chart::Kind::flat_bar);
  ChartSeries series{imports ? Text{"Imports", "輸入額"} : Text{"Exports", "輸出額"}, {}, {}};
  for (const auto& line : period.lines) {
    const auto value = value_of(line, imports);
    if (!value || series.values.size() == kMostBars) continue;
    chart.categories.push_back(name_of(m, line));
    series.values.push_back(*value);
    series.known.push_back(true);
  }
  chart.series.push_back(std::move(series));
  return chart;
}

// The largest suppliers of all periods together, and the rest of each period that says anything.
Chart stack_of(const SuppliersMaterial& m, const std::vector<SuppliersOfPeriod>& periods, bool imports) {
  auto chart = empty_chart(m, periods.front().code, imports, Chart::Kind::stacked_bar);
  std::map<AreaCode, double> sums;
  for (const auto& period : periods) {
    chart.categories.push_back({to_string(period.period), to_string(period.period)});
    for (const auto& line : period.lines) {
      if (line.partner && m.areas.is_identified(*line.partner))
        sums[*line.partner] += value_of(line, imports).value_or(0.0);
    }
  }
  std::vector<std::pair<AreaCode, double>> largest{sums.begin(), sums.end()};
  std::ranges::stable_sort(largest, std::ranges::greater{}, [](const auto& s) { return s.second; });
  if (largest.size() > kMostSuppliersDrawn) largest.resize(kMostSuppliersDrawn);
  const auto empty = [&](Text name, bool rest) {
    return ChartSeries{std::move(name), std::vector<double>(periods.size(), 0.0),
                       std::vector<bool>(periods.size(), false), rest};
  };
  std::map<AreaCode, std::size_t> place;
  for (const auto& [area, sum] : largest) {
    place[area] = chart.series.size();
    chart.series.push_back(empty({m.areas.area(area).en, m.areas.area(area).ja}, false));
  }
  auto rest = empty({"Others and not identified", "その他・供給国不明"}, true);
  for (std::size_t c = 0; c < periods.size(); ++c) {
    for (const auto& line : periods[c].lines) {
      const auto value = value_of(line, imports);
      if (!value) continue;
      const auto found = line.partner ? place.find(*line.partner) : place.end();
      auto& series = found == place.end() ? rest : chart.series[found->second];
      series.values[c] += *value;
      series.known[c] = true;
    }
  }
  if (std::ranges::find(rest.known, true) != rest.known.end()) chart.series.push_back(std::move(rest));
  return chart;
}

}  // namespace

std::vector<Chart> suppliers_charts(const SuppliersMaterial& m) {
  std::vector<Chart> charts;
  for (const auto& periods : m.codes) {
    const bool imports = std::ranges::any_of(periods, [](const auto& p) { return !p.feed.empty(); });
    auto chart = periods.size() == 1 ? bars_of(m, periods.front(), imports) : stack_of(m, periods, imports);
    if (chart.knows_anything() && charts.size() < kMostCodesDrawn) charts.push_back(std::move(chart));
  }
  return charts;
}

}  // namespace noroshi::use_cases
