#include "holdings/stored_trade.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <set>

#include "base/calendar.hpp"

namespace noroshi {
namespace {

constexpr std::array<std::string_view, 2> kPreferred{"baci", "comtrade"};
constexpr std::string_view kLastResort = "atlas";

Error no_trade_of(const std::string& source, const std::vector<Partition>& partitions) {
  std::set<std::string> feeds;
  for (const auto& p : partitions) feeds.insert(p.feed);
  const std::string here = feeds.empty() ? "-" : fmt::format("{}", fmt::join(feeds, ", "));
  return {ErrorCode::not_found,
          text("no trade of a feed '{}' is stored here. Feeds with trade: {}. `noroshi sources` lists all.",
               "フィード「{}」の貿易データは保存されていません。貿易データのあるフィード: {}。"
               "全フィードは `noroshi sources` で確認できます。",
               source, here),
          "--source"};
}

Error no_such_year(int year, const StoredTrade::FilesByYear& years) {
  if (years.empty()) {
    return {ErrorCode::not_found,
            {"the workspace holds no trade data. Import some (`noroshi import --help`), or start from the atlas "
             "(`noroshi init`).",
             "ワークスペースに貿易データがありません。`noroshi import --help` を見て取り込むか、`noroshi init` "
             "で同梱アトラスから始めてください。"},
            "trade"};
  }
  std::string there;
  for (const auto& [y, files] : years) there += (there.empty() ? "" : ", ") + std::to_string(y);
  return {ErrorCode::not_found,
          text("there is no trade data for {}. Years here: {}.", "{}年の貿易データはありません。あるのは {} です。",
               year, there),
          "year"};
}

}  // namespace

int preference(std::string_view feed) {
  const auto found = std::ranges::find(kPreferred, feed);
  if (found != kPreferred.end()) return static_cast<int>(found - kPreferred.begin());
  return is_last_resort(feed) ? 1000 : 100;
}

bool is_reconciled(std::string_view feed) { return feed == "baci"; }

bool is_last_resort(std::string_view feed) { return feed == kLastResort; }

Result<StoredTrade> StoredTrade::open(const Workspace& workspace, const TradeOrigin& origin) {
  if (origin.as_of && !parse_date(*origin.as_of)) {
    return fail(ErrorCode::invalid_input,
                text("'{}' is no date. Write year-month-day, such as 2024-06-30.",
                     "「{}」は日付として読めません。2024-06-30 のように年-月-日で指定してください。", *origin.as_of),
                "--as-of");
  }
  auto all = workspace.partitions("", origin.as_of);
  if (!all) return fail(all.error());
  StoredTrade stored;
  stored.folder_ = workspace.folder();
  for (const auto& p : *all) {
    if (p.table == "concordances") stored.concordances_.push_back(p);
    if (p.table == "trade" && (origin.source.empty() || p.feed == origin.source))
      stored.years_[std::stoi(p.name)].push_back(p);
  }
  if (!origin.source.empty() && stored.years_.empty()) {
    auto ever = workspace.partitions("trade");
    if (!ever) return fail(ever.error());
    if (std::ranges::none_of(*ever, [&](const Partition& p) { return p.feed == origin.source; }))
      return fail(no_trade_of(origin.source, *ever));
  }
  for (auto& [year, files] : stored.years_) {
    std::ranges::sort(files, {}, [](const Partition& p) { return std::pair{preference(p.feed), p.feed}; });
  }
  return stored;
}

Result<std::vector<Partition>> StoredTrade::window(int last, int length) const {
  if (!years_.contains(last)) return fail(no_such_year(last, years_));
  std::vector<Partition> files;
  for (auto year = years_.upper_bound(last - length); year != years_.end() && year->first <= last; ++year)
    files.insert(files.end(), year->second.begin(), year->second.end());
  return files;
}

}  // namespace noroshi
