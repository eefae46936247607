#include "use_cases/dependence/dependence.hpp"

#include <algorithm>
#include <array>

#include "base/mention.hpp"
#include "base/single_precision.hpp"
#include "holdings/importer_year.hpp"
#include "holdings/list_columns.hpp"
#include "holdings/product_choice.hpp"
#include "holdings/product_titles.hpp"
#include "holdings/table_order.hpp"
#include "holdings/trade_provenance.hpp"
#include "holdings/trade_years.hpp"
#include "holdings/year_editions.hpp"

namespace noroshi::use_cases {
namespace {

std::vector<Cell> product_cells(ProductCode product, const holdings::ImporterYear& asked,
                                const holdings::ProductTitles& titles) {
  const auto title = titles.find(product);
  return {asked.importer.code, static_cast<std::int64_t>(asked.year), product.digits(),
          std::string{name_of(product.nomenclature())}, title ? Cell{*title} : Cell{}};
}

std::vector<ReportColumn> dependence_columns(DependenceQuestion question) {
  return question == DependenceQuestion::common ? holdings::common_dependence_columns()
                                                : holdings::reverse_dependence_columns();
}

ReportTable table_of(std::string id, Text title, DependenceQuestion question) {
  return {std::move(id), std::move(title), dependence_columns(question), {}, {}, {}};
}

ReportTable common_table(const std::vector<indicators::CommonDependence>& found, const holdings::ImporterYear& asked,
                         const normalize::AreaCatalog& areas, const holdings::ProductTitles& titles) {
  auto table = table_of("common_dependence",
                        {fmt::format("Common dependence of {} in {}", asked.importer.name.en, asked.year),
                         fmt::format("{}の共通依存（{}年）", asked.importer.name.ja, asked.year)},
                        DependenceQuestion::common);
  for (const auto& row : found) {
    auto cells = product_cells(row.product, asked, titles);
    std::string members;
    for (const auto m : row.dependent) members += (members.empty() ? "" : " ") + areas.area(m).iso3;
    cells.emplace_back(areas.area(row.supplier).iso3);
    cells.emplace_back(static_cast<std::int64_t>(row.dependent.size()));
    cells.emplace_back(static_cast<std::int64_t>(row.importing_members));
    cells.emplace_back(std::move(members));
    cells.emplace_back(row.imports_usd);
    table.rows.push_back(std::move(cells));
  }
  return table;
}

ReportTable reverse_table(const std::vector<indicators::ReverseDependence>& found, const holdings::ImporterYear& asked,
                          const normalize::AreaCatalog& areas, const holdings::ProductTitles& titles) {
  auto table = table_of("reverse_dependence",
                        {fmt::format("Who depends on {}, {}", asked.importer.name.en, asked.year),
                         fmt::format("{}に依存する国・地域（{}年）", asked.importer.name.ja, asked.year)},
                        DependenceQuestion::reverse);
  for (const auto& row : found) {
    auto cells = product_cells(row.product, asked, titles);
    const auto& partner = areas.area(row.partner);
    cells.emplace_back(partner.iso3);
    cells.emplace_back(Text{partner.en, partner.ja});
    cells.emplace_back(known_digits(row.group_share));
    cells.emplace_back(known_digits(row.hhi));
    cells.emplace_back(row.imports_usd);
    table.rows.push_back(std::move(cells));
  }
  return table;
}

// Filters, sorts, cuts and names the rows.
template <class Row, class Order>
Result<holdings::ProductTitles> arrange(std::vector<Row>& rows, const DependenceRequest& request,
                                        holdings::OpenedWorkspace& workspace, Order order) {
  std::erase_if(rows, [&](const Row& r) {
    return !holdings::asked_for(request.products, r.product) || r.imports_usd < request.min_value;
  });
  std::ranges::stable_sort(rows, {}, order);  // equal ones stay by product
  // A wish for another order needs all rows.
  if (request.limit > 0 && request.sort.empty() && rows.size() > request.limit) rows.resize(request.limit);
  std::vector<holdings::PositionRow> products;
  for (const auto& r : rows) products.push_back({.product = r.product});
  return holdings::ProductTitles::load(workspace, products);
}

Result<ReportTable> answer(const DependenceRequest& request, const TradeYear& year, const holdings::ImporterYear& asked,
                           holdings::OpenedWorkspace& workspace) {
  const auto members = asked.importer.reporters();
  if (request.question == DependenceQuestion::common) {
    auto found = indicators::common_dependence(year, members, request.options);
    if (!found) return fail(found.error());
    const auto titles = arrange(*found, request, workspace, [](const indicators::CommonDependence& r) {
      return std::pair{-static_cast<double>(r.dependent.size()), -r.imports_usd};
    });
    if (!titles) return fail(titles.error());
    return common_table(*found, asked, workspace.areas(), *titles);
  }
  auto found = indicators::reverse_dependence(year, members, request.options);
  if (!found) return fail(found.error());
  const auto titles =
      arrange(*found, request, workspace, [](const indicators::ReverseDependence& r) { return -r.imports_usd; });
  if (!titles) return fail(titles.error());
  return reverse_table(*found, asked, workspace.areas(), *titles);
}

// Positions of which only a part is held, and why: those of the members for common dependence, of everybody else for
// reverse dependence.
std::optional<Text> note_on_parts(const TradeCube& cube, const holdings::ImporterYear& asked,
                                  const DependenceRequest& request) {
  const auto members = asked.importer.reporters();
  std::array<std::size_t, kGaps> count{};
  std::size_t all = 0;
  for (std::size_t p = 0; p < cube.product_count() && !cube.shortfall.empty(); ++p) {
    if (!holdings::asked_for(request.products, cube.products[p])) continue;
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      const bool member = std::ranges::find(members, cube.importer[q]) != members.end();
      if (member != (request.question == DependenceQuestion::common)) continue;
      ++all;
      ++count[static_cast<std::size_t>(cube.shortfall[q].gap)];
    }
  }
  const auto whole = count[static_cast<std::size_t>(Gap::none)];
  if (whole == all) return std::nullopt;
  count[static_cast<std::size_t>(Gap::none)] = 0;
  const auto commonest = static_cast<Gap>(std::ranges::max_element(count) - count.begin());
  return text(
      "Of {} of {} positions only a part is held (mostly: {}): values are at least what is shown, and shares and "
      "numbers of members are those of the part.",
      "{1}件中{0}件はデータが一部に限られる（主な理由：{2}）。金額は下限であり、シェアと国数は判明分による。",
      all - whole, all, Text{describe(commonest)});
}

Text definition(const DependenceRequest& request) {
  const auto& o = request.options;
  if (request.question == DependenceQuestion::common) {
    return text(
        "Listed: the same outsider supplies more than {:g} of the identified imports of at least {} members, and "
        "the HHI of each is above {:g}. Our own definition.",
        "掲載基準：域外の同じ国が、{1}か国以上の構成国それぞれで輸入（供給国の判明分）の{0:g}を超え、かつ各国の"
        "HHIが{2:g}を超える品目。独自の定義。",
        o.share, o.dependent_members, o.hhi);
  }
  return text(
      "Listed: more than {:g} of the identified imports come from here (the members together), and the HHI, with "
      "the members as one supplier, is above {:g}. Our own definition.",
      "掲載基準：輸入（供給国の判明分）に占めるシェア（構成国の合計）が{:g}を超え、構成国を一つの供給国とみなした"
      "HHIが{:g}を超える品目。独自の定義。",
      o.share, o.hhi);
}

}  // namespace

