#include "use_cases/dossier/sheet_blocks.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "holdings/atlas_provenance.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kMostStages = 4, kMostCountries = 8, kMostTrends = 6, kMostReasons = 4, kMostGaps = 5;
constexpr std::size_t kMostExporters = 2, kMostDestinations = 7;
constexpr int kYearsOfTrend = 10;
constexpr std::size_t kLineEnglish = 84, kLineJapanese = 42;  // characters of a line on the sheet

std::string cut(const std::string& words, std::string_view sentence_end, std::size_t most) {
  auto end = words.find(sentence_end);
  while (end != std::string::npos && words.substr(0, end).ends_with(" No"))  // "Announcement No. 23"
    end = words.find(sentence_end, end + 1);
  std::string first = end == std::string::npos ? words : words.substr(0, end);
  std::size_t characters = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(first[i]) & 0xC0U) != 0x80U;
    if (starts && ++characters > most) return first.substr(0, i) + "…";
  }
  return first;
}

// Of the stages of a good: the newest figures of each, in the order of the atlas.
std::vector<const ShareFigure*> newest_stages(const Good& good) {
  std::vector<const ShareFigure*> newest;
  for (const auto& stage : good.stages) {
    if (stage.shares.empty()) continue;
    const auto same = std::ranges::find_if(newest, [&](const ShareFigure* known) {
      return known->stage == stage.stage && known->of_exports == stage.of_exports;
    });
    if (same == newest.end()) {
      newest.push_back(&stage);
    } else if (stage.year >= (*same)->year) {
      *same = &stage;
    }
  }
  if (newest.size() > kMostStages) newest.resize(kMostStages);
  return newest;
}

const CodeYear* imports_of(const DossierMaterial& m) {
  const auto* y = m.trade.newest_of(m.trade.main_code, true);
  return y == nullptr || y->supplied.empty() || y->imports_usd <= 0 ? nullptr : y;
}

using ByCountry = std::map<std::string, double>;  // ISO 3166 alpha-3

void add_column(SheetBuilder& b, DossierSheet::StageColumn column, ByCountry shares, std::vector<ByCountry>& all) {
  b.sheet.stages.push_back(std::move(column));
  all.push_back(std::move(shares));
}

std::vector<std::string> largest_countries(const std::vector<ByCountry>& all) {
  ByCountry most;
  for (const auto& shares : all) {
    for (const auto& [iso3, share] : shares) most[iso3] = std::max(most[iso3], share);
  }
  std::vector<std::pair<std::string, double>> sorted{most.begin(), most.end()};
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &std::pair<std::string, double>::second);
  std::vector<std::string> countries;
  for (const auto& [iso3, share] : sorted) {
    if (countries.size() < kMostCountries) countries.push_back(iso3);
  }
  return countries;
}

Text period_of(const ExporterList& list) {
  return list.months == 0 ? text("{}", "{}年", list.year)
                          : text("{}, {} months", "{}年（{}か月分）", list.year, list.months);
}

}  // namespace

Text short_words(const Text& words) { return {cut(words.en, ". ", kLineEnglish), cut(words.ja, "。", kLineJapanese)}; }

int SheetBuilder::cite(const Provenance& source) {
  for (std::size_t i = 0; i < sheet.sources.size(); ++i) {
    if (sheet.sources[i].source == source.source && sheet.sources[i].period == source.period)
      return static_cast<int>(i + 1);
  }
  sheet.sources.push_back(source);
  return static_cast<int>(sheet.sources.size());
}

DossierSheet::Sources SheetBuilder::trade() {
  DossierSheet::Sources numbers;
  for (const auto& p : m.trade_sources) numbers.push_back(cite(p));
  return numbers;
}

