#include <algorithm>
#include <map>

#include "holdings/atlas_provenance.hpp"
#include "use_cases/dossier/parts.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kNamedSuppliers = 6, kNamedExporters = 10, kNamedProducers = 8;
constexpr double kSmallestRest = 0.0005, kLargeSupplier = 0.1;

const Text kOthers{"Others", "その他"};
const Text kNotIdentified{"Not identified", "供給国不明"};

Chart empty_chart(std::string id, Text title, Chart::Kind kind, Text unit, CellKind values) {
  Chart chart;
  chart.id = std::move(id);
  chart.title = std::move(title);
  chart.kind = kind;
  chart.unit = std::move(unit);
  chart.values = values;
  return chart;
}

ChartSeries empty_series(Text name, std::size_t categories, bool remainder = false) {
  return {std::move(name), std::vector<double>(categories, 0.0), std::vector<bool>(categories, false), remainder};
}

void put(ChartSeries& series, std::size_t category, double value) {
  series.values[category] = value;
  series.known[category] = true;
}

std::vector<std::pair<AreaCode, double>> largest(const std::map<AreaCode, double>& sums, std::size_t at_most) {
  std::vector<std::pair<AreaCode, double>> sorted{sums.begin(), sums.end()};
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &std::pair<AreaCode, double>::second);
  if (sorted.size() > at_most) sorted.resize(at_most);
  return sorted;
}

// All years from the first to the last, so that a missing one is seen to be missing.
void name_years(Chart& chart, int first, int last) {
  for (int y = first; y <= last; ++y) chart.categories.push_back(text("{}", "{}", y));
}

struct Span {
  int first = 0, last = -1;
};
Span imported_years(const DossierMaterial& m, const std::string& code) {
  Span span;
  for (const auto& y : m.trade.years) {
    if (y.code != code || !y.imported) continue;
    if (span.last < span.first) span.first = y.year;
    span.last = y.year;
  }
  return span;
}

// A large supplier that is gone for one year and back in the next is more likely a hole in the file than in the trade.
void note_vanished(Chart& chart, int first_year) {
  for (const auto& series : chart.series) {
    for (std::size_t c = 1; c + 1 < series.values.size(); ++c) {
      if (series.knows(c) || !chart.knows(c) || !series.knows(c - 1) || !series.knows(c + 1)) continue;
      if (series.values[c - 1] < kLargeSupplier || series.values[c + 1] < kLargeSupplier) continue;
      const int year = first_year + static_cast<int>(c);
      chart.notes.push_back(
          {fmt::format("{}: {} is not in the data ({:.0f} % the year before, {:.0f} % the year after); the other "
                       "shares of that year are probably too high.",
                       year, series.name.en, 100.0 * series.values[c - 1], 100.0 * series.values[c + 1]),
           fmt::format("{}年：{}がデータにない（前年{:.0f}％、翌年{:.0f}％）。同年の他国のシェアは過大の可能性がある。",
                       year, series.name.ja, 100.0 * series.values[c - 1], 100.0 * series.values[c + 1])});
    }
  }
}

void note_partial(const DossierMaterial& m, Chart& chart) {
  for (const int year : m.trade.partial)
    chart.notes.push_back(text("{}: some months only.", "{}年は一部の月のみ。", year));
}

}  // namespace

