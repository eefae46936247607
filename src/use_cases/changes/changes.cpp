#include "use_cases/changes/changes.hpp"

#include <algorithm>
#include <chrono>

#include "base/single_precision.hpp"
#include "holdings/importer_year.hpp"
#include "holdings/list_columns.hpp"
#include "holdings/product_choice.hpp"
#include "holdings/product_titles.hpp"
#include "holdings/trade_provenance.hpp"
#include "indicators/catalog.hpp"
#include "use_cases/changes/compare_states.hpp"

namespace noroshi::use_cases {
namespace {

std::vector<holdings::MethodChoice> deciding_methods() {
  std::vector<holdings::MethodChoice> methods;
  for (const auto* method : indicators::indicator_catalog()) {
    if (method->doc.decides) methods.push_back({method, {}});
  }
  return methods;
}

// One side of the comparison.
struct Side {
  holdings::ImporterYear asked;
  ImporterState state;
  std::vector<lake::Partition> files;
};

Result<Side> side_of(holdings::OpenedWorkspace& workspace, const holdings::TradeScope& scope,
                     const ChangesRequest& request, const std::vector<holdings::MethodChoice>& methods,
                     const Progress& progress) {
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto stored = holdings::StoredTrade::open(workspace.store(), scope);
  if (!stored) return fail(stored.error());
  auto asked = holdings::choose_importer_year(workspace, *stored, scope, request.products);
  if (!asked) return fail(asked.error());
  const auto trade = holdings::load_trade_years(
      *stored, **db, workspace.areas(), {.year = asked->year, .group = asked->importer.group, .level = asked->level},
      progress);
  if (!trade) return fail(trade.error());
  auto rows = holdings::judge_importer(*trade, asked->importer.area, methods, false, progress);
  if (!rows) return fail(rows.error());
  std::erase_if(*rows, [&](const holdings::PositionRow& r) {
    return !holdings::asked_for(request.products, r.product) || holdings::is_no_good(r.product);
  });
  auto state = state_of(trade->years.back(), asked->importer.area, *rows);
  return Side{*std::move(asked), std::move(state), trade->used};
}

Date day_before(Date day) {
  const std::chrono::sys_days of{std::chrono::year_month_day{std::chrono::year{day.year}, std::chrono::month{day.month},
                                                             std::chrono::day{day.day}}};
  const std::chrono::year_month_day before{of - std::chrono::days{1}};
  return {static_cast<int>(before.year()), static_cast<unsigned>(before.month()), static_cast<unsigned>(before.day())};
}

// The day before the last import that brought trade.
Result<Date> before_last_import(const holdings::OpenedWorkspace& workspace, const holdings::TradeScope& scope) {
  const auto deliveries = workspace.store().deliveries();
  if (!deliveries) return fail(deliveries.error());
  const auto brought_trade = [&](const Delivery& d) {
    return d.standing.has_value() && (scope.source.empty() || d.feed == scope.source) &&
           (!scope.as_of || d.imported_at.date <= *scope.as_of);
  };
  const auto last = std::ranges::find_if(deliveries->rbegin(), deliveries->rend(), brought_trade);
  if (last != deliveries->rend()) return day_before(last->imported_at.date);
  return fail(ErrorCode::not_found, {"no import of trade is recorded. ⟦sources⟧ shows what is loaded.",
                                     "貿易データの取込記録がありません。⟦sources⟧ で確認してください。"});
}

// What stands before: another year, or the same question on an earlier day.
Result<holdings::TradeScope> scope_before(const holdings::OpenedWorkspace& workspace, const ChangesRequest& request) {
  auto scope = request.scope;
  if (request.from_year && request.since) {
    return fail_field(ErrorCode::invalid_input, "from_year",
                      {"a year and a day cannot both stand before. Give one of them.",
                       "比較の起点には年と日のいずれか一方を指定してください。"});
  }
  if (request.from_year) {
    scope.year = request.from_year;
    return scope;
  }
  if (request.since) {
    scope.as_of = request.since;
    return scope;
  }
  const auto day = before_last_import(workspace, request.scope);
  if (!day) return fail(day.error());
  scope.as_of = *day;
  return scope;
}

Cell verdict_after(ChangeKind kind) {
  if (kind == ChangeKind::new_flag) return Verdict::flagged;
  return kind == ChangeKind::flag_gone ? Verdict::clear : Verdict::unknown;
}

std::vector<Cell> cells_of(const Change& c, const Side& after, const std::vector<holdings::MethodChoice>& methods,
                           const normalize::AreaCatalog& areas, const holdings::ProductTitles& titles) {
  const bool flag = c.kind <= ChangeKind::no_longer_known;
  const auto title = titles.find(c.product);
  std::vector<Cell> line{after.asked.importer.code, c.product.digits(), title ? Cell{*title} : Cell{},
                         std::string{name_of(c.kind)}, describe(c.kind)};
  const Text nothing{"", ""};
  if (flag) {
    const auto& doc = methods[c.method].method->doc;
    line.insert(line.end(), {std::string{doc.id}, Text{doc.label},
                             c.kind == ChangeKind::new_flag ? Verdict::clear : Verdict::flagged, verdict_after(c.kind),
                             c.why == Gap::none ? nothing : Text{noroshi::describe(c.why)}, std::string{}, nothing,
                             nothing, nothing, nothing});
  } else {
    const auto& area = areas.area(c.supplier);
    line.insert(line.end(),
                {std::string{}, nothing, nothing, nothing, nothing, area.iso3, Text{area.en, area.ja},
                 known_digits(c.share_before), known_digits(c.share_after), c.share_after - c.share_before});
  }
  line.emplace_back(c.usd_before);
  line.emplace_back(c.usd_after);
  return line;
}

std::string said(const Side& side, const std::optional<Date>& day) {
  return day ? fmt::format("{} ({})", side.asked.year, to_string(*day)) : fmt::format("{}", side.asked.year);
}

void add_notes(ReportTable& table, const Comparison& found, const Side& before, const Side& after,
               const holdings::TradeScope& earlier, const ChangesRequest& request) {
  table.notes.push_back(text("Before: trade of {}, {} products. After: trade of {}, {} products.",
                             "起点：対象年{}、{}品目。終点：対象年{}、{}品目。", said(before, earlier.as_of),
                             before.state.rows.size(), said(after, request.scope.as_of), after.state.rows.size()));
  table.notes.push_back({"What was not judged before or is not judged now is unknown, and not a change.",
                         "起点又は終点で判定できないものは「不明」であり、変化とはみなさない。"});
  if (found.newly_judged_flags > 0)
    table.notes.push_back(text("{} verdicts are flagged that were unknown before.",
                               "起点で「不明」であった{}件の判定が「該当」となっている。", found.newly_judged_flags));
  if (found.only_before + found.only_after > 0)
    table.notes.push_back(text("{} products are held before only, {} after only (or under a code of another edition).",
                               "起点のみにある品目{}、終点のみにある品目{}（版の異なるコードを含む）。",
                               found.only_before, found.only_after));
  if (found.shares_unknown > 0)
    table.notes.push_back(
        text("Shares of {} of {} products are unknown on one side: no supplier of theirs is called "
             "new or lost.",
             "{1}品目中{0}品目はいずれかの時点のシェアが不明のため、供給国の増減を示さない。", found.shares_unknown,
             found.compared));
  std::ranges::copy(after.asked.newer, std::back_inserter(table.notes));
}

}  // namespace

Result<ReportTable> find_changes(holdings::OpenedWorkspace& workspace, const ChangesRequest& request,
                                 const Progress& progress) {
  if (auto ok = holdings::check_products(request.products); !ok) return fail(ok.error());
  const auto earlier = scope_before(workspace, request);
  if (!earlier) return fail(earlier.error());
  const auto methods = deciding_methods();
  const auto after = side_of(workspace, request.scope, request, methods, progress);
  if (!after) return fail(after.error());
  const auto before = side_of(workspace, *earlier, request, methods, progress);
  if (!before) {
    auto error = before.error();
    error.message.en = "before: " + error.message.en;
    error.message.ja = "比較の起点：" + error.message.ja;
    return fail(std::move(error));
  }
  auto found = compare_states(before->state, after->state, methods, request.min_change);
  const auto all = found.changes.size();
  if (request.limit > 0 && all > request.limit) found.changes.resize(request.limit);
  std::vector<holdings::PositionRow> products;
  for (const auto& c : found.changes) products.push_back({.product = c.product});
  const auto titles = holdings::ProductTitles::load(workspace, products);
  if (!titles) return fail(titles.error());
  const auto& name = after->asked.importer.name;
  ReportTable table{.id = "changes",
                    .title = {"Changes of " + name.en, name.ja + "の変化"},
                    .columns = holdings::change_columns(),
                    .rows = {},
                    .notes = {},
                    .provenance = {}};
  for (const auto& c : found.changes) table.rows.push_back(cells_of(c, *after, methods, workspace.areas(), *titles));
  add_notes(table, found, *before, *after, *earlier, request);
  if (all > found.changes.size())
    table.notes.push_back(
        text("{} of {} changes are shown (⟦.limit⟧).", "{1}件中{0}件を表示（⟦.limit⟧）。", found.changes.size(), all));
  auto files = after->files;
  for (const auto& file : before->files) {
    if (std::ranges::find(files, file.path, &lake::Partition::path) == files.end()) files.push_back(file);
  }
  auto provenance = holdings::trade_provenance(workspace, files);
  if (!provenance) return fail(provenance.error());
  table.provenance = *std::move(provenance);
  return table;
}

}  // namespace noroshi::use_cases