void add_stages(const DossierMaterial& m, SheetBuilder& b) {
  std::vector<ByCountry> all;
  if (m.subject.good != nullptr) {
    for (const auto* stage : newest_stages(*m.subject.good)) {
      double hhi = 0.0;
      for (const auto& [iso3, share] : stage->shares) hhi += share * share;
      const Text year =
          stage->year_published ? text("published {}", "{}年公表", stage->year) : text("{}", "{}年", stage->year);
      const auto p = holdings::atlas_provenance(m.atlas, stage->source, stage->year, m.today);
      add_column(b,
                 {stage_name(stage->stage),
                  stage->of_exports ? text("exports, {}", "輸出、{}", year) : year,
                  {b.cite(p)},
                  false,
                  fmt::format("{:.2f}+", hhi)},
                 stage->shares, all);
    }
  }
  // Shares of listed suppliers are not shares of the imports.
  if (const auto* y = imports_of(m); y != nullptr && y->shortfall.gap == Gap::none) {
    ByCountry shares;
    for (const auto& [area, usd] : y->supplied) shares[m.areas.area(area).iso3] = usd / y->imports_usd;
    std::string hhi;
    if (y->hhi_high > 0)
      hhi = y->hhi_high - y->hhi_low < 0.005 ? fmt::format("{:.2f}", y->hhi_low)
                                             : fmt::format("{:.2f}–{:.2f}", y->hhi_low, y->hhi_high);
    add_column(b,
               {text("{}'s imports", "{}の輸入", m.importer.name),
                text("{}, code {}", "{}年、コード{}", y->year, y->code), b.trade(), true, hhi},
               shares, all);
  }
  if (all.empty()) return;
  const auto countries = largest_countries(all);
  for (const auto& iso3 : countries) {
    DossierSheet::StageRow row{name_of(m, iso3), {}, false};
    for (const auto& shares : all) {
      const auto found = shares.find(iso3);
      row.shares.push_back(found == shares.end() ? std::nullopt : std::optional{found->second});
      const bool whole_list = b.sheet.stages[row.shares.size() - 1].imports && imports_of(m)->unlisted_usd <= 0;
      if (!row.shares.back() && whole_list) row.shares.back() = 0.0;  // nothing came from there
    }
    b.sheet.countries.push_back(std::move(row));
  }
  DossierSheet::StageRow others{{"Other countries", "その他の国"}, {}, false},
      unnamed{{"Not stated", "国名なし"}, {}, true};
  for (std::size_t c = 0; c < all.size(); ++c) {
    double named = 0.0, other = 0.0;
    for (const auto& [iso3, share] : all[c]) {
      named += share;
      if (std::ranges::count(countries, iso3) == 0) other += share;
    }
    others.shares.push_back(other > 0 ? std::optional{other} : std::nullopt);
    unnamed.shares.push_back(std::max(0.0, 1.0 - named));
  }
  b.sheet.countries.push_back(std::move(others));
  b.sheet.countries.push_back(std::move(unnamed));
}

void add_trends(const DossierMaterial& m, SheetBuilder& b) {
  const auto* newest = imports_of(m);
  if (newest == nullptr) return;
  std::vector<const CodeYear*> years;
  for (const auto& y : m.trade.years) {
    if (y.code == newest->code && y.imported && y.imports_usd > 0 && y.shortfall.gap == Gap::none &&
        y.year <= newest->year && y.year > newest->year - kYearsOfTrend && !m.trade.partial.contains(y.year))
      years.push_back(&y);
  }
  if (years.size() < 2) return;
  const int first = years.front()->year;
  const auto length = static_cast<std::size_t>(newest->year - first + 1);
  b.sheet.first_year = first;
  b.sheet.trend_unit = text("share of the imports by value, code {}", "輸入額に占める割合、コード{}", newest->code);
  b.sheet.trend_sources = b.trade();
  std::map<AreaCode, double> most;
  for (const auto* y : years) {
    for (const auto& [area, usd] : y->supplied) most[area] += usd / y->imports_usd;
  }
  std::vector<std::pair<AreaCode, double>> sorted{most.begin(), most.end()};
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &std::pair<AreaCode, double>::second);
  if (sorted.size() > kMostTrends) sorted.resize(kMostTrends);
  for (const auto& [area, sum] : sorted) {
    DossierSheet::Trend trend{name_of(m, area), std::vector<std::optional<double>>(length)};
    for (const auto* y : years) {
      const auto found = std::ranges::find(y->supplied, area, &AreaShares::value_type::first);
      auto& value = trend.values[static_cast<std::size_t>(y->year - first)];
      if (found != y->supplied.end())
        value = found->second / y->imports_usd;
      else if (y->shortfall.gap == Gap::none && y->unlisted_usd <= 0)
        value = 0.0;  // its list of suppliers is whole, and this one is not on it
    }
    b.sheet.trends.push_back(std::move(trend));
  }
  DossierSheet::Trend hhi{{"HHI", "集中度 HHI"}, std::vector<std::optional<double>>(length)};
  for (const auto* y : years) {
    if (y->suppliers > 0 && y->shortfall.gap == Gap::none)
      hhi.values[static_cast<std::size_t>(y->year - first)] = y->hhi;
  }
  b.sheet.trends.push_back(std::move(hhi));
}

