#include "holdings/trade_years.hpp"

#include <algorithm>

#include "holdings/product_holdings.hpp"
#include "indicators/trade_facts.hpp"

namespace noroshi::holdings {
namespace {

// What a year says of usual trade, for the years after it: importers' own reports.
void remember(const TradeYear& year, const std::vector<PositionSource>& source, EarlierYears& earlier) {
  const auto& cube = year.cube;
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      const bool group = std::ranges::find(year.overlay_groups, cube.importer[q]) != year.overlay_groups.end();
      if (group || source[q].mirrored) continue;
      earlier.imports.add(cube.products[p], cube.importer[q], year.position.imports[q]);
      for (std::size_t f = cube.flow_begin[q]; f < cube.flow_begin[q + 1]; ++f)
        earlier.named.add(cube.products[p], cube.exporter[f], cube.value_usd[f]);
    }
  }
  earlier.imports.finish();
  earlier.named.finish();
}

std::vector<indicators::GroupMember> members_of(const std::optional<normalize::ImporterGroup>& group) {
  std::vector<indicators::GroupMember> members;
  if (group) {
    for (const auto m : group->members) members.push_back({group->code, m});
  }
  return members;
}

Result<TradeLevel> level_for(const StoredTrade& stored, columnar::Database& db, const TradeSelection& selection) {
  if (selection.level) return *selection.level;
  const auto holdings = holdings_of(stored.folder(), db, stored.years().at(selection.year));
  if (!holdings) return fail(holdings.error());
  return choose_level(*holdings);
}

// What the notes under an answer need to know of its own year.
void describe_last(YearLoad&& load, LoadedTrade& loaded) {
  loaded.feed_of = std::move(load.source);
  loaded.editions = std::move(load.editions);
  loaded.other_levels = std::move(load.other_levels);
  loaded.no_goods = load.no_goods;
  loaded.editions_aside = std::move(load.editions_aside);
  loaded.own_country_usd = std::move(load.own_country_usd);
  loaded.share_mirrored = load.value_usd > 0.0 ? load.value_mirrored / load.value_usd : 0.0;
}

}  // namespace

Result<LoadedTrade> load_trade_years(const StoredTrade& stored, columnar::Database& db,
                                     const normalize::AreaCatalog& areas, const TradeSelection& selection,
                                     const Progress& progress) {
  if (const auto there = stored.window(selection.year, 1); !there) return fail(there.error());
  const auto level = level_for(stored, db, selection);
  if (!level) return fail(level.error());
  LoadedTrade loaded;
  loaded.level = *level;
  std::vector<normalize::ImporterGroup> groups;
  if (selection.group) groups.push_back(*selection.group);
  YearLoader loader{stored, db, areas, groups, *level, loaded.feeds};
  EarlierYears earlier;
  const bool needs_earlier = !wholly_reconciled(stored.years().at(selection.year));
  for (int year = selection.year - selection.window + 1; year <= selection.year; ++year) {
    const auto files = stored.years().find(year);
    if (files == stored.years().end()) continue;
    if (progress.stop_requested())
      return fail(ErrorCode::cancelled, {"stopped; nothing was changed.", "中止しました。何も変更していません。"});
    progress(text("reading {}", "{}年を読み込み中", year),
             static_cast<double>(year - selection.year + selection.window - 1) / selection.window);
    auto load = loader.load(year, files->second, earlier);
    if (!load && year == selection.year) return fail(load.error());
    if (!load) continue;
    loaded.used.insert(loaded.used.end(), files->second.begin(), files->second.end());
    const auto members = members_of(selection.group);
    loaded.years.push_back(indicators::compute_trade_year(std::move(load->cube), members));
    if (year == selection.year) {
      describe_last(std::move(*load), loaded);
    } else {
      if (needs_earlier) remember(loaded.years.back(), load->source, earlier);
      loaded.earlier_feed_of.push_back(std::move(load->source));
    }
  }
  return loaded;
}

}  // namespace noroshi::holdings
