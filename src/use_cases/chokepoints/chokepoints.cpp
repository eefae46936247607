#include "use_cases/chokepoints/chokepoints.hpp"

#include <algorithm>
#include <set>

#include "holdings/importer_year.hpp"
#include "holdings/list_columns.hpp"
#include "holdings/position_cache.hpp"
#include "holdings/product_choice.hpp"
#include "holdings/product_titles.hpp"
#include "holdings/table_order.hpp"
#include "holdings/trade_provenance.hpp"
#include "holdings/year_editions.hpp"
#include "indicators/catalog.hpp"
#include "use_cases/chokepoints/missing_products.hpp"
#include "use_cases/chokepoints/notes.hpp"
#include "use_cases/chokepoints/ranking.hpp"
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
ReportTable overlap_table(const std::vector<RankedRow>& rows, const std::vector<holdings::MethodChoice>& methods) {
  ReportTable table{"overlaps", {"Which methods flag together", "手法の重なり"}, holdings::overlap_columns(), {}, {},
                    {}};
  struct Sum {
    std::int64_t count = 0;
    double value = 0.0;
    std::int64_t methods = 0;
  };
  std::map<std::string, Sum> sets;
  for (const auto& [r, of] : rows) {
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
  holdings::JudgedImporter judged{std::move(*rows), trade->share_mirrored, static_cast<int>(trade->years.size()),
                                  own == trade->own_country_usd.end() ? 0.0 : own->second};
  cache.keep(key, judged);
  return judged;
}

// The importers asked about: one, or several with commas. A name that has a comma of its own is one.
std::vector<std::string> importers_of(const holdings::OpenedWorkspace& workspace, const std::string& asked) {
  if (holdings::choose_importer(workspace.areas(), workspace.groups(), asked, workspace.today())) return {asked};
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= asked.size();) {
    const auto end = std::min(asked.find(',', at), asked.size());
    auto name = asked.substr(at, end - at);
    name.erase(0, name.find_first_not_of(' '));
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    at = end + 1;
  }
  return names.empty() ? std::vector{asked} : names;
}

// One importer, judged as if it were asked about alone.
struct Part {
  holdings::ImporterYear asked;
  holdings::JudgedImporter judged;
  std::vector<Text> missing;  // products that are not there
  std::vector<Text> around;   // what the answer leaves aside
  normalize::EditionJoinFacts editions;
  std::vector<lake::Partition> files;
};

Result<Part> judge_part(holdings::OpenedWorkspace& workspace, const holdings::StoredTrade& stored,
                        const ChokepointRequest& request, const std::string& importer,
                        const std::vector<holdings::MethodChoice>& methods, const Progress& progress) {
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  auto scope = request.scope;
  scope.importer = importer;
  auto asked = holdings::choose_importer_year(workspace, stored, scope, request.products);
  if (!asked) return fail(asked.error());
  const holdings::TradeSelection selection{.year = asked->year, .group = asked->importer.group, .level = asked->level};
  const auto files = stored.window(selection.year, selection.window);
  if (!files) return fail(files.error());
  const auto editions = holdings::editions_of_year(stored, **db, selection.year);
  if (!editions) return fail(editions.error());
  auto decisive = *files;  // whatever decides the answer: totals, frames, doubts and the concordances too
  for (const auto& file : *files) {
    for (const auto table : {"trade_totals", "frames", "doubts"}) {
      if (const auto* beside = stored.beside(file, table)) decisive.push_back(*beside);
    }
  }
  decisive.insert(decisive.end(), stored.concordances().begin(), stored.concordances().end());
  auto judged = judge_or_recall(workspace, stored, **db, selection, decisive, asked->importer.area, methods,
                                !request.no_intervals, progress);
  if (!judged) return fail(judged.error());
  std::erase_if(judged->rows, [&](const holdings::PositionRow& r) {
    return !holdings::asked_for(request.products, r.product) || holdings::is_no_good(r.product);
  });
  auto missing = notes_on_missing(editions->holdings, judged->rows, request.products, asked->importer, selection.year);
  if (judged->rows.empty())
    return fail(no_imports(asked->importer, selection.year, missing, !request.products.empty()));
  auto around = asked->newer;
  std::ranges::move(notes_on_levels(holdings::LevelFilter{editions->holdings, asked->level}),
                    std::back_inserter(around));
  return Part{*std::move(asked), *std::move(judged),     std::move(missing),
              std::move(around), editions->join.facts(), *files};
}

// A note of one of several importers says whose it is.
void add_notes_of(std::vector<Text>& notes, std::vector<Text> of_part, const Part& part, bool several) {
  for (auto& note : of_part) {
    if (several) {
      note.en = part.asked.importer.code + ": " + note.en;
      note.ja = part.asked.importer.code + "：" + note.ja;
    }
    if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
  }
}

Text title_of(const std::vector<Part>& parts) {
  if (parts.size() == 1) {
    const auto& asked = parts.front().asked;
    return {fmt::format("Chokepoints of {} in {}", asked.importer.name.en, asked.year),
            fmt::format("{}のチョークポイント（{}年）", asked.importer.name.ja, asked.year)};
  }
  Text names;
  for (const auto& p : parts) {
    names.en += (names.en.empty() ? "" : ", ") + p.asked.importer.name.en;
    names.ja += (names.ja.empty() ? "" : "、") + p.asked.importer.name.ja;
  }
  return {"Chokepoints of " + names.en, names.ja + "のチョークポイント"};
}

