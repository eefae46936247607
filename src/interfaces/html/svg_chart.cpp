#include "interfaces/html/svg_chart.hpp"

#include <algorithm>
#include <cmath>

#include "interfaces/html/chart_scale.hpp"
#include "interfaces/html/markup.hpp"
#include "interfaces/wire/figure.hpp"

namespace noroshi::html {
namespace {

// Units of the viewBox; a letter of the labels is about 7 wide, a wide character twice that.
constexpr double kWidth = 720, kPlotHeight = 230, kTop = 12, kLetter = 7.0;
constexpr double kFlatBar = 24, kFlatGap = 14, kUprightLeft = 54, kBottom = 26, kRight = 14;
constexpr std::size_t kLongCategory = 7, kMostUprightLabels = 16;
constexpr std::size_t kColours = 8;

struct Picture {
  const Chart& chart;
  Language language;
  ChartScale scale;
  std::string out = {};
};

double label_width(std::string_view text) {
  std::size_t wide = 0;
  for (const char c : text) wide += (static_cast<unsigned char>(c) & 0x80u) != 0 ? 1u : 0u;
  return kLetter * (static_cast<double>(text.size() - wide) + static_cast<double>(wide) * 2.0 / 3.0);
}

bool lies_flat(const Chart& chart) {
  if (chart.kind == Chart::Kind::line) return false;
  return std::any_of(chart.categories.begin(), chart.categories.end(),
                     [](const Text& category) { return category.en.size() > kLongCategory; });
}

std::string hover(const Picture& p, std::size_t series, std::size_t category) {
  const auto& s = p.chart.series[series];
  return fmt::format("<title>{} · {}: {}</title>", escaped(p.chart.categories[category].in(p.language)),
                     escaped(s.name.in(p.language)), escaped(value_words(p.chart, s.values[category], p.language)));
}

void text_at(Picture& p, double x, double y, std::string_view anchor, std::string_view klass, std::string_view words) {
  p.out.append(fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x, y, anchor,
                           klass.empty() ? std::string{} : fmt::format(" class=\"{}\"", klass), escaped(words)));
}

void rule_at(Picture& p, double x1, double y1, double x2, double y2, std::string_view klass) {
  p.out.append(fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n", x1, y1, x2,
                           y2, klass));
}

struct Box {
  double x, y, width, height;
};

void bar_at(Picture& p, const Box& box, std::size_t series, std::size_t category) {
  p.out.append(fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"seg {}\">{}</rect>\n", box.x, box.y,
      std::max(0.0, box.width), std::max(0.0, box.height), series_class(p.chart, series), hover(p, series, category)));
  const std::string words = value_words(p.chart, p.chart.series[series].values[category], p.language);
  if (p.chart.kind != Chart::Kind::stacked_bar || box.height < 15 || box.width < label_width(words) + 4) return;
  const std::string whole = kind_of_values(p.chart) == CellKind::share
                                ? fmt::format("{:.0f}%", p.chart.series[series].values[category] * 100.0)
                                : words;
  text_at(p, box.x + box.width / 2, box.y + box.height / 2 + 4, "middle", "in on-" + series_class(p.chart, series),
          whole);
}

void missing_at(Picture& p, const Box& box) {
  p.out.append(fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"missing\"/>\n",
                           box.x, box.y, box.width, box.height));
  const std::string_view word = unknown_word().in(p.language);
  const double x = box.x + box.width / 2, y = box.y + box.height / 2;
  const bool turned = label_width(word) > box.width;
  p.out.append(
      fmt::format("<text x=\"{0:.1f}\" y=\"{1:.1f}\" text-anchor=\"middle\" class=\"tick\"{2}>{3}</text>\n", x, y + 4,
                  turned ? fmt::format(" transform=\"rotate(-90 {:.1f} {:.1f})\"", x, y) : std::string{}, word));
}

// ---- upright: bars and lines over years ----

struct Upright {
  double slot, base;  // width of a category; y of the lower end of the axis