Chart suppliers_chart(const DossierMaterial& m, const std::string& code) {
  auto chart =
      empty_chart("suppliers_" + code,
                  {fmt::format("Suppliers of {} over the years, code {}", m.importer.name.en, code),
                   fmt::format("{}の輸入先の推移（コード{}）", m.importer.name.ja, code)},
                  Chart::Kind::stacked_bar, {"share of imports by value", "輸入額に占める割合"}, CellKind::share);
  chart.provenance = m.trade_sources;
  const auto span = imported_years(m, code);
  if (span.last < span.first) {
    chart.notes.push_back({"No imports under this code are loaded.", "本コードの輸入データは未取込。"});
    return chart;
  }
  name_years(chart, span.first, span.last);
  const std::size_t years = chart.categories.size();
  std::map<AreaCode, double> sums;
  for (const auto& y : m.trade.years) {
    if (y.code != code || !y.imported || y.imports_usd <= 0) continue;
    for (const auto& [area, usd] : y.supplied) sums[area] += usd / y.imports_usd;
  }
  std::map<AreaCode, std::size_t> place;
  for (const auto& [area, sum] : largest(sums, kNamedSuppliers)) {
    place[area] = chart.series.size();
    chart.series.push_back(empty_series(name_of(m, area), years));
  }
  auto others = empty_series(kOthers, years, true), nobody = empty_series(kNotIdentified, years, true);
  double most_others = 0.0, most_nobody = 0.0;
  for (const auto& y : m.trade.years) {
    if (y.code != code || !y.imported || y.imports_usd <= 0) continue;
    const auto c = static_cast<std::size_t>(y.year - span.first);
    double rest = 0.0;
    for (const auto& [area, usd] : y.supplied) {
      if (const auto at = place.find(area); at != place.end()) {
        put(chart.series[at->second], c, usd / y.imports_usd);
      } else {
        rest += usd / y.imports_usd;
      }
    }
    put(others, c, rest);
    const double unnamed = (y.unidentified_usd + y.unlisted_usd) / y.imports_usd;
    put(nobody, c, unnamed);
    most_others = std::max(most_others, rest);
    most_nobody = std::max(most_nobody, unnamed);
  }
  note_vanished(chart, span.first);
  if (most_others > kSmallestRest) chart.series.push_back(std::move(others));
  if (most_nobody > kSmallestRest) chart.series.push_back(std::move(nobody));
  note_partial(m, chart);
  return chart;
}

Chart concentration_chart(const DossierMaterial& m, const std::string& code) {
  auto chart = empty_chart(
      "concentration_" + code,
      {fmt::format("Concentration over the years, code {}", code), fmt::format("集中度の推移（コード{}）", code)},
      Chart::Kind::line, {"HHI, 0 to 1", "HHI（0～1）"}, CellKind::real);
  chart.provenance = m.trade_sources;
  const auto span = imported_years(m, code);
  name_years(chart, span.first, span.last);
  auto own = empty_series({"Imports of " + m.importer.name.en, m.importer.name.ja + "の輸入"}, chart.categories.size());
  auto world = empty_series({"World exports", "世界の輸出"}, chart.categories.size());
  bool any_world = false;
  for (const auto& y : m.trade.years) {
    if (y.code != code || y.year < span.first || y.year > span.last) continue;
    const auto c = static_cast<std::size_t>(y.year - span.first);
    if (y.imported && y.suppliers > 0) put(own, c, y.hhi);
    if (y.world_known) put(world, c, y.world_hhi), any_world = true;
  }
  chart.series.push_back(std::move(own));
  if (any_world) chart.series.push_back(std::move(world));
  note_partial(m, chart);
  return chart;
}

Chart exporters_chart(const DossierMaterial& m, const std::string& code) {
  auto chart = empty_chart(
      "exporters_" + code,
      {fmt::format("World export concentration, code {}", code), fmt::format("世界の輸出の集中度（コード{}）", code)},
      Chart::Kind::bar, {"share of world exports by value", "世界の輸出額に占める割合"}, CellKind::share);
  chart.provenance = m.trade_sources;
  const auto* y = m.trade.newest_of(code, false);
  if (y == nullptr) {
    double coverage = 0.0;
    for (const auto& each : m.trade.years) {
      if (each.code == code) coverage = std::max(coverage, each.coverage);
    }
    if (m.trade.years.empty()) {
      chart.notes.push_back(
          {"No trade in this code is loaded. Import world trade (BACI or UN Comtrade) to fill this.",
           "本コードの貿易データは未取込。世界貿易データ（BACI又はUN Comtrade）を取り込むと表示される。"});
      return chart;
    }
    chart.notes.push_back(
        text("Only {:.0f} % of the countries that trade it are loaded as reporters; half are needed for a picture of "
             "the world. Import world trade (BACI or UN Comtrade) to fill this.",
             "本品目を取引する国のうち、報告データを取込済みの国は{:.0f}"
             "％に留まる（世界の状況を示すには50％以上が必要）。世界貿易データ（BACI又はUN "
             "Comtrade）を取り込むと表示される。",
             100.0 * coverage));
    return chart;
  }
  chart.title = {fmt::format("World export concentration {}, code {}", y->year, code),
                 fmt::format("世界の輸出の集中度（{}年、コード{}）", y->year, code)};
  auto series = empty_series({"Share of world exports", "世界シェア"}, std::min(kNamedExporters, y->exported.size()));
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    chart.categories.push_back(name_of(m, y->exported[i].first));
    put(series, i, y->exported[i].second);
  }
  chart.series.push_back(std::move(series));
  chart.notes.push_back(text("HHI of world exports {:.3f} ({} exporters, effective number {:.1f}).",
                             "世界の輸出のHHIは{:.3f}（輸出国数{}、実効輸出国数{:.1f}）。", y->world_hhi, y->exporters,
                             1.0 / y->world_hhi));
  if (y->coverage < 0.9995) {
    chart.notes.push_back(text("Reports of {:.0f} % of the countries that trade it are loaded.",
                               "本品目を取引する国のうち{:.0f}％の報告を取込済み。", 100.0 * y->coverage));
  }
  return chart;
}

