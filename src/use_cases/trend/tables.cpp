#include "use_cases/trend/tables.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>

namespace noroshi::use_cases {
namespace {

Cell cell(const std::optional<double>& value) { return value ? Cell{*value} : Cell{}; }
Cell low(const std::optional<Between>& b) { return b ? Cell{b->low} : Cell{}; }
Cell high(const std::optional<Between>& b) { return b ? Cell{b->high} : Cell{}; }

std::vector<Verdict> verdicts_of(const std::vector<TrendPoint>& points, std::size_t method) {
  std::vector<Verdict> verdicts;
  for (const auto& p : points) verdicts.push_back(p.verdicts[method]);
  return verdicts;
}

Text since_words(const std::vector<TrendPoint>& points, const FlaggedRun& run) {
  const int year = points[run.since].period.year;
  return run.perhaps_longer ? text("{} or earlier", "{}年以前", year) : text("{}", "{}年", year);
}
std::string since_figure(const std::vector<TrendPoint>& points, const FlaggedRun& run) {
  return fmt::format("{}{}", run.perhaps_longer ? "≤" : "", points[run.since].period.year);
}

// "GeoDep 2018, Top>.5 ≤2015": the methods that flag a period, each with the start of its run.
Text flagged_by(const TrendMaterial& m, const std::vector<TrendPoint>& points, std::size_t at) {
  Text list;
  for (std::size_t k = 0; k < m.methods.size(); ++k) {
    const auto& doc = m.methods[k].method->doc;
    if (!doc.decides) continue;
    const auto run = run_ending(verdicts_of(points, k), at);
    if (!run) continue;
    const auto one = text("{} {}", "{} {}", Text{doc.label}, since_figure(points, *run));
    list.en += (list.en.empty() ? "" : ", ") + one.en;
    list.ja += (list.ja.empty() ? "" : "、") + one.ja;
  }
  return list;
}

std::vector<ReportColumn> columns_of(const TrendMaterial& m) {
  std::vector<ReportColumn> columns{
      {.id = "code", .title = {"Code", "コード"}, .lead = true},
      {.id = "scope", .title = {"Scope", "範囲"}, .file_only = true},
      {.id = "period", .title = {"Period", "期間"}, .lead = true},
      {.id = "revision", .title = {"Edition", "HS版"}, .file_only = true},
      {"import_value_usd", {"Imports", "輸入額"}, CellKind::usd},
      {"mass_kg", {"Weight (kg)", "重量（kg）"}, CellKind::integer},
      {.id = "weighed_share",
       .title = {"Share with weight", "重量判明割合"},
       .kind = CellKind::share,
       .note = {"share of the value whose records state a weight", "重量の記載がある記録の金額割合"},
       .file_only = true},
      {"usd_per_kg",
       {"USD/kg", "単価（USD/kg）"},
       CellKind::real,
       {"value of the records that state a weight over their weight", "重量の記載がある記録の金額÷重量"}},
      {"suppliers", {"Suppliers", "供給国数"}, CellKind::integer},
      {.id = "top_supplier", .title = {"Top supplier (ISO)", "最大供給国（ISO）"}, .file_only = true},
      {"top_supplier_name", {"Top supplier", "最大供給国"}},
      {"top_share", {"Top share", "最大シェア"}, CellKind::share},
      {"hhi", {"HHI", "HHI"}, CellKind::real}};
  for (const auto& [id, title, kind] :
       {std::tuple{"top_share_low", Text{"Top share from", "最大シェア下限"}, CellKind::share},
        std::tuple{"top_share_high", Text{"to", "上限"}, CellKind::share},
        std::tuple{"hhi_low", Text{"HHI from", "HHI下限"}, CellKind::real},
        std::tuple{"hhi_high", Text{"to", "上限"}, CellKind::real},
        std::tuple{"unidentified_share", Text{"Not identified", "供給国不明"}, CellKind::share},
        std::tuple{"unlisted_share", Text{"Without partner", "相手国なし"}, CellKind::share}})
    columns.push_back({.id = id, .title = title, .kind = kind, .file_only = true});
  for (const auto& method : m.methods) {
    const auto& doc = method.method->doc;
    if (doc.decides)
      columns.push_back({.id = std::string{doc.id},
                         .title = doc.label,
                         .kind = CellKind::verdict,
                         .note = doc.rule,
                         .file_only = true});
  }
  if (!m.methods.empty()) {
    columns.push_back({"flags", {"Flags", "該当数"}, CellKind::integer});
    columns.push_back({"judged", {"of", "判定数"}, CellKind::integer});
    columns.push_back({"flagged_by", {"Flagged by (since)", "該当した手法（開始年）"}});
  }
  columns.push_back({"exporters_value_usd",
                     {"Exporters say", "輸出側の報告額"},
                     CellKind::usd,
                     {"usually FOB, of the exporters that report", "通常FOB、報告のある輸出国の合計"}});
  columns.push_back({.id = "exporters_mass_kg",
                     .title = {"Weight, exporters", "重量（輸出側）"},
                     .kind = CellKind::integer,
                     .file_only = true});
  columns.push_back(
      {"exporters", {"of", "報告国数"}, CellKind::integer, {"exporters that report it", "報告のある輸出国数"}});
  columns.push_back({"why", {"What is missing", "欠けているもの"}});
  columns.push_back({"reported_by", {"Reported by", "報告者"}});
  columns.push_back({"feed", {"Source", "出典"}});
  return columns;
}

Cell reporter_of(const TrendPoint& p) {
  if (!p.value_usd) return {};
  return p.mirrored ? Cell{Text{"exporters", "輸出側"}} : Cell{Text{"importer", "輸入側"}};
}

Cell kilograms(const std::optional<double>& kg) { return kg ? Cell{static_cast<std::int64_t>(*kg + 0.5)} : Cell{}; }

std::vector<Cell> row_of(const TrendMaterial& m, const std::vector<TrendPoint>& points, std::size_t at) {
  const auto& p = points[at];
  const auto scope = holdings::scope_words(holdings::scope_of(m.good, p.code));
  std::vector<Cell> row{
      p.code,
      scope,
      to_string(p.period),
      p.edition.empty() ? Cell{} : Cell{p.edition},
      cell(p.value_usd),
      kilograms(p.mass_kg),
      cell(p.weighed_share),
      cell(p.usd_per_kg),
      p.suppliers ? Cell{static_cast<std::int64_t>(*p.suppliers)} : Cell{},
      p.top_supplier ? Cell{m.areas.area(*p.top_supplier).iso3} : Cell{},
      p.top_supplier ? Cell{Text{m.areas.area(*p.top_supplier).en, m.areas.area(*p.top_supplier).ja}} : Cell{},
      cell(p.top_share),
      cell(p.hhi),
      low(p.top_between),
      high(p.top_between),
      low(p.hhi_between),
      high(p.hhi_between),
      cell(p.unidentified_share),
      cell(p.unlisted_share)};
  for (std::size_t k = 0; k < m.methods.size(); ++k) {
    if (m.methods[k].method->doc.decides) row.emplace_back(p.verdicts[k]);
  }
  if (!m.methods.empty()) {
    const bool known = p.judged > 0;
    row.push_back(known ? Cell{static_cast<std::int64_t>(p.flagged)} : Cell{});
    row.emplace_back(static_cast<std::int64_t>(p.judged));
    row.push_back(known ? Cell{flagged_by(m, points, at)} : Cell{});
  }
  row.push_back(cell(p.exporters_usd));
  row.push_back(kilograms(p.exporters_kg));
  row.emplace_back(static_cast<std::int64_t>(p.exporters));
  row.emplace_back(p.why);
  row.push_back(reporter_of(p));
  row.push_back(p.feed.empty() ? Cell{} : Cell{p.feed});
  return row;
}

void add_notes(const TrendMaterial& m, ReportTable& table) {
  auto& notes = table.notes;
  for (const auto& code : m.not_loaded) {
    notes.push_back(text("Code {} of this good: nothing is loaded for this importer in these years.",
                         "本物資のコード{}：当該輸入国・期間のデータは未取込。", code));
  }
  for (const auto& points : m.codes) {
    const auto& code = points.front().code;
    if (const auto scope = holdings::scope_of(m.good, code); scope != GoodCode::Scope::exact)
      notes.push_back(text("Code {} holds {}.", "コード{}は{}を含む。", code, holdings::scope_words(scope)));
  }
  notes.push_back(
      {"A blank is unknown, never zero; the column before the last two says what is missing. Shares and HHI are "
       "over the identified imports.",
       "空欄は不明であり、ゼロではない。欠けているものは該当列に示す。シェアとHHIは供給国の判明した輸入に"
       "ついての値。"});
  notes.push_back({"Weight: of the records that state one. Imports usually CIF, exporters' reports usually FOB.",
                   "重量は記載のある記録の合計。輸入額は通常CIF、輸出側の報告額は通常FOB。"});
  std::map<std::string, std::string> editions;  // by first period
  for (const auto& points : m.codes) {
    for (const auto& p : points) {
      if (!p.edition.empty()) editions.emplace(p.edition, to_string(p.period));
    }
  }
  if (editions.size() > 1)
    notes.push_back(
        {"A code is followed by its number through the editions of the Harmonized System; its content may have "
         "changed with them (column revision in files).",
         "コードは番号によりHSの版をまたいで追跡しており、版の改正に伴い内容が変わる場合がある"
         "（ファイルのrevision列）。"});
  if (m.monthly)
    notes.push_back({"Methods judge whole years: ask without ⟦.monthly⟧ for their verdicts.",
                     "手法による判定は年単位。判定は ⟦.monthly⟧ を付けずに確認できる。"});
  else
    notes.push_back(
        {"Flagged by (since): the first year of the unbroken run; unknown years do not break it. ≤: no clear year "
         "stands before it.",
         "開始年は、該当が途切れず続く期間の最初の年。不明の年は期間を途切れさせない。「≤」は、その前に"
         "非該当の年がないことを示す。"});
}

// "2015–2017 no trade …": the unknown years of a method, runs of one reason together.
Text unknown_years(const std::vector<TrendPoint>& points, std::size_t method) {
  Text list;
  for (std::size_t i = 0; i < points.size();) {
    if (points[i].verdicts[method] != Verdict::unknown) {
      ++i;
      continue;
    }
    std::size_t last = i;
    while (last + 1 < points.size() && points[last + 1].verdicts[method] == Verdict::unknown &&
           points[last + 1].gaps[method] == points[i].gaps[method])
      ++last;
    const int a = points[i].period.year, b = points[last].period.year;
    const auto years = a == b ? fmt::format("{}", a) : fmt::format("{}–{}", a, b);
    const Text why = describe(points[i].gaps[method]);
    list.en += (list.en.empty() ? "" : "; ") + years + (why.en.empty() ? "" : " " + why.en);
    list.ja += (list.ja.empty() ? "" : "；") + years + (why.ja.empty() ? "" : " " + why.ja);
    i = last + 1;
  }
  return list;
}

std::vector<Cell> flagged_row(const TrendMaterial& m, const std::vector<TrendPoint>& points, std::size_t method) {
  const auto& doc = m.methods[method].method->doc;
  const auto verdicts = verdicts_of(points, method);
  std::size_t newest = verdicts.size();
  std::int64_t flagged = 0, known = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i] == Verdict::unknown) continue;
    newest = i;
    ++known;
    flagged += verdicts[i] == Verdict::flagged ? 1 : 0;
  }
  const bool any = newest < verdicts.size();
  const auto run = any ? run_ending(verdicts, newest) : std::nullopt;
  return {points.front().code,
          std::string{doc.id},
          Text{doc.title},
          any ? Cell{static_cast<std::int64_t>(points[newest].period.year)} : Cell{},
          any ? verdicts[newest] : Verdict::unknown,
          run ? Cell{since_words(points, *run)} : Cell{},
          any ? Cell{flagged} : Cell{},
          known,
          unknown_years(points, method)};
}

}  // namespace

