#include "sources/atlas/supply_part.hpp"

#include <algorithm>

#include "names/isic_division.hpp"
#include "sources/atlas/country_shares.hpp"

namespace noroshi::sources {
namespace {

using toml::DeclaredTable;
using toml::Presence;

constexpr int kFirstYear = 1900, kLastYear = 2100;
constexpr double kMaxUseSum = 1.005;  // published shares are rounded to whole percents
constexpr std::string_view kFinalDemand = "final";
constexpr std::string_view kShare = "share", kDays = "days";

// One number, or two ends with the likeliest value between them (the middle when nobody says).
Range read_range(const DeclaredTable& figure) {
  if (const auto value = figure.number("value", Presence::optional)) return Range::exactly(*value);
  const auto low = figure.number("low"), high = figure.number("high");
  const auto mid = figure.number("mid", Presence::optional);
  if (!low || !high) return {};
  const Range range{*low, mid.value_or((*low + *high) / 2.0), *high};
  if (range.low > range.mid || range.mid > range.high) {
    figure.report("low", text("{} .. {} .. {} does not rise. Write low <= mid <= high.",
                              "{}～{}～{}は昇順ではありません。low ≦ mid ≦ highとなるように書いてください。", range.low,
                              range.mid, range.high));
  }
  return range;
}

// Whose figure it is: a publisher's with the year it is about, or ours with the reason.
void read_origin(const DeclaredTable& figure, const AtlasKeys& keys, SourcedRange& fact) {
  fact.ours = figure.flag("ours", Presence::optional).value_or(false);
  const auto published = fact.ours ? Presence::optional : Presence::required;
  fact.source = source_of(figure, keys, published);
  fact.year = figure.integer("year", kFirstYear, kLastYear, published).value_or(0);
  fact.note = figure.both("note", fact.ours ? Presence::required : Presence::optional);
  fact.country = figure.text("country", Presence::optional);
  if (!fact.country.empty() && fact.country != "EU" && !is_iso3(fact.country)) {
    figure.refuse("country", {"an ISO 3166 alpha-3 code (JPN) or EU", "ISO 3166の3文字コード（JPN）又はEU"});
  }
}

SourcedRange read_figure(const DeclaredTable& figure, std::string_view unit, const AtlasKeys& keys) {
  SourcedRange fact;
  fact.value = read_range(figure);
  fact.unit = figure.word("unit", {unit});
  if (unit == kShare && fact.value.high > 1.0) {
    figure.report("unit", text("The share {} is outside 0 .. 1. Write a fraction of the whole.",
                               "シェア{}は0～1の範囲外です。全体に対する割合を書いてください。", fact.value.high));
  }
  read_origin(figure, keys, fact);
  return fact;
}

std::optional<SourcedRange> read_if_there(const DeclaredTable& table, std::string_view key, std::string_view unit,
                                          const AtlasKeys& keys) {
  const auto figure = table.table(key, Presence::optional);
  if (!figure) return std::nullopt;
  return read_figure(*figure, unit, keys);
}

void check_division(const DeclaredTable& table, const std::string& division) {
  if (division.empty() || division == kFinalDemand || find_isic_division(division) != nullptr) return;
  table.report("division",
               text("\"{}\" is no division of ISIC Rev.4. Write its two digits, such as 26, or final for final demand.",
                    "「{}」はISIC第4版の中分類にありません。26のような2桁の番号か、最終需要ならfinalと書いてください。",
                    division));
}

GoodUse read_use(const DeclaredTable& table, const AtlasKeys& keys) {
  GoodUse use;
  use.division = table.text("division");
  check_division(table, use.division);
  use.application = table.both("application");
  if (const auto share = table.table("share")) use.share = read_figure(*share, kShare, keys);
  const bool final_demand = use.division == kFinalDemand;
  if (final_demand) use.division.clear();
  use.indispensable = read_if_there(table, "indispensable", kShare, keys);
  if (final_demand && use.indispensable) {
    table.report("indispensable", {"Final demand has no output that could need the good. Leave the key out.",
                                   "最終需要には、当該物資を要する産出がありません。このキーを省いてください。"});
  }
  return use;
}

std::vector<GoodUse> read_uses(const DeclaredTable& supply, const AtlasKeys& keys) {
  std::vector<GoodUse> uses;
  double sum = 0.0;
  for (const auto& table : supply.tables("use")) {
    auto use = read_use(table, keys);
    if (std::ranges::find(uses, use.division, &GoodUse::division) != uses.end()) {
      table.report("division", {"The division stands twice in this good. Join its uses to one.",
                                "この中分類が同じ品目に2回あります。用途を一つにまとめてください。"});
    }
    sum += use.share.value.mid;
    uses.push_back(std::move(use));
  }
  if (sum > kMaxUseSum) {
    supply.report("use", text("The uses sum to {:.3f}, more than the whole. Check them against the source.",
                              "用途の合計が{:.3f}で、全体を超えています。出典と照合してください。", sum));
  }
  return uses;
}

}  // namespace

std::optional<SupplyFacts> read_supply(const DeclaredTable& good, const AtlasKeys& keys) {
  const auto table = good.table("supply", Presence::optional);
  if (!table) return std::nullopt;
  const auto share = [&](std::string_view key) { return read_if_there(*table, key, kShare, keys); };
  const auto days = [&](std::string_view key) { return read_if_there(*table, key, kDays, keys); };
  using enum GoodTier;
  SupplyFacts facts;
  facts.tier = table
                   ->choice<GoodTier>("tier", {{"part", part},
                                               {"material", material},
                                               {"raw_material", raw_material},
                                               {"energy", energy},
                                               {"consumable", consumable},
                                               {"equipment", equipment}})
                   .value_or(material);
  facts.pipeline_days = days("pipeline_days");
  facts.uses = read_uses(*table, keys);
  facts.commercial_stock_days = days("commercial_stock_days");
  facts.strategic_stock_days = days("strategic_stock_days");
  facts.home_share = share("home_share");
  facts.recycled_share = share("recycled_share");
  facts.substitutable_share = share("substitutable_share");
  facts.substitution_days = days("substitution_days");
  facts.other_origins_share = share("other_origins_share");
  facts.other_origins_days = days("other_origins_days");
  facts.transit_days = days("transit_days");
  return facts;
}

}  // namespace noroshi::sources