  [[nodiscard]] double x(std::size_t category) const { return kUprightLeft + slot * static_cast<double>(category); }
};

double height_of(const Picture& p, double value) { return kPlotHeight * (p.scale.share(value) - p.scale.share(0.0)); }
double y_of(const Picture& p, double value) { return kTop + kPlotHeight * (1.0 - p.scale.share(value)); }

void draw_upright_axes(Picture& p, const Upright& frame) {
  const int steps = static_cast<int>(std::lround((p.scale.high - p.scale.low) / p.scale.step));
  for (int i = 0; i <= steps; ++i) {
    const double value = p.scale.low + p.scale.step * i, y = y_of(p, value);
    rule_at(p, kUprightLeft, y, kWidth - kRight, y, std::abs(value) < p.scale.step * 1e-6 ? "axis" : "grid");
    text_at(p, kUprightLeft - 8, y + 4, "end", "tick", value_words(p.chart, value, p.language));
  }
  const std::size_t every = (p.chart.categories.size() + kMostUprightLabels - 1) / kMostUprightLabels;
  for (std::size_t c = 0; c < p.chart.categories.size(); c += std::max<std::size_t>(1, every)) {
    text_at(p, frame.x(c) + frame.slot / 2, frame.base + 18, "middle", "tick", p.chart.categories[c].in(p.language));
  }
}

void draw_upright_bars(Picture& p, const Upright& frame) {
  const double width = std::min(46.0, frame.slot * 0.72);
  const bool stacked = p.chart.kind == Chart::Kind::stacked_bar;
  const double each = stacked ? width : width / static_cast<double>(std::max<std::size_t>(1, p.chart.series.size()));
  for (std::size_t c = 0; c < p.chart.categories.size(); ++c) {
    const double left = frame.x(c) + (frame.slot - width) / 2;
    if (nothing_known(p.chart, c)) missing_at(p, {left, kTop, width, kPlotHeight});
    double below = y_of(p, 0.0);
    for (std::size_t s = 0; s < p.chart.series.size(); ++s) {
      if (!is_known(p.chart.series[s], c)) continue;
      const double height = height_of(p, p.chart.series[s].values[c]);
      const double x = stacked ? left : left + each * static_cast<double>(s);
      const double top = stacked ? below - height : y_of(p, std::max(0.0, p.chart.series[s].values[c]));
      bar_at(p, {x, top, each, std::abs(height)}, s, c);
      if (stacked) below -= height;
    }
  }
}

void draw_lines(Picture& p, const Upright& frame) {
  static constexpr std::string_view kDashes[] = {"", "7 4", "2 3", "10 3 2 3"};  // to be told apart without colour
  for (std::size_t s = 0; s < p.chart.series.size(); ++s) {
    std::string path, marks;
    bool pen_down = false;
    for (std::size_t c = 0; c < p.chart.categories.size(); ++c) {
      if (!is_known(p.chart.series[s], c)) {
        pen_down = false;
        continue;
      }
      const double x = frame.x(c) + frame.slot / 2, y = y_of(p, p.chart.series[s].values[c]);
      path.append(fmt::format("{}{:.1f} {:.1f}", pen_down ? "L" : "M", x, y));
      marks.append(fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.2\" class=\"{}\">{}</circle>\n", x, y,
                               series_class(p.chart, s), hover(p, s, c)));
      pen_down = true;
    }
    p.out.append(fmt::format("<path d=\"{}\" class=\"line {}\" style=\"fill:none\" stroke-dasharray=\"{}\"/>\n{}", path,
                             series_class(p.chart, s), kDashes[s % std::size(kDashes)], marks));
  }
}

double draw_upright(Picture& p) {
  const Upright frame{
      (kWidth - kUprightLeft - kRight) / static_cast<double>(std::max<std::size_t>(1, p.chart.categories.size())),
      kTop + kPlotHeight};
  draw_upright_axes(p, frame);
  p.chart.kind == Chart::Kind::line ? draw_lines(p, frame) : draw_upright_bars(p, frame);
  return frame.base + kBottom;
}