// What the rows rest on: also others' trade in these products, in the whole window.
Result<std::vector<lake::Partition>> files_behind(columnar::Database& db, const std::vector<Part>& parts,
                                                  const std::vector<RankedRow>& rows, bool narrowed) {
  std::vector<lake::Partition> files;
  for (const auto& part : parts) {
    for (const auto& file : part.files) {
      if (std::ranges::find(files, file.path, &lake::Partition::path) == files.end()) files.push_back(file);
    }
  }
  if (!narrowed) return files;
  std::vector<std::string> shown;
  for (const auto& r : rows) shown.push_back(r.position.product.digits());
  return holdings::holding_products(db, std::move(files), shown);
}

Result<std::vector<Part>> judge_parts(holdings::OpenedWorkspace& workspace, const holdings::StoredTrade& stored,
                                      const ChokepointRequest& request,
                                      const std::vector<holdings::MethodChoice>& methods, const Progress& progress) {
  std::vector<Part> parts;
  std::vector<Text> nothing_of;
  const auto importers = importers_of(workspace, request.scope.importer);
  for (const auto& importer : importers) {
    auto part = judge_part(workspace, stored, request, importer, methods, progress);
    // Of several importers one may have nothing here; a name that nobody bears is a mistake all the same.
    if (!part && part.error().code == ErrorCode::not_found && importers.size() > 1 && part.error().nearest.empty()) {
      nothing_of.push_back(part.error().message);
      if (nothing_of.size() < importers.size()) continue;
    }
    if (!part) return fail(part.error());
    parts.push_back(*std::move(part));
  }
  if (!parts.empty()) std::ranges::move(nothing_of, std::back_inserter(parts.front().around));
  return parts;
}

std::vector<Text> notes_of_ranking(const std::vector<Part>& parts, const std::vector<holdings::MethodChoice>& methods,
                                   const std::vector<RankedRow>& rows, const holdings::StoredTrade& stored) {
  const bool several = parts.size() > 1;
  const int window = holdings::TradeSelection{}.window;
  std::vector<Text> notes;
  for (const auto& part : parts) add_notes_of(notes, notes_on_trade(part.judged, window), part, several);
  for (auto& note : notes_on_unknown(rows, methods)) notes.push_back(std::move(note));
  for (auto& note : notes_on_methods(methods)) notes.push_back(std::move(note));
  for (const auto& part : parts) {
    add_notes_of(notes, part.around, part, several);
    add_notes_of(notes, part.missing, part, several);
    add_notes_of(notes, notes_on_joined_editions(part.editions), part, several);
  }
  if (auto note = note_on_own_data(stored.own_aside())) notes.push_back(std::move(*note));
  return notes;
}

}  // namespace

Result<ChokepointReport> find_chokepoints(holdings::OpenedWorkspace& workspace, const ChokepointRequest& request,
                                          const Progress& progress) {
  const auto methods = choose_methods(request);
  if (!methods) return fail(methods.error());
  if (auto ok = holdings::check_products(request.products); !ok) return fail(ok.error());
  std::optional<holdings::TableOrder> order;
  if (!request.sort.empty()) {
    const auto wish = holdings::read_order(request.sort, holdings::ranking_columns(*methods));
    if (!wish) return fail(wish.error());
    order = *wish;
  }
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto stored = holdings::StoredTrade::open(workspace.store(), request.scope);
  if (!stored) return fail(stored.error());
  const auto parts = judge_parts(workspace, *stored, request, *methods, progress);
  if (!parts) return fail(parts.error());

  std::vector<RankedRow> rows;
  for (const auto& part : *parts) {
    for (const auto& r : part.judged.rows) rows.push_back({r, &part.asked});
  }
  const auto filtered = filter(rows, request.filter, workspace);
  if (!filtered) return fail(filtered.error());
  rank(rows);
  ChokepointReport report{{}, overlap_table(rows, *methods)};
  limit_overlaps(report.overlaps, request.limit);
  auto notes = notes_of_ranking(*parts, *methods, rows, *stored);
  const bool cut = request.limit > 0 && rows.size() > request.limit;
  if (cut && !order) rows.resize(request.limit);
  std::vector<holdings::PositionRow> products;
  for (const auto& r : rows) products.push_back({.product = r.position.product});
  const auto titles = holdings::ProductTitles::load(workspace, products);
  if (!titles) return fail(titles.error());
  report.ranking = {.id = "chokepoints",
                    .title = title_of(*parts),
                    .columns = holdings::ranking_columns(*methods, parts->size() > 1),
                    .rows = ranking_cells(rows, *methods, workspace.areas(), *titles),
                    .notes = std::move(notes),
                    .provenance = {}};
  if (order) holdings::order_rows(report.ranking, *order);
  if (cut && order) report.ranking.rows.resize(request.limit);
  std::ranges::copy(*filtered, std::back_inserter(report.ranking.notes));
  if (auto note = titles->scope_note()) report.ranking.notes.push_back(std::move(*note));
  const auto files = files_behind(**db, *parts, rows, !request.products.empty());
  if (!files) return fail(files.error());
  auto provenance = holdings::trade_provenance(workspace, *files);
  if (!provenance) return fail(provenance.error());
  report.ranking.provenance = *provenance;
  report.overlaps.provenance = std::move(*provenance);
  return report;
}

}  // namespace noroshi::use_cases
