#include "holdings/stored_trade.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "base/calendar.hpp"
#include "names/nearest_name.hpp"
#include "sources/catalog.hpp"

namespace noroshi::holdings {
namespace {

Error no_trade_of(const std::string& source, const std::vector<lake::Partition>& partitions) {
  std::set<std::string> feeds;
  for (const auto& p : partitions) feeds.insert(p.feed);
  const std::vector<std::string> names{feeds.begin(), feeds.end()};
  const std::string here = names.empty() ? "-" : fmt::format("{}", fmt::join(names, ", "));
  auto known = names;  // what could be imported may have been meant too
  for (const auto& feed : sources::all_feeds()) known.push_back(feed.info.id);
  return {.code = ErrorCode::not_found,
          .message = text("no trade of a feed '{}' is stored here. Feeds with trade: {}. ⟦sources⟧ lists all.",
                          "フィード「{}」の貿易データは保存されていません。貿易データのあるフィード: {}。"
                          "全フィードは ⟦sources⟧ で確認できます。",
                          source, here),
          .field = "source",
          .nearest = near_names(source, known)};
}

Error no_such_year(int year, const StoredTrade::FilesByYear& years, const std::vector<std::string>& own_aside) {
  if (years.empty() && !own_aside.empty()) {
    return {.code = ErrorCode::not_found,
            .message = text("only own tables are stored here ({}), and own data enter no national figure unless asked "
                            "for. Name one (⟦.source⟧).",
                            "独自のデータ（{}）のみ保存されています。独自データは指定しない限り国の数値に含めません。"
                            "使用する場合は ⟦.source⟧ で指定してください。",
                            fmt::format("{}", fmt::join(own_aside, ", "))),
            .field = "source"};
  }
  if (years.empty()) {
    return {ErrorCode::not_found,
            {"the workspace holds no trade data. Import some (⟦import?⟧), or start from the atlas (⟦init⟧).",
             "ワークスペースに貿易データがありません。⟦import?⟧ を見て取り込むか、⟦init⟧ "
             "で同梱アトラスから始めてください。"},
            "trade"};
  }
  std::string there;
  for (const auto& [y, files] : years) there += (there.empty() ? "" : ", ") + std::to_string(y);
  return {.code = ErrorCode::not_found,
          .message = text("there is no trade data for {}. Years here: {}.",
                          "{}年の貿易データはありません。あるのは {} です。", year, there),
          .field = "year"};
}

}  // namespace

Result<StoredTrade> StoredTrade::open(const lake::Workspace& workspace, const TradeScope& scope) {
  auto all = workspace.partitions("", scope.as_of);
  if (!all) return fail(all.error());
  StoredTrade stored;
  stored.folder_ = workspace.folder();
  std::set<std::string> own;
  for (const auto& p : *all) {
    if (p.table == "concordances") stored.concordances_.push_back(p);
    if (p.table == "trade_totals" || p.table == "frames" || p.table == "doubts")
      stored.beside_.emplace(std::tuple{p.table, p.feed, p.name}, p);
    if (p.table != "trade") continue;
    if (scope.source.empty() && p.standing == Standing::own)
      own.insert(p.feed);
    else if (scope.source.empty() || p.feed == scope.source)
      stored.years_[std::stoi(p.name)].push_back(p);
  }
  stored.own_aside_.assign(own.begin(), own.end());
  if (!scope.source.empty() && stored.years_.empty()) {
    auto ever = workspace.partitions("trade");
    if (!ever) return fail(ever.error());
    if (std::ranges::none_of(*ever, [&](const lake::Partition& p) { return p.feed == scope.source; }))
      return fail(no_trade_of(scope.source, *ever));
  }
  for (auto& [year, files] : stored.years_) {
    std::ranges::sort(files, {}, [](const lake::Partition& p) { return std::pair{p.standing, p.feed}; });
  }
  return stored;
}

const lake::Partition* StoredTrade::beside(const lake::Partition& trade, std::string_view table) const {
  const auto found = beside_.find({std::string{table}, trade.feed, trade.name});
  return found != beside_.end() ? &found->second : nullptr;
}

Result<std::vector<lake::Partition>> StoredTrade::window(int last, int length) const {
  if (!years_.contains(last)) return fail(no_such_year(last, years_, own_aside_));
  std::vector<lake::Partition> files;
  for (auto year = years_.upper_bound(last - length); year != years_.end() && year->first <= last; ++year)
    files.insert(files.end(), year->second.begin(), year->second.end());
  return files;
}

}  // namespace noroshi::holdings
