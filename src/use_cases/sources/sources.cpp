#include "use_cases/sources/sources.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "lake/workspace.hpp"
#include "sources/atlas/feed.hpp"
#include "sources/catalog.hpp"
#include "sources/io/io_feed.hpp"
#include "sources/reference_catalog.hpp"

namespace noroshi::use_cases {
namespace {

struct Loaded {
  std::uint64_t rows = 0;
  std::set<std::string> periods;  // years and months
  std::set<std::string> parts;    // other partitions: editions, "all"
  std::int64_t delivery = 0;
};

std::map<std::string, Loaded> loaded_feeds(const std::vector<lake::Partition>& partitions) {
  std::map<std::string, Loaded> feeds;
  for (const auto& p : partitions) {
    auto& feed = feeds[p.feed];
    feed.delivery = std::max(feed.delivery, p.delivery);
    if (p.table == "trade_totals" || p.table == "areas" || p.table == "frames" || p.table == "doubts" ||
        p.table == "io_outputs")
      continue;
    feed.rows += p.rows;
    (parse_period(p.name) ? feed.periods : feed.parts).insert(p.name);
  }
  return feeds;
}

Cell what_is_here(const Loaded& loaded) {
  const auto& names = loaded.periods.empty() ? loaded.parts : loaded.periods;
  if (names.empty()) return {};
  if (names.size() > 1) return *names.begin() + "–" + *names.rbegin();
  if (*names.begin() == "all") return Text{"one table, no period", "全期間一括"};
  return *names.begin();
}

// What came through a mapping file describes itself with its deliveries.
sources::FeedInfo described(const std::string& id, const Delivery* delivery) {
  sources::FeedInfo info{.id = id, .title = {}, .publisher = {}, .licence = {}, .url = {}, .cadence = {}, .files = {}};
  const auto files = delivery == nullptr ? std::string{} : delivery->files;
  info.title = text("Own mapping: {}", "マッピングによる取込み：{}", files.empty() ? id : files);
  if (delivery == nullptr) return info;
  info.publisher = delivery->publisher;
  info.licence = delivery->licence;
  info.standing = delivery->standing;
  return info;
}

std::vector<Cell> line(const sources::FeedInfo& info, const Loaded* loaded, const std::vector<Delivery>& deliveries,
                       Date today) {
  std::vector<Cell> cells{info.id,
                          info.title,
                          info.publisher,
                          info.standing ? Text{describe(*info.standing)} : Text{"reference tables", "参照表"},
                          info.licence,
                          info.cadence,
                          info.release_lag_days > 0 ? Cell{std::int64_t{info.release_lag_days}} : Cell{}};
  if (loaded == nullptr) {
    cells.resize(cells.size() + 6);
    return cells;
  }
  cells.emplace_back(static_cast<std::int64_t>(loaded->rows));
  cells.push_back(what_is_here(*loaded));
  const auto newest = loaded->periods.empty() ? std::nullopt : parse_period(*loaded->periods.rbegin());
  cells.push_back(newest ? Cell{static_cast<std::int64_t>(std::max(0, days_between(last_day(*newest), today)))}
                         : Cell{});
  const auto delivery = std::ranges::find(deliveries, loaded->delivery, &Delivery::id);
  if (delivery == deliveries.end()) {
    cells.resize(cells.size() + 3);
  } else {
    cells.push_back(delivery->retrieved ? Cell{*delivery->retrieved} : Cell{});
    cells.emplace_back(to_string(delivery->imported_at));
    cells.emplace_back(static_cast<std::int64_t>(delivery->rejected));
  }
  return cells;
}

}  // namespace

Result<ReportTable> list_sources(const holdings::OpenedWorkspace& workspace) {
  const auto partitions = workspace.store().partitions("");
  const auto deliveries = workspace.store().deliveries();
  if (!partitions) return fail(partitions.error());
  if (!deliveries) return fail(deliveries.error());
  auto loaded = loaded_feeds(*partitions);
  ReportTable table{"sources",
                    {"Sources", "データ源"},
                    {{"feed", {"Feed", "フィード"}},
                     {"title", {"Content", "内容"}},
                     {"publisher", {"Publisher", "公表元"}},
                     {"standing", {"Standing", "データの性格"}},
                     {"licence", {"Licence", "利用条件"}},
                     {"cadence", {"Cadence", "公表頻度"}},
                     {"lag_days", {"Lag (days)", "公表までの日数"}, CellKind::integer},
                     {"rows", {"Rows here", "収録件数"}, CellKind::integer},
                     {"periods", {"Periods here", "収録期間"}},
                     {"age_days", {"Age (days)", "経過日数"}, CellKind::integer},
                     {"retrieved", {"Retrieved", "取得日"}, CellKind::date},
                     {"imported_at", {"Imported", "取込日時"}},
                     {"rejected", {"Rejected", "不採用"}, CellKind::integer}},
                    {},
                    {},
                    {}};
  const auto add = [&](const sources::FeedInfo& info) {
    const auto found = loaded.find(info.id);
    table.rows.push_back(line(info, found == loaded.end() ? nullptr : &found->second, *deliveries, workspace.today()));
    if (found != loaded.end()) loaded.erase(found);
  };
  for (const auto& feed : sources::all_feeds()) add(feed.info);
  for (const auto& feed : sources::reference_feeds()) add(sources::info_of(feed));
  const auto io_feeds = sources::io::read_io_feeds(workspace.data().folder() / "io_feeds");
  if (!io_feeds) return fail(io_feeds.error());
  for (const auto& feed : *io_feeds) add(feed.info);
  if (loaded.contains(sources::atlas_info().id)) add(sources::atlas_info());
  for (const auto& [id, what] : loaded) {  // what came through mapping files
    const auto delivery = std::ranges::find(*deliveries, what.delivery, &Delivery::id);
    table.rows.push_back(line(described(id, delivery == deliveries->end() ? nullptr : &*delivery), &what, *deliveries,
                              workspace.today()));
  }
  table.notes.push_back(
      {"Blank or unknown = not loaded. Age: from the end of the newest period to today; 0 while that period runs.",
       "空欄又は「不明」は未取込。経過日数は最新期間の末日から本日まで（期間の途中は0）。"});
  return table;
}

}  // namespace noroshi::use_cases
