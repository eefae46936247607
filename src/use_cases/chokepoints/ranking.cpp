#include "use_cases/chokepoints/ranking.hpp"

#include <algorithm>
#include <tuple>

#include "holdings/product_choice.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kHs6 = 6;

// Codes of designated goods; of national lines the six digits they stand in.
std::vector<std::string> designated_codes(const Atlas& atlas) {
  std::vector<std::string> codes;
  for (const auto& good : atlas.goods) {
    if (good.specified_good.empty()) continue;
    for (const auto& code : good.codes) codes.push_back(code.code.substr(0, kHs6));
  }
  return codes;
}

Result<AreaCode> area_named(const std::string& asked, const holdings::OpenedWorkspace& workspace) {
  auto chosen = holdings::choose_importer(workspace.areas(), workspace.groups(), asked, workspace.today());
  if (chosen && !chosen->group) return chosen->area;
  if (chosen) {
    return fail_field(ErrorCode::invalid_input, "supplier",
                      text("'{}' is a group, and suppliers are single areas.",
                           "「{}」はグループです。供給国には単独の国・地域を指定してください。", asked));
  }
  auto error = chosen.error();
  error.field = "supplier";
  return fail(std::move(error));
}

}  // namespace

bool shares_known(const holdings::PositionRow& row) { return row.suppliers > 0 && row.shortfall.gap == Gap::none; }

void rank(std::vector<RankedRow>& rows) {
  const auto order = [](const RankedRow& r) {
    const auto& p = r.position;
    return std::tuple{-p.flagged,     -p.flagged_share(), shares_known(p) ? -p.hhi : 0.0,
                      -p.imports_usd, p.product,          std::string_view{r.of->importer.code}};
  };
  std::ranges::sort(rows, {}, order);
}

Result<std::vector<Text>> filter(std::vector<RankedRow>& rows, const holdings::PositionFilter& wanted,
                                 const holdings::OpenedWorkspace& workspace) {
  std::vector<Text> notes;
  if (!wanted.supplier.empty()) {
    const auto supplier = area_named(wanted.supplier, workspace);
    if (!supplier) return fail(supplier.error());
    std::erase_if(
        rows, [&](const RankedRow& r) { return r.position.suppliers == 0 || r.position.top_supplier != *supplier; });
  }
  if (wanted.designated) {
    const auto atlas = workspace.atlas();
    if (!atlas) return fail(atlas.error());
    const auto codes = designated_codes(**atlas);
    std::erase_if(rows,
                  [&](const RankedRow& r) { return codes.empty() || !holdings::asked_for(codes, r.position.product); });
    notes.push_back({"Codes of designated goods in the atlas; a code may hold other goods too (⟦goods⟧).",
                     "特定重要物資に対応するコード（収録物資による）。他の物資を含むコードもある（⟦goods⟧）。"});
  }
  if (wanted.min_value > 0.0) {  // with a shortfall the value is a lower bound
    const auto below = [&](const RankedRow& r) { return r.position.imports_usd < wanted.min_value; };
    const auto open = std::ranges::count_if(
        rows, [&](const RankedRow& r) { return below(r) && r.position.shortfall.gap != Gap::none; });
    std::erase_if(rows, below);
    if (open > 0)
      notes.push_back(text(
          "{} products are left out whose known part of imports is below the value asked for; the whole may be above.",
          "輸入額の全体が不明で、判明分が指定額に満たない{}品目は含まない。", open));
  }
  if (wanted.min_share > 0.0) {
    const auto open = std::ranges::count_if(rows, [](const RankedRow& r) { return !shares_known(r.position); });
    std::erase_if(
        rows, [&](const RankedRow& r) { return !shares_known(r.position) || r.position.top_share < wanted.min_share; });
    if (open > 0)
      notes.push_back(text("{} products are left out whose top share is unknown: they may be above or below.",
                           "最大シェアが不明の{}品目は含まない（指定値以上か否かは不明）。", open));
  }
  return notes;
}

}  // namespace noroshi::use_cases