void add_exporters(const DossierMaterial& m, SheetBuilder& b) {
  for (const auto& list : m.trade.exporter_lists) {
    if (b.sheet.exporters.size() == kMostExporters) break;
    if (list.total_usd <= 0) continue;
    DossierSheet::Exporter out;
    const auto exporter = name_of(m, list.exporter);
    out.title = text("{}'s exports of code {} by destination, {}", "{}の輸出先（コード{}、{}）", exporter, list.code,
                     period_of(list));
    out.note = text(
        "The exporter's list, of the feed {}: {:.1f} million USD, of which {:.1f} to {}. It says who buys from {}, and "
        "nothing about who else supplies them.",
        "輸出側の統計による（フィード{0}、{1:.1f}百万ドル、うち{3}向け{2:.1f}百万ドル）。"
        "{4}から誰が買うかを示すもので、買い手の他の調達先は示さない。",
        list.feed, list.total_usd / 1e6, list.to_importer_usd / 1e6, m.importer.name, exporter);
    for (const auto& [area, usd] : list.destinations) {
      if (out.destinations.size() == kMostDestinations) break;
      out.destinations.push_back({name_of(m, area), usd / list.total_usd});
    }
    for (const auto& p : m.exporter_sources) {
      if (p.source.find("(" + list.feed + ")") != std::string::npos) out.sources.push_back(b.cite(p));
    }
    b.sheet.exporters.push_back(std::move(out));
  }
}

void add_methods(const DossierMaterial& m, SheetBuilder& b) {
  const auto main = std::ranges::find_if(
      m.trade.positions, [&](const holdings::PositionRow& p) { return p.product.digits() == m.trade.main_code; });
  if (main == m.trade.positions.end()) return;
  std::set<int> years{m.trade.newest};
  for (const auto& word : m.trade.methods) {
    for (const auto& [year, verdict] : word.by_year) years.insert(year);
  }
  while (years.size() > kYearsOfTrend) years.erase(years.begin());
  b.sheet.method_years.assign(years.begin(), years.end());
  std::vector<std::pair<Text, Text>> reasons;  // reason, methods
  for (std::size_t i = 0; i < m.trade.methods.size(); ++i) {
    const auto& word = m.trade.methods[i];
    if (!word.method->doc.decides) continue;
    Text title = word.method->doc.title;
    if (word.method->doc.own) title = text("{} (ours)", "{}（独自）", title);
    DossierSheet::MethodRow row{title, {}};
    for (const int year : years) {
      const auto found = word.by_year.find(year);
      if (year == m.trade.newest)
        row.verdicts.emplace_back(main->verdicts[i]);
      else
        row.verdicts.push_back(found == word.by_year.end() ? std::nullopt : std::optional{found->second});
    }
    b.sheet.methods.push_back(std::move(row));
    if (main->verdicts[i] != Verdict::unknown) continue;
    const auto why = why_unknown(*main, i);
    const Text label = word.method->doc.label;
    const auto same = std::ranges::find(reasons, why, &std::pair<Text, Text>::first);
    if (same == reasons.end())
      reasons.emplace_back(why, label);
    else
      same->second = text("{}, {}", "{}、{}", same->second, label);
  }
  for (const auto& [why, methods] : reasons) {
    if (b.sheet.why_unknown.size() == kMostReasons) break;
    b.sheet.why_unknown.push_back(why.en.empty() ? methods : text("{}: {}", "{}：{}", methods, why));
  }
}

