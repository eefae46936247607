#include "use_cases/chokepoints/chokepoints.hpp"

#include <algorithm>
#include <set>

#include "base/single_precision.hpp"
#include "holdings/importer_year.hpp"
#include "holdings/position_cache.hpp"
#include "holdings/product_choice.hpp"
#include "holdings/product_titles.hpp"
#include "holdings/trade_provenance.hpp"
#include "holdings/year_editions.hpp"
#include "indicators/catalog.hpp"
#include "use_cases/chokepoints/missing_products.hpp"
#include "use_cases/chokepoints/notes.hpp"

namespace noroshi::use_cases {
namespace {

Result<std::vector<holdings::MethodChoice>> choose_methods(const ChokepointRequest& request) {
  std::vector<holdings::MethodChoice> chosen;
  const auto add = [&](const indicators::Indicator* method) {
    const auto options = request.options.find(std::string{method->doc.id});
    chosen.push_back({method, options == request.options.end() ? OptionValues{} : options->second});
  };
  if (request.methods.empty()) {
    for (const auto* method : indicators::indicator_catalog()) add(method);
  }
  for (const auto& id : request.methods) {
    const auto method = indicators::indicator_named(id);
    if (!method) return fail(method.error());
    add(*method);
  }
  for (const auto& [id, options] : request.options) {
    if (auto known = indicators::indicator_named(id); !known) {
      known.error().code = ErrorCode::invalid_input;
      known.error().field = "set";
      return fail(std::move(known.error()));
    }
    if (std::ranges::none_of(chosen, [&](const holdings::MethodChoice& m) { return m.method->doc.id == id; })) {
      return fail_field(ErrorCode::invalid_input, "set",
                        text("options are set for method '{}', which is not asked for.",
                             "指定されていない手法「{}」のオプションが設定されています。", id));
    }
  }
  for (const auto& [method, options] : chosen) {
    if (auto known = indicators::check_option_names(*method, options); !known) {
      known.error().field = "set";
      return fail(std::move(known.error()));
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

Cell method_cell(const indicators::Indicator& method, Verdict verdict, double score) {
  if (method.doc.decides) return verdict;
  return verdict == Verdict::unknown ? Cell{} : known_digits(score);
}

ReportTable ranking_table(const std::vector<holdings::PositionRow>& rows,
                          const std::vector<holdings::MethodChoice>& methods, const holdings::ImporterChoice& importer,
                          int year, const normalize::AreaCatalog& areas, const holdings::ProductTitles& titles) {
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
ReportTable overlap_table(const std::vector<holdings::PositionRow>& rows,
                          const std::vector<holdings::MethodChoice>& methods) {
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
  table.notes.push_back(text("{} rarer sets of methods are left out (⟦.limit⟧).",
                             "該当品目の少ない{}組は省略（⟦.limit⟧）。", table.rows.size() - limit));
  table.rows.resize(limit);
}

Error no_imports(const holdings::ImporterChoice& importer, int year, const std::vector<Text>& missing,
                 bool products_named) {
  auto message =
      text("no imports of {} in {} match. ⟦sources⟧ shows what is loaded.",
           "{}の{}年の輸入に該当するものがありません。⟦sources⟧ で取込状況を確認してください。", importer.code, year);
  for (const auto& note : missing) {
    if (!products_named) break;
    message.en += " " + note.en;
    message.ja += note.ja;
  }
  return {.code = ErrorCode::not_found,
          .message = std::move(message),
          .where = importer.code,
          .field = products_named ? "product" : "importer"};
}

// The answer to this very question if it was asked before; else the answer, kept for the next time.
Result<holdings::JudgedImporter> judge_or_recall(const holdings::OpenedWorkspace& workspace,
                                                 const holdings::StoredTrade& stored, columnar::Database& db,
                                                 const holdings::TradeSelection& selection,
                                                 const std::vector<lake::Partition>& files, AreaCode importer,
                                                 const std::vector<holdings::MethodChoice>& methods,
                                                 bool rank_intervals, const Progress& progress) {
  holdings::PositionCache cache{workspace.store(), db};
  const auto key = holdings::position_key(files, selection, importer, methods, rank_intervals);
  if (auto known = cache.find(key, methods.size())) return std::move(*known);
  const auto trade = holdings::load_trade_years(stored, db, workspace.areas(), selection, progress);
  if (!trade) return fail(trade.error());
  auto rows = holdings::judge_importer(*trade, importer, methods, rank_intervals, progress);
  if (!rows) return fail(rows.error());
  holdings::JudgedImporter judged{std::move(*rows), trade->share_mirrored, static_cast<int>(trade->years.size())};
  cache.keep(key, judged);
  return judged;
}

}  // namespace

Result<ChokepointReport> find_chokepoints(holdings::OpenedWorkspace& workspace, const ChokepointRequest& request,
                                          const Progress& progress) {
  const auto methods = choose_methods(request);
  if (!methods) return fail(methods.error());
  if (auto ok = holdings::check_products(request.products); !ok) return fail(ok.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());

  const auto stored = holdings::StoredTrade::open(workspace.store(), request.scope);
  if (!stored) return fail(stored.error());
  auto chosen = holdings::choose_importer_year(workspace, *stored, request.scope);
  if (!chosen) return fail(chosen.error());
  const holdings::ImporterChoice* importer = &chosen->importer;
  const holdings::TradeSelection selection{.year = chosen->year, .group = importer->group};
  const auto files = stored->window(selection.year, selection.window);
  if (!files) return fail(files.error());
  const auto editions = holdings::editions_of_year(*stored, **db, selection.year);
  if (!editions) return fail(editions.error());
  auto decisive = *files;  // whatever decides the answer: the concordances too
  decisive.insert(decisive.end(), stored->concordances().begin(), stored->concordances().end());
  auto judged = judge_or_recall(workspace, *stored, **db, selection, decisive, importer->area, *methods,
                                !request.no_intervals, progress);
  if (!judged) return fail(judged.error());
  auto* rows = &judged->rows;
  std::erase_if(*rows,
                [&](const holdings::PositionRow& r) { return !holdings::asked_for(request.products, r.product); });
  const auto missing = notes_on_missing(editions->holdings, *rows, request.products, *importer, selection.year);
  if (rows->empty()) return fail(no_imports(*importer, selection.year, missing, !request.products.empty()));
  std::ranges::sort(*rows, [](const holdings::PositionRow& a, const holdings::PositionRow& b) {
    return std::tuple{-a.flagged_share(), -a.judged, -a.hhi, -a.imports_usd, a.product} <
           std::tuple{-b.flagged_share(), -b.judged, -b.hhi, -b.imports_usd, b.product};
  });
  ChokepointReport report{{}, overlap_table(*rows, *methods)};
  limit_overlaps(report.overlaps, request.limit);
  if (request.limit > 0 && rows->size() > request.limit) rows->resize(request.limit);
  const auto titles = holdings::ProductTitles::load(workspace, *rows);
  if (!titles) return fail(titles.error());
  report.ranking = ranking_table(*rows, *methods, *importer, selection.year, workspace.areas(), *titles);
  add_notes(report.ranking, *judged, *methods, selection.window);
  std::ranges::copy(missing, std::back_inserter(report.ranking.notes));
  add_edition_notes(report.ranking, editions->join.facts());
  if (auto note = titles->scope_note()) report.ranking.notes.push_back(std::move(*note));
  auto sources = *files;
  if (!request.products.empty()) {  // what the rows rest on: also others' trade in these products, in the whole window
    std::vector<std::string> shown;
    for (const auto& r : *rows) shown.push_back(r.product.digits());
    auto holding = holdings::holding_products(**db, std::move(sources), shown);
    if (!holding) return fail(holding.error());
    sources = std::move(*holding);
  }
  auto provenance = holdings::trade_provenance(workspace, sources);
  if (!provenance) return fail(provenance.error());
  report.ranking.provenance = *provenance;
  report.overlaps.provenance = std::move(*provenance);
  return report;
}

}  // namespace noroshi::use_cases