std::string DependenceRequest::area() const {
  if (!of.empty()) return of;
  return question == DependenceQuestion::reverse ? "JPN" : "G7";
}

Result<ReportTable> find_dependence(holdings::OpenedWorkspace& workspace, const DependenceRequest& request,
                                    const Progress& progress) {
  if (auto ok = holdings::check_products(request.products); !ok) return fail(ok.error());
  std::optional<holdings::TableOrder> order;
  if (!request.sort.empty()) {
    const auto wish = holdings::read_order(request.sort, dependence_columns(request.question));
    if (!wish) return fail(wish.error());
    order = *wish;
  }
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  auto scope = request.scope;
  scope.importer = request.area();
  const auto stored = holdings::StoredTrade::open(workspace.store(), request.scope);
  if (!stored) return fail(stored.error());
  const auto asked = holdings::choose_importer_year(workspace, *stored, scope, request.products);
  if (!asked) {
    Error error = asked.error();
    if (error.field == "importer") error.field = "of";
    return fail(std::move(error));
  }
  if (request.question == DependenceQuestion::common && !asked->importer.group) {
    return fail_field(
        ErrorCode::invalid_input, "of",
        text("{} is a single area, and common dependence is about the members of a group. Name a group such as "
             "G7 or EU (⟦catalogue what=groups⟧ lists them), or ask {}.",
             "{}は単独の国・地域です。共通依存はグループの構成国について調べます。G7やEUなどのグループを指定する"
             "か（⟦catalogue what=groups⟧ で一覧）、{} を使ってください。",
             asked->importer.code, mention("chokepoints", {{"importer", asked->importer.code}})));
  }
  const holdings::TradeSelection selection{.year = asked->year, .window = 1, .group = {}, .level = asked->level};
  const auto trade = holdings::load_trade_years(*stored, **db, workspace.areas(), selection, progress);
  if (!trade) return fail(trade.error());
  auto table = answer(request, trade->years.back(), *asked, workspace);
  if (!table) return fail(table.error());
  if (order) holdings::order_rows(*table, *order);
  if (request.limit > 0 && table->rows.size() > request.limit) table->rows.resize(request.limit);
  table->notes.push_back(definition(request));
  table->notes.push_back({"Only areas whose trade is loaded can appear; an absent one is unknown, not independent.",
                          "掲載されるのは貿易データのある国・地域のみ。掲載のないことは「依存なし」を意味しない。"});
  if (auto note = note_on_parts(trade->years.back().cube, *asked, request)) table->notes.push_back(std::move(*note));
  std::ranges::copy(asked->newer, std::back_inserter(table->notes));
  std::ranges::move(holdings::notes_on_editions(trade->editions.facts()), std::back_inserter(table->notes));
  auto provenance = holdings::trade_provenance(workspace, trade->used);
  if (!provenance) return fail(provenance.error());
  table->provenance = *std::move(provenance);
  return table;
}

}  // namespace noroshi::use_cases