void add_criteria(const DossierMaterial& m, SheetBuilder& b) {
  for (const auto& row : criteria_table(m).rows) {
    const auto* status = std::get_if<Text>(&row[1]);
    b.sheet.criteria.emplace_back(short_words(std::get<Text>(row[0])),
                                  status == nullptr ? Text{"unknown", "不明"} : *status);
  }
}

void add_not_known(const DossierMaterial& m, SheetBuilder& b) {
  auto& gaps = b.sheet.not_known;
  const auto* y = m.trade.newest_of(m.trade.main_code, true);
  if (y == nullptr) gaps.push_back(why_not_judged(m));
  if (y != nullptr && y->shortfall.gap != Gap::none)
    gaps.push_back(text("Suppliers beyond those listed ({}, {})", "判明分以外の供給国（{}年、{}）", y->year,
                        describe(y->shortfall)));
  if (y != nullptr && y->unlisted_usd > 0)
    gaps.push_back(text("Whose {:.0f} % of the imports are: the total is known, the partner is not",
                        "輸入額の{:.0f}％の調達先（総額は判明、相手国は不明）",
                        100.0 * y->unlisted_usd / y->imports_usd));
  if (y != nullptr && !y->supplied.empty() && holds_others(holdings::scope_of(m.subject, y->code)))
    gaps.push_back(text("This good alone: code {} holds other goods too",
                        "本物資のみの数値（コード{}は他の物資を含む）", y->code));
  for (const auto& newer : m.trade.newer) gaps.push_back(text("Newer data: {}", "より新しいデータ：{}", newer));
  if (m.subject.good != nullptr) {
    if (m.subject.good->stages.empty())
      gaps.push_back({"Who makes it: no published shares are recorded", "生産国別シェア（公表値の収録なし）"});
    const auto& supply = m.subject.good->supply;
    if (!supply || !supply->commercial_stock_days)
      gaps.push_back({"Stock held at home by makers and users", "国内の民間在庫"});
    if (!supply || !supply->substitutable_share)
      gaps.push_back({"How much of the need could do without it", "代替が可能な割合"});
    if (!supply || !supply->other_origins_share)
      gaps.push_back({"How much other origins could add", "他の供給国が補える量"});
  }
  if (gaps.size() > kMostGaps) gaps.resize(kMostGaps);
}

ReportTable exporter_table(const DossierMaterial& m) {
  ReportTable table{"exporter_lists",
                    {"What exporters say: their sales by destination", "輸出側の統計による輸出先"},
                    {{"exporter", {"Exporter", "輸出国"}, CellKind::text, {}},
                     {"code", {"Code", "品目コード"}, CellKind::text, {}},
                     {"period", {"Period", "対象期間"}, CellKind::text, {}},
                     {"destination", {"Destination", "輸出先"}, CellKind::text, {}},
                     {"value_usd", {"Exports (USD)", "輸出額"}, CellKind::usd, {}},
                     {"share", {"Share", "割合"}, CellKind::share, {}},
                     {"feed", {"Feed", "出典"}, CellKind::text, {}}},
                    {},
                    {},
                    m.exporter_sources};
  for (const auto& list : m.trade.exporter_lists) {
    for (const auto& [area, usd] : list.destinations)
      table.rows.push_back({name_of(m, list.exporter), list.code, period_of(list), name_of(m, area), usd,
                            usd / list.total_usd, list.feed});
    if (list.nobody_usd > 0)
      table.rows.push_back({name_of(m, list.exporter), list.code, period_of(list),
                            Text{"nobody in particular", "特定できない"}, list.nobody_usd,
                            list.nobody_usd / list.total_usd, list.feed});
  }
  table.notes.push_back(
      {"The exporters' own lists: who buys from them, and nothing about who else supplies the buyers. "
       "They enter no verdict.",
       "輸出側の統計であり、買い手の他の調達先は示さない。判定には用いない。"});
  return table;
}

}  // namespace noroshi::use_cases
