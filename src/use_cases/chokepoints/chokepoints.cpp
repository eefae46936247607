#include "use_cases/chokepoints/chokepoints.hpp"

#include <algorithm>
#include <set>

#include "holdings/importer_year.hpp"
#include "holdings/position_cache.hpp"
#include "holdings/product_choice.hpp"
#include "holdings/product_titles.hpp"
#include "holdings/trade_provenance.hpp"
#include "holdings/year_editions.hpp"
#include "indicators/catalog.hpp"
#include "model/report_order.hpp"
#include "names/trimming.hpp"
#include "use_cases/chokepoints/missing_products.hpp"
#include "use_cases/chokepoints/notes.hpp"
#include "use_cases/chokepoints/ranking_table.hpp"

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
  const auto own = trade->own_country_usd.find(importer);
  holdings::JudgedImporter judged{.rows = std::move(*rows),
                                  .share_mirrored = trade->share_mirrored,
                                  .years_loaded = static_cast<int>(trade->years.size()),
                                  .own_country_usd = own == trade->own_country_usd.end() ? 0.0 : own->second};
  cache.keep(key, judged);
  return judged;
}

// The importers of a question: one, or a list. A name may hold a comma of its own, so the whole is tried first.
std::vector<std::string> importers_of(const holdings::OpenedWorkspace& workspace, const std::string& asked) {
  if (holdings::choose_importer(workspace.areas(), workspace.groups(), asked, workspace.today())) return {asked};
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= asked.size();) {
    const auto comma = std::min(asked.find(',', at), asked.size());
    if (auto name = trimmed(std::string_view{asked}.substr(at, comma - at)); !name.empty()) names.emplace_back(name);
    at = comma + 1;
  }
  return names.empty() ? std::vector{asked} : names;
}

// The answer for one importer, added to the report.
class Ranking {
 public:
  Ranking(holdings::OpenedWorkspace& workspace, const ChokepointRequest& request,
          const std::vector<holdings::MethodChoice>& methods, const Progress& progress)
      : workspace_{workspace}, request_{request}, methods_{methods}, progress_{progress} {}

  Result<RankedRows> of(const std::string& importer, ReportTable& table) {
    const auto db = workspace_.database();
    if (!db) return fail(db.error());
    auto scope = request_.scope;
    scope.importer = importer;
    const auto stored = holdings::StoredTrade::open(workspace_.store(), scope);
    if (!stored) return fail(stored.error());
    auto chosen = holdings::choose_importer_year(workspace_, *stored, scope, request_.products);
    if (!chosen) return fail(chosen.error());
    const holdings::TradeSelection selection{
        .year = chosen->year, .group = chosen->importer.group, .level = chosen->level};
    const auto files = stored->window(selection.year, selection.window);
    if (!files) return fail(files.error());
    const auto editions = holdings::editions_of_year(*stored, **db, selection.year);
    if (!editions) return fail(editions.error());
    auto decisive = *files;  // whatever decides the answer: the concordances too
    decisive.insert(decisive.end(), stored->concordances().begin(), stored->concordances().end());
    auto judged = judge_or_recall(workspace_, *stored, **db, selection, decisive, chosen->importer.area, methods_,
                                  !request_.no_intervals, progress_);
    if (!judged) return fail(judged.error());
    auto& rows = judged->rows;
    std::erase_if(rows, [&](const auto& r) { return !holdings::asked_for(request_.products, r.product); });
    const auto missing =
        notes_on_missing(editions->holdings, rows, request_.products, chosen->importer, selection.year);
    if (rows.empty()) return fail(no_imports(chosen->importer, selection.year, missing, !request_.products.empty()));
    if (auto filtered = request_.filter.apply(workspace_, rows); !filtered) return fail(filtered.error());
    std::ranges::sort(rows, ranks_before);
    add_notes(table, *judged, methods_, selection.window);
    std::ranges::copy(chosen->newer, std::back_inserter(table.notes));
    std::ranges::copy(missing, std::back_inserter(table.notes));
    std::ranges::move(holdings::notes_on_levels({editions->holdings, chosen->level}), std::back_inserter(table.notes));
    add_own_aside_note(table, stored->own_aside());
    add_edition_notes(table, editions->join.facts());
    if (auto added = add_sources(**db, *files, rows); !added) return fail(added.error());
    return RankedRows{std::move(chosen->importer), selection.year, std::move(rows)};
  }

  // The files behind all importers asked for so far.
  [[nodiscard]] Result<std::vector<Provenance>> provenance() const {
    return holdings::trade_provenance(workspace_, sources_);
  }