// ---- flat: bars beside stages, countries, sources ----

double draw_flat(Picture& p) {
  double left = 60;
  for (const auto& category : p.chart.categories) left = std::max(left, label_width(category.in(p.language)) + 14);
  left = std::min(left, kWidth * 0.36);
  const bool stacked = p.chart.kind == Chart::Kind::stacked_bar;
  const double room = kWidth - left - (stacked ? kRight : 70.0);
  const auto width_of = [&](double value) { return room * (p.scale.share(value) - p.scale.share(0.0)); };
  const double zero = left + room * p.scale.share(0.0);
  double y = kTop;
  for (std::size_t c = 0; c < p.chart.categories.size(); ++c, y += kFlatGap) {
    const double begin = y;
    double x = zero;
    for (std::size_t s = 0; s < p.chart.series.size(); ++s) {
      if (is_known(p.chart.series[s], c)) {
        const double width = width_of(p.chart.series[s].values[c]);
        bar_at(p, {std::min(x, x + width), y, std::abs(width), kFlatBar}, s, c);
        if (!stacked) {
          text_at(p, zero + std::max(0.0, width) + 6, y + 16, "start", "",
                  value_words(p.chart, p.chart.series[s].values[c], p.language));
        }
        if (stacked) x += width;
      } else if (!stacked) {
        missing_at(p, {zero, y, 90, kFlatBar});
      }
      if (!stacked && s + 1 < p.chart.series.size()) y += kFlatBar;
    }
    if (stacked && nothing_known(p.chart, c)) missing_at(p, {left, y, room, kFlatBar});
    y += kFlatBar;
    text_at(p, left - 10, (begin + y) / 2 + 4, "end", "", p.chart.categories[c].in(p.language));
  }
  rule_at(p, zero, kTop - 4, zero, y - kFlatGap + 4, "axis");
  return y;
}

}  // namespace

std::string series_class(const Chart& chart, std::size_t series) {
  const std::string& name = chart.series[series].name.en;
  if (name.starts_with("Other") || name.starts_with("Rest")) return "other";
  return fmt::format("s{}", series % kColours);
}

std::string value_words(const Chart& chart, double value, Language language) {
  switch (kind_of_values(chart)) {
    case CellKind::share:
      return std::abs(value * 100.0 - std::round(value * 100.0)) < 1e-6 ? fmt::format("{:.0f}%", value * 100.0)
                                                                        : share_words(value);
    case CellKind::usd:
      return usd_words(value, language);
    default:
      break;
  }
  if (value == std::floor(value) && std::abs(value) < 1e15) return integer_words(static_cast<std::int64_t>(value));
  return std::abs(value) >= 1000.0 ? real_words(value) : fmt::format("{:.3g}", value);
}

ReportTable chart_table(const Chart& chart) {
  ReportTable table;
  table.id = chart.id;
  table.title = chart.title;
  table.columns.push_back({"category", {"", ""}, CellKind::text, {}});
  for (const auto& series : chart.series) {
    table.columns.push_back({series.name.en, series.name, kind_of_values(chart), {}});
  }
  for (std::size_t c = 0; c < chart.categories.size(); ++c) {
    std::vector<Cell> row{chart.categories[c]};
    for (const auto& series : chart.series) row.push_back(is_known(series, c) ? Cell{series.values[c]} : Cell{});
    table.rows.push_back(std::move(row));
  }
  table.provenance = chart.provenance;
  return table;
}

std::string svg_chart(const Chart& chart, const std::string& id, Language language) {
  Picture picture{chart, language, scale_of(chart)};
  const double height = lies_flat(chart) ? draw_flat(picture) : draw_upright(picture);
  const std::string name = escaped(chart.title.in(language)), unit = escaped(chart.unit.in(language));
  return fmt::format(
      "<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-labelledby=\"{}-t\">\n<title id=\"{}-t\">{} "
      "({})</title>\n{}</svg>\n",
      kWidth, height, id, id, name, unit, picture.out);
}

}  // namespace noroshi::html
