#include "holdings/supply_facts_table.hpp"

#include <array>
#include <set>

#include "holdings/atlas_provenance.hpp"
#include "names/isic_division.hpp"

namespace noroshi::holdings {
namespace {

struct NamedFact {
  std::optional<SourcedRange> SupplyFacts::*fact;
  StaticText name;
};

constexpr std::array<NamedFact, 10> kFacts{{
    {&SupplyFacts::pipeline_days, {"From the cut to the first stop downstream", "途絶から川下の最初の停止まで"}},
    {&SupplyFacts::commercial_stock_days, {"Stock of makers, traders and users", "民間在庫"}},
    {&SupplyFacts::strategic_stock_days, {"Stock held by or for the state", "国家備蓄等"}},
    {&SupplyFacts::home_share, {"Made at home, of supply", "国内生産の比率（対供給）"}},
    {&SupplyFacts::recycled_share, {"Recycled, of supply", "再生の比率（対供給）"}},
    {&SupplyFacts::substitutable_share, {"Need that can be done without in the end", "最終的に代替できる需要の比率"}},
    {&SupplyFacts::substitution_days, {"Until it is done without", "代替までの日数"}},
    {&SupplyFacts::other_origins_share, {"Lost flow that other origins can add", "他産地が補える比率（対途絶分）"}},
    {&SupplyFacts::other_origins_days, {"Until other origins ship", "他産地の出荷までの日数"}},
    {&SupplyFacts::transit_days, {"From shipment abroad to use at home", "海外出荷から国内使用まで"}},
}};

Text user_of(const GoodUse& use) {
  const auto* division = find_isic_division(use.division);
  if (division == nullptr) return {"final demand", "最終需要"};
  return text("{} {}", "{} {}", division->code, division->name);
}

Text country_of(const std::string& code, const normalize::AreaCatalog& areas) {
  if (code.empty()) return {"world", "世界"};
  const auto area = areas.find(code);
  return area ? Text{areas.area(*area).en, areas.area(*area).ja} : Text{code, code};
}

// Fills the table and its provenance, one source and year once.
class Rows {
 public:
  Rows(const Atlas& atlas, const normalize::AreaCatalog& areas, Date today, ReportTable& table)
      : atlas_{&atlas}, areas_{&areas}, today_{today}, table_{&table} {}

  void add(Text what, const SourcedRange& fact) {
    const auto source = atlas_->sources.find(fact.source);
    const bool named = source != atlas_->sources.end();
    const auto& [low, mid, high] = fact.value;
    table_->rows.push_back(
        {std::move(what), low, mid, high, fact.unit == "days" ? Text{"days", "日"} : Text{"share", "比率"},
         country_of(fact.country, *areas_), fact.year > 0 ? Cell{static_cast<std::int64_t>(fact.year)} : Cell{},
         fact.ours ? Text{"range of ours", "当方の想定"} : Text{"published", "公表値"},
         named ? Cell{source->second.publisher} : Cell{}, named ? Cell{source->second.read} : Cell{},
         fact.note.en.empty() ? Cell{} : Cell{fact.note}});
    if (named && fact.year > 0 && seen_.insert({fact.source, fact.year}).second)
      table_->provenance.push_back(atlas_provenance(*atlas_, fact.source, fact.year, today_));
  }

 private:
  const Atlas* atlas_;
  const normalize::AreaCatalog* areas_;
  Date today_;
  ReportTable* table_;
  std::set<std::pair<std::string, int>> seen_;
};

ReportTable empty_table() {
  return {"supply_facts",
          {"Facts for a shortage", "供給途絶時の基礎情報"},
          {{"fact", {"Fact", "項目"}, CellKind::text, {}},
           {"low", {"Low", "下限"}, CellKind::number, {}},
           {"likely", {"Likely", "最尤"}, CellKind::number, {}},
           {"high", {"High", "上限"}, CellKind::number, {}},
           {"unit", {"Unit", "単位"}, CellKind::text, {}},
           {"country", {"Of", "対象"}, CellKind::text, {}},
           {"year", {"Year", "年"}, CellKind::integer, {}},
           {"basis", {"Basis", "区分"}, CellKind::text, {}},
           {"publisher", {"Publisher", "公表元"}, CellKind::text, {}},
           {.id = "read", .title = {"Read as", "確認方法"}, .file_only = true},
           {"note", {"Meaning or reason", "意味・理由"}, CellKind::text, {}}},
          {},
          {},
          {}};
}

}  // namespace

Text tier_name(GoodTier tier) {
  switch (tier) {
    case GoodTier::part:
      return {"part", "部品"};
    case GoodTier::material:
      return {"material behind the part", "部品の材料"};
    case GoodTier::raw_material:
      return {"raw material", "原料"};
    case GoodTier::energy:
      return {"fuel or feedstock", "燃料・原料油"};
    case GoodTier::consumable:
      return {"consumable", "消耗品・食料・医薬品"};
    case GoodTier::equipment:
      return {"equipment", "設備"};
  }
  return {};
}

ReportTable supply_facts_table(const Good& good, const Atlas& atlas, const normalize::AreaCatalog& areas, Date today) {
  auto table = empty_table();
  if (!good.supply) {
    table.notes.push_back({"The atlas records no such facts of this good.", "本物資の基礎情報はアトラスに未収録。"});
    return table;
  }
  Rows rows{atlas, areas, today, table};
  for (const auto& [fact, name] : kFacts) {
    if (const auto& range = (*good.supply).*fact) rows.add(name, *range);
  }
  for (const auto& use : good.supply->uses) {
    rows.add(text("Use: {} ({})", "用途：{}（{}）", user_of(use), use.application), use.share);
    if (use.indispensable)
      rows.add(text("Output of {} that needs it", "{}の産出のうち不可欠な比率", user_of(use)), *use.indispensable);
  }
  table.notes.push_back(text("Place in the chain: {}.", "供給網での位置：{}。", tier_name(good.supply->tier)));
  table.notes.push_back(
      {"Home is Japan. A range of ours is an assumption with its reason, not a measurement. Figures of other countries "
       "or the world are proxies. A fact without a row is unknown.",
       "国内とは日本。「当方の想定」は理由を付した仮定であり、測定値ではない。他国・世界の値は代用。行のない項目は不明"
       "。"});
  return table;
}

}  // namespace noroshi::holdings
