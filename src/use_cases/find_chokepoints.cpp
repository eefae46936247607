#include "use_cases/find_chokepoints.hpp"

#include <algorithm>
#include <set>

#include "base/single_precision.hpp"
#include "indicators/catalog.hpp"
#include "indicators/rank_uncertainty.hpp"
#include "numerics/robust.hpp"
#include "use_cases/bundled_data.hpp"
#include "use_cases/importer_year.hpp"
#include "use_cases/missing_products.hpp"
#include "use_cases/position_cache.hpp"
#include "use_cases/product_choice.hpp"
#include "use_cases/product_titles.hpp"
#include "use_cases/trade_provenance.hpp"
#include "use_cases/year_editions.hpp"

namespace noroshi {
namespace {

Result<std::vector<MethodChoice>> choose_methods(const ChokepointRequest& request) {
  std::vector<MethodChoice> chosen;
  const auto add = [&](const Indicator* method) {
    const auto options = request.options.find(std::string{method->doc.id});
    chosen.push_back({method, options == request.options.end() ? OptionValues{} : options->second});
  };
  if (request.methods.empty()) {
    for (const auto* method : indicator_catalog()) add(method);
  }
  for (const auto& id : request.methods) {
    const auto* method = find_indicator(id);
    if (method == nullptr) {
      return fail(ErrorCode::not_found,
                  text("there is no method '{}'. `noroshi methods` lists them.",
                       "手法「{}」はありません。`noroshi methods` で一覧を表示できます。", id),
                  id);
    }
    add(method);
  }
  for (const auto& [id, options] : request.options) {
    if (std::ranges::none_of(chosen, [&](const MethodChoice& m) { return m.method->doc.id == id; })) {
      return fail(ErrorCode::invalid_input,
                  text("options are set for method '{}', which is not asked for.",
                       "指定されていない手法「{}」のオプションが設定されています。", id),
                  id);
    }
  }
  return chosen;
}

std::vector<ReportColumn> fixed_columns() {
  const ReportColumn importer{.id = "importer", .title = {"Importer", "輸入国"}, .file_only = true};
  const ReportColumn year{.id = "year", .title = {"Year", "年"}, .kind = CellKind::integer, .file_only = true};
  const ReportColumn product{.id = "product", .title = {"Product", "品目"}, .lead = true};
  const ReportColumn revision{.id = "revision", .title = {"Edition", "HS版"}, .file_only = true};
  return {importer,
          year,
          product,
          revision,
          {"import_value_usd", {"Imports", "輸入額"}, CellKind::usd},
          {"suppliers", {"Suppliers", "供給国数"}, CellKind::integer},
          {.id = "top_supplier", .title = {"Top supplier (ISO)", "最大供給国（ISO）"}, .file_only = true},
          {"top_share", {"Top share", "最大シェア"}, CellKind::share},
          {"hhi", {"HHI", "HHI"}, CellKind::real}};
}

Cell method_cell(const Indicator& method, Verdict verdict, double score) {
  if (verdict == Verdict::unknown) return std::monostate{};
  if (!method.doc.decides) return known_digits(score);
  return verdict == Verdict::flagged;
}

ReportTable ranking_table(const std::vector<PositionRow>& rows, const std::vector<MethodChoice>& methods,
                          const ImporterChoice& importer, int year, const AreaCatalog& areas,
                          const ProductTitles& titles) {
  ReportTable table{"chokepoints",
                    text("Chokepoints of {} in {}", "{1}年 {0}のチョークポイント", importer.name.en, year),
                    fixed_columns(),
                    {},
                    {},
                    {}};
  table.title.ja = fmt::format("{}のチョークポイント（{}年）", importer.name.ja, year);
  for (const auto& m : methods) {
    const auto& doc = m.method->doc;
    table.columns.push_back(
        {std::string{doc.id}, doc.label, doc.decides ? CellKind::verdict : CellKind::real, doc.rule});
  }
  for (const auto& [id, title, kind] :
       {std::tuple{"flags", Text{"Flags", "該当数"}, CellKind::integer},
        std::tuple{"judged", Text{"of", "判定数"}, CellKind::integer},
        std::tuple{"rank", Text{"Rank by HHI", "HHI順位"}, CellKind::number},
        std::tuple{"rank_low", Text{"from", "下限"}, CellKind::number},
        std::tuple{"rank_high", Text{"to", "上限"}, CellKind::number},
        std::tuple{"unidentified_share", Text{"Not identified", "供給国不明"}, CellKind::share},
        std::tuple{"reported_by", Text{"Reported by", "報告者"}, CellKind::text},
        std::tuple{"feed", Text{"Source", "出典"}, CellKind::text}}) {
    table.columns.push_back({id, title, kind});
  }
  table.columns.push_back({.id = "name", .title = {"Name", "品名"}, .lead = true});
  table.columns.push_back({.id = "top_supplier_name", .title = {"Top supplier", "最大供給国"}, .lead = true});
  for (const auto& r : rows) {
    const bool known = r.suppliers > 0;
    std::vector<Cell> line{importer.code,
                           static_cast<std::int64_t>(year),
                           r.product.digits(),
                           std::string{name_of(r.product.nomenclature())},
                           r.imports_usd,
                           static_cast<std::int64_t>(r.suppliers),
                           known ? Cell{areas.area(r.top_supplier).iso3} : Cell{},
                           known ? Cell{known_digits(r.top_share)} : Cell{},
                           known ? Cell{known_digits(r.hhi)} : Cell{}};
    for (std::size_t m = 0; m < methods.size(); ++m)
      line.push_back(method_cell(*methods[m].method, r.verdicts[m], r.scores[m]));
    line.emplace_back(static_cast<std::int64_t>(r.flagged));
    line.emplace_back(static_cast<std::int64_t>(r.judged));
    for (const double v : {r.rank, r.rank_low, r.rank_high}) line.push_back(r.has_interval && known ? Cell{v} : Cell{});
    line.emplace_back(r.imports_usd > 0 ? known_digits(r.unidentified_usd / r.imports_usd) : 0.0);
    line.push_back(r.mirrored ? Cell{Text{"exporters", "輸出側"}} : Cell{Text{"importer", "輸入側"}});
    line.emplace_back(r.feed);
    const auto title = titles.find(r.product);
    line.push_back(title ? Cell{*title} : Cell{});
    line.push_back(known ? Cell{Text{areas.area(r.top_supplier).en, areas.area(r.top_supplier).ja}} : Cell{});
    table.rows.push_back(std::move(line));
  }
  return table;
}

// How often each set of deciding methods flags the same position: the columns of an UpSet plot.
ReportTable overlap_table(const std::vector<PositionRow>& rows, const std::vector<MethodChoice>& methods) {
  ReportTable table{"overlaps",
                    {"Which methods flag together", "手法の重なり"},
                    {{"methods", {"Methods", "該当した手法"}},
                     {"methods_count", {"Number", "手法数"}, CellKind::integer},
                     {"products", {"Products", "品目数"}, CellKind::integer},
                     {"import_value_usd", {"Imports", "輸入額"}, CellKind::usd}},
                    {},
                    {},
                    {}};
  struct Sum {
    std::int64_t count = 0;
    double value = 0.0;
    std::int64_t methods = 0;
  };
  std::map<std::string, Sum> sets;
  for (const auto& r : rows) {
    std::string key;
    std::int64_t size = 0;
    for (std::size_t m = 0; m < methods.size(); ++m) {
      if (!methods[m].method->doc.decides || r.verdicts[m] != Verdict::flagged) continue;
      key += (key.empty() ? "" : " & ") + std::string{methods[m].method->doc.id};
      ++size;
    }
    auto& sum = sets[key.empty() ? "-" : key];
    ++sum.count;
    sum.value += r.imports_usd;
    sum.methods = size;
  }
  for (const auto& [key, sum] : sets) table.rows.push_back({key, sum.methods, sum.count, sum.value});
  std::ranges::stable_sort(table.rows, [](const auto& a, const auto& b) {
    return std::get<std::int64_t>(a[2]) > std::get<std::int64_t>(b[2]);
  });
  return table;
}

// The most frequent sets; what is left out is said.
void limit_overlaps(ReportTable& table, std::size_t limit) {
  if (limit == 0 || table.rows.size() <= limit) return;
  table.notes.push_back(text("{} rarer sets of methods are left out (--limit).",
                             "該当品目の少ない{}組は省略（--limit）。", table.rows.size() - limit));
  table.rows.resize(limit);
}

Text note_on_intervals(const std::vector<PositionRow>& rows) {
  std::vector<double> measured;
  for (const auto& r : rows) {
    if (r.has_interval && r.report_error > 0.0) measured.push_back(r.report_error);
  }
  const auto with = static_cast<std::size_t>(std::ranges::count_if(rows, &PositionRow::has_interval));
  const double assumed = RankUncertaintyOptions{}.reporting_error;
  Text note{"Rank intervals (90 %): lognormal reporting error of each product. ",
            "順位の区間（90％）：品目ごとの報告誤差を対数正規分布として算出。"};
  if (!measured.empty()) {
    const auto say = text(
        "Its s.d. is measured between importers' and exporters' reports for {} of {} products: median "
        "{:.2f}, from {:.2f} to {:.2f}. ",
        "標準偏差は、{1}品目中{0}品目では輸出入双方の報告の差から測定（中央値{2:.2f}、{3:.2f}～{4:.2f}）。",
        measured.size(), with, median(measured), std::ranges::min(measured), std::ranges::max(measured));
    note.en += say.en, note.ja += say.ja;
  }
  if (measured.size() < with) {
    const auto say =
        text("Assumed {:.2f} for {} products with fewer than 30 flows reported by both sides.",
             "双方の報告がある取引が30件未満の{1}品目では{0:.2f}と仮定。", assumed, with - measured.size());
    note.en += say.en, note.ja += say.ja;
  }
  return note;
}

void add_notes(ReportTable& table, const JudgedImporter& trade, const std::vector<MethodChoice>& methods, int window) {
  table.notes.push_back(
      {"Unknown (blank in files): the method's data are not loaded. It is not 'no'.",
       "「不明」（ファイルでは空欄）は手法に必要なデータが未取込であることを示し、「非該当」ではない。"});
  table.notes.push_back(
      {"Order: share of the methods able to judge that flag the product, then their number, then HHI.",
       "並び順：判定できた手法のうち該当とした手法の割合、判定できた手法の数、HHIの順。"});
  if (trade.years_loaded < window) {
    table.notes.push_back(text("{} of {} years of the window are loaded; methods that need more say unknown.",
                               "必要な{1}年分のうち{0}年分のみ取込済み。それ以上を要する手法は「不明」とした。",
                               trade.years_loaded, window));
  }
  if (trade.share_mirrored > 0.0005) {
    table.notes.push_back(
        text("{:.1f} % of the trade of the year comes from exporters' reports (the importer reported nothing for the "
             "product).",
             "当年の貿易額の{:.1f}％は輸出側の報告による（輸入側の報告がない品目）。", 100.0 * trade.share_mirrored));
  }
  table.notes.push_back(note_on_intervals(trade.rows));
  Text own, partly;
  const auto list = [](Text& names, const IndicatorDoc& doc) {
    names.en += (names.en.empty() ? "" : "; ") + std::string{doc.title.en};
    names.ja += (names.ja.empty() ? "" : "、") + std::string{doc.title.ja};
  };
  for (const auto& m : methods) {
    if (m.method->doc.own) list(own, m.method->doc);
    if (m.method->doc.partly_own) list(partly, m.method->doc);
  }
  if (!own.en.empty())
    table.notes.emplace_back("Our own specification, not a published rule: " + own.en + ".",
                             "公表された手法ではなく独自の定義によるもの：" + own.ja + "。");
  if (!partly.en.empty())
    table.notes.emplace_back("Published in part, the rest our reading: " + partly.en + ".",
                             "公表された定義に一部当方の解釈を加えたもの：" + partly.ja + "。");
  table.notes.push_back({"`noroshi methods` explains each column.", "各列の定義は `noroshi methods` を参照。"});
}

Error no_imports(const ImporterChoice& importer, int year, const std::vector<Text>& missing, bool products_named) {
  auto message = text("no imports of {} in {} match. `noroshi sources` shows what is loaded.",
                      "{}の{}年の輸入に該当するものがありません。`noroshi sources` で取込状況を確認してください。",
                      importer.code, year);
  for (const auto& note : missing) {
    if (!products_named) break;
    message.en += " " + note.en;
    message.ja += note.ja;
  }
  return {ErrorCode::not_found, std::move(message), importer.code};
}

// The answer to this very question if it was asked before; else the answer, kept for the next time.
Result<JudgedImporter> judge_or_recall(const Workspace& workspace, const StoredTrade& stored, Database& db,
                                       const AreaCatalog& areas, const TradeSelection& selection,
                                       const std::vector<Partition>& files, AreaCode importer,
                                       const std::vector<MethodChoice>& methods, bool rank_intervals,
                                       const Progress& progress) {
  PositionCache cache{workspace, db};
  const auto key = position_key(files, selection, importer, methods, rank_intervals);
  if (auto known = cache.find(key, methods.size())) return std::move(*known);
  const auto trade = load_trade_years(stored, db, areas, selection, progress);
  if (!trade) return fail(trade.error());
  auto rows = judge_importer(*trade, importer, methods, rank_intervals, progress);
  if (!rows) return fail(rows.error());
  JudgedImporter judged{std::move(*rows), trade->share_mirrored, static_cast<int>(trade->years.size())};
  cache.keep(key, judged);
  return judged;
}

}  // namespace

Result<ChokepointReport> find_chokepoints(const ChokepointRequest& request, const Progress& progress) {
  const auto workspace = Workspace::open(request.workspace, Access::read);
  if (!workspace) return fail(workspace.error());
  const auto methods = choose_methods(request);
  if (!methods) return fail(methods.error());
  if (auto ok = check_products(request.products); !ok) return fail(ok.error());
  const auto areas = area_catalog();
  if (!areas) return fail(areas.error());
  auto db = Database::open();
  if (!db) return fail(db.error());

  const auto stored = StoredTrade::open(*workspace, {request.source, request.as_of});
  if (!stored) return fail(stored.error());
  auto chosen = choose_importer_year(*stored, *db, **areas, request.importer, request.year);
  if (!chosen) return fail(chosen.error());
  const ImporterChoice* importer = &chosen->importer;
  const TradeSelection selection{.year = chosen->year, .group = importer->group};
  const auto files = stored->window(selection.year, selection.window);
  if (!files) return fail(files.error());
  const auto editions = editions_of_year(*stored, *db, selection.year);
  if (!editions) return fail(editions.error());
  auto decisive = *files;  // whatever decides the answer: the concordances too
  decisive.insert(decisive.end(), stored->concordances().begin(), stored->concordances().end());
  auto judged = judge_or_recall(*workspace, *stored, *db, **areas, selection, decisive, importer->area, *methods,
                                request.rank_intervals, progress);
  if (!judged) return fail(judged.error());
  auto* rows = &judged->rows;
  std::erase_if(*rows, [&](const PositionRow& r) { return !asked_for(request.products, r.product); });
  const auto missing = notes_on_missing(editions->holdings, *rows, request.products, *importer, selection.year);
  if (rows->empty()) return fail(no_imports(*importer, selection.year, missing, !request.products.empty()));
  std::ranges::sort(*rows, [](const PositionRow& a, const PositionRow& b) {
    return std::tuple{-a.flagged_share(), -a.judged, -a.hhi, -a.imports_usd, a.product} <
           std::tuple{-b.flagged_share(), -b.judged, -b.hhi, -b.imports_usd, b.product};
  });
  ChokepointReport report{{}, overlap_table(*rows, *methods)};
  limit_overlaps(report.overlaps, request.limit);
  if (request.limit > 0 && rows->size() > request.limit) rows->resize(request.limit);
  const auto titles = ProductTitles::load(*workspace, *db, *rows);
  if (!titles) return fail(titles.error());
  report.ranking = ranking_table(*rows, *methods, *importer, selection.year, **areas, *titles);
  add_notes(report.ranking, *judged, *methods, selection.window);
  std::ranges::copy(missing, std::back_inserter(report.ranking.notes));
  if (editions->join.facts().rows_joined > 0) {
    report.ranking.notes.push_back(
        {"Edition (in files): the importer's own; for a group or exporters' reports, the joined one.",
         "HS版（ファイルの列）は輸入国自身が用いた版。グループや輸出側の報告では統合後の版。"});
  }
  std::ranges::move(notes_on_editions(editions->join.facts()), std::back_inserter(report.ranking.notes));
  if (auto note = titles->scope_note()) report.ranking.notes.push_back(std::move(*note));
  auto sources = *files;
  if (!request.products.empty()) {  // what the rows rest on: also others' trade in these products, in the whole window
    std::vector<std::string> shown;
    for (const auto& r : *rows) shown.push_back(r.product.digits());
    auto holding = holding_products(*db, std::move(sources), shown);
    if (!holding) return fail(holding.error());
    sources = std::move(*holding);
  }
  auto provenance = trade_provenance(*workspace, sources);
  if (!provenance) return fail(provenance.error());
  report.ranking.provenance = *provenance;
  report.overlaps.provenance = std::move(*provenance);
  return report;
}

}  // namespace noroshi