ReportTable trend_table(const TrendMaterial& m) {
  ReportTable table{"trend", {}, columns_of(m), {}, {}, {}};
  table.title = {fmt::format("{}: imports of {}, {}–{}", m.good.name.en, m.importer.en, m.from, m.to),
                 fmt::format("{}の輸入の推移（{}、{}～{}年）", m.good.name.ja, m.importer.ja, m.from, m.to)};
  for (const auto& points : m.codes) {
    for (std::size_t i = 0; i < points.size(); ++i) table.rows.push_back(row_of(m, points, i));
  }
  add_notes(m, table);
  return table;
}

ReportTable flagged_table(const TrendMaterial& m) {
  ReportTable table{"flagged",
                    {"Flagged since when, by method", "手法ごとの該当期間"},
                    {{.id = "code", .title = {"Code", "コード"}, .lead = true},
                     {.id = "method", .title = {"Method (id)", "手法（ID）"}, .file_only = true},
                     {"title", {"Method", "手法"}},
                     {"year", {"Newest known year", "判明している最新年"}, CellKind::integer},
                     {"verdict", {"Verdict", "判定"}, CellKind::verdict},
                     {"since", {"Flagged since", "該当の開始年"}},
                     {"flagged_years", {"Years flagged", "該当年数"}, CellKind::integer},
                     {"known_years", {"of known", "判明年数"}, CellKind::integer},
                     {"unknown_years", {"Unknown years", "不明の年"}}},
                    {},
                    {},
                    {}};
  for (const auto& points : m.codes) {
    for (std::size_t k = 0; k < m.methods.size(); ++k) {
      if (m.methods[k].method->doc.decides) table.rows.push_back(flagged_row(m, points, k));
    }
  }
  table.notes.push_back({"Each year is judged with the window of years up to it, as in a ranking of that year.",
                         "各年の判定は、その年までの期間を用いた当該年の順位表の判定と同じ。"});
  return table;
}

}  // namespace noroshi::use_cases