 private:
  // What the rows rest on: also others' trade in these products, in the whole window.
  Result<void> add_sources(columnar::Database& db, std::vector<lake::Partition> files,
                           const std::vector<holdings::PositionRow>& rows) {
    if (!request_.products.empty()) {
      std::vector<std::string> shown;
      for (const auto& r : rows) shown.push_back(r.product.digits());
      auto holding = holdings::holding_products(db, std::move(files), shown);
      if (!holding) return fail(holding.error());
      files = std::move(*holding);
    }
    for (auto& f : files) {
      if (std::ranges::find(sources_, f.id, &lake::Partition::id) == sources_.end()) sources_.push_back(std::move(f));
    }
    return {};
  }

  holdings::OpenedWorkspace& workspace_;
  const ChokepointRequest& request_;
  const std::vector<holdings::MethodChoice>& methods_;
  const Progress& progress_;
  std::vector<lake::Partition> sources_;
};

ReportTable empty_ranking(const std::vector<RankedRows>& ranked, const std::vector<holdings::MethodChoice>& methods) {
  ReportTable table{.id = "chokepoints", .columns = ranking_columns(methods, ranked.size() > 1)};
  if (ranked.size() == 1) {
    table.title =
        text("Chokepoints of {} in {}", "{1}年 {0}のチョークポイント", ranked[0].importer.name.en, ranked[0].year);
    table.title.ja = fmt::format("{}のチョークポイント（{}年）", ranked[0].importer.name.ja, ranked[0].year);
    return table;
  }
  Text names;
  for (const auto& r : ranked) {
    names.en += (names.en.empty() ? "" : ", ") + r.importer.name.en;
    names.ja += (names.ja.empty() ? "" : "、") + r.importer.name.ja;
  }
  table.title = {"Chokepoints of " + names.en, names.ja + "のチョークポイント"};
  return table;
}

// Rows of all importers in one order.
std::vector<holdings::PositionRow> all_rows(const std::vector<RankedRows>& ranked) {
  std::vector<holdings::PositionRow> rows;
  for (const auto& r : ranked) rows.insert(rows.end(), r.rows.begin(), r.rows.end());
  return rows;
}

Text filtered_out() { return {"No position passes the filters.", "条件に合う品目はない。"}; }

// One note each, however many importers it holds for.
void remove_repeated(std::vector<Text>& notes) {
  std::vector<Text> kept;
  for (auto& note : notes) {
    if (std::ranges::find(kept, note.en, &Text::en) == kept.end()) kept.push_back(std::move(note));
  }
  notes = std::move(kept);
}

}  // namespace

Result<ChokepointReport> find_chokepoints(holdings::OpenedWorkspace& workspace, const ChokepointRequest& request,
                                          const Progress& progress) {
  const auto methods = choose_methods(request);
  if (!methods) return fail(methods.error());
  if (auto ok = holdings::check_products(request.products); !ok) return fail(ok.error());
  Ranking ranking{workspace, request, *methods, progress};
  std::vector<RankedRows> ranked;
  ReportTable notes;
  for (const auto& importer : importers_of(workspace, request.scope.importer)) {
    auto rows = ranking.of(importer, notes);
    if (!rows) return fail(rows.error());
    ranked.push_back(std::move(*rows));
  }
  auto provenance = ranking.provenance();
  if (!provenance) return fail(provenance.error());
  const auto everything = all_rows(ranked);
  const auto titles = holdings::ProductTitles::load(workspace, everything);
  if (!titles) return fail(titles.error());
  ChokepointReport report{empty_ranking(ranked, *methods), overlap_table(everything, *methods)};
  limit_overlaps(report.overlaps, request.limit);
  auto& table = report.ranking;
  for (const auto& r : ranked) add_ranking_rows(table, r, *methods, workspace.areas(), *titles);
  if (!request.sort.empty()) {
    if (auto sorted = sort_rows(table, request.sort); !sorted) return fail(sorted.error());
  }
  if (request.limit > 0 && table.rows.size() > request.limit) table.rows.resize(request.limit);
  table.notes = std::move(notes.notes);
  remove_repeated(table.notes);
  if (table.rows.empty()) table.notes.insert(table.notes.begin(), filtered_out());
  if (auto note = titles->scope_note()) table.notes.push_back(std::move(*note));
  table.provenance = *provenance;
  report.overlaps.provenance = std::move(*provenance);
  return report;
}

}  // namespace noroshi::use_cases
