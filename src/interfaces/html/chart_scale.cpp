#include "interfaces/html/chart_scale.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace noroshi::html {

bool is_known(const ChartSeries& series, std::size_t category) {
  return category < series.values.size() && category < series.known.size() && series.known[category] &&
         std::isfinite(series.values[category]);
}

bool nothing_known(const Chart& chart, std::size_t category) {
  return std::none_of(chart.series.begin(), chart.series.end(),
                      [&](const ChartSeries& series) { return is_known(series, category); });
}

CellKind kind_of_values(const Chart& chart) {
  std::string unit = chart.unit.en;
  std::transform(unit.begin(), unit.end(), unit.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (unit.find("share") != std::string::npos) return CellKind::share;
  if (unit.find("usd") != std::string::npos || unit.find("dollar") != std::string::npos) return CellKind::usd;
  return CellKind::real;
}

ChartScale scale_of(const Chart& chart) {
  double low = 0.0, high = 0.0;
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    double sum = 0.0;
    for (const auto& series : chart.series) {
      if (!is_known(series, c)) continue;
      const double value = series.values[c];
      sum += std::max(0.0, value);
      low = std::min(low, value);
      if (chart.kind != Chart::Kind::stacked_bar) high = std::max(high, value);
    }
    if (chart.kind == Chart::Kind::stacked_bar) high = std::max(high, sum);
  }
  if (chart.kind == Chart::Kind::stacked_bar) low = 0.0;
  if (!(high > low)) high = low + 1.0;
  if (chart.kind == Chart::Kind::stacked_bar && kind_of_values(chart) == CellKind::share && high > 0.8 && high < 1.02) {
    return {0.0, 1.0, 0.25};
  }
  constexpr double kSteps = 4.0;
  const double raw = (high - low) / kSteps;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = 10.0 * power;
  for (const double round : {1.0, 2.0, 2.5, 5.0}) {
    if (round * power >= raw * 0.999) {
      step = round * power;
      break;
    }
  }
  return {std::floor(low / step) * step, std::ceil(high / step - 1e-9) * step, step};
}

}  // namespace noroshi::html