Chart stages_chart(const DossierMaterial& m) {
  auto chart = empty_chart("stage_shares", {"World supply by stage", "供給段階別の国別シェア"},
                           Chart::Kind::stacked_bar, {"share of the world", "世界に占める割合"}, CellKind::share);
  if (m.subject.good == nullptr || m.subject.good->stages.empty()) {
    chart.notes.push_back(
        {"No published shares of stages are in the atlas.", "段階別の公表シェアはアトラスに未収録。"});
    return chart;
  }
  const auto& stages = m.subject.good->stages;
  std::map<AreaCode, double> sums;
  for (const auto& stage : stages) {
    for (const auto& [iso3, share] : stage.shares) sums[*m.areas.find(iso3)] += share;
    const auto source = m.atlas.sources.find(stage.source);
    const std::string publisher = source == m.atlas.sources.end()
                                      ? stage.source
                                      : source->second.publisher.substr(0, source->second.publisher.find(','));
    const auto name = stage_name(stage.stage);
    const std::string exports_en = stage.of_exports ? ", exports" : "", exports_ja = stage.of_exports ? "、輸出" : "";
    const std::string_view published_en = stage.year_published ? "published " : "";
    const std::string_view published_ja = stage.year_published ? "公表" : "";
    chart.categories.push_back(
        {fmt::format("{}{} {}{} ({})", name.en, exports_en, published_en, stage.year, publisher),
         fmt::format("{}{} {}年{}（{}）", name.ja, exports_ja, stage.year, published_ja, publisher)});
    const auto p = holdings::atlas_provenance(m.atlas, stage.source, stage.year, m.today);
    if (std::ranges::none_of(chart.provenance,
                             [&](const Provenance& q) { return q.source == p.source && q.period == p.period; }))
      chart.provenance.push_back(p);
  }
  for (const auto& [area, sum] : largest(sums, kNamedProducers)) {
    auto series = empty_series(name_of(m, area), stages.size());
    for (std::size_t c = 0; c < stages.size(); ++c) {
      const auto share = stages[c].shares.find(m.areas.area(area).iso3);
      if (share != stages[c].shares.end()) put(series, c, share->second);
    }
    chart.series.push_back(std::move(series));
  }
  auto rest = empty_series({"Others, not stated", "その他・記載なし"}, stages.size(), true);
  for (std::size_t c = 0; c < stages.size(); ++c) {
    double named = 0.0;
    for (const auto& series : chart.series) named += series.known[c] ? series.values[c] : 0.0;
    put(rest, c, std::max(0.0, 1.0 - named));
  }
  chart.series.push_back(std::move(rest));
  return chart;
}

Chart ages_chart(const DossierMaterial& m) {
  auto chart =
      empty_chart("data_ages", {"Age of the data behind this page", "本資料のデータの経過日数"}, Chart::Kind::bar,
                  {"days since the end of the newest period", "最新期間の末日からの日数"}, CellKind::integer);
  const auto table = ages_table(m);
  ChartSeries series{{"Days", "日数"}, {}, {}};
  for (const auto& row : table.rows) {
    const auto& what = std::get<Text>(row[0]);
    const auto& source = std::get<std::string>(row[1]);
    const auto& period = std::get<std::string>(row[2]);
    const auto publisher = source.substr(0, source.find(','));
    chart.categories.push_back(
        {fmt::format("{}: {} {}", what.en, publisher, period), fmt::format("{}：{} {}", what.ja, publisher, period)});
    series.values.push_back(static_cast<double>(std::get<std::int64_t>(row[3])));
    series.known.push_back(true);
  }
  chart.series.push_back(std::move(series));
  return chart;
}

}  // namespace noroshi::use_cases
