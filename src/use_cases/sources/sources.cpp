#include "use_cases/sources/sources.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "lake/workspace.hpp"
#include "sources/atlas/feed.hpp"
#include "sources/catalog.hpp"
#include "sources/io/io_feed.hpp"
#include "sources/reference_catalog.hpp"
#include "use_cases/sources/held_feed.hpp"

namespace noroshi::use_cases {
namespace {

Cell what_is_here(const HeldFeed& held) {
  const auto& names = held.periods.empty() ? held.parts : held.periods;
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

DeclaredFrame frame_of(const sources::FeedInfo& info, const HeldFeed* held, const std::vector<Delivery>& deliveries) {
  if (held == nullptr || held->newest_deliveries.empty()) return info.frame;
  std::optional<DeclaredFrame> frame;
  for (const auto& delivery : deliveries) {
    if (!held->newest_deliveries.contains(delivery.id)) continue;
    frame = frame ? weakest(*frame, delivery.frame) : delivery.frame;
  }
  return frame.value_or(DeclaredFrame{});
}

void join(Text& list, const Text& item) {
  list.en += (list.en.empty() ? "" : "; ") + item.en;
  list.ja += (list.ja.empty() ? "" : "；") + item.ja;
}

// What somebody should look at; empty: nothing.
Text attention(const HeldFeed& held, int overdue_days, const std::vector<Delivery>& deliveries) {
  Text words;
  if (!held.unreadable.empty()) {
    join(words, text("{} file{} cannot be read: {}", "読めないファイル{0}件：{2}", held.unreadable.size(),
                     held.unreadable.size() == 1 ? "" : "s", fmt::format("{}", fmt::join(held.unreadable, ", "))));
  }
  if (overdue_days > 0) join(words, text("overdue by {} days", "予定を{}日超過", overdue_days));
  const bool forced = std::ranges::any_of(
      deliveries, [&](const Delivery& d) { return d.forced && held.newest_deliveries.contains(d.id); });
  if (forced) join(words, {"taken in spite of its bounds (--force)", "許容範囲外のまま取込み（--force）"});
  if (held.doubts > 0) {
    join(words, text("{} doubt{} about the figures of {}", "{2}年の数値への疑義{0}件", held.doubts,
                     held.doubts == 1 ? "" : "s", held.newest_year));
  }
  return words;
}

class SourceLines {
 public:
  SourceLines(ReportTable& table, const std::vector<Delivery>& deliveries, Date today, bool only_attention)
      : table_{table}, deliveries_{deliveries}, today_{today}, only_attention_{only_attention} {}

  void add(const sources::FeedInfo& info, const HeldFeed* held) {
    const auto frame = frame_words(frame_of(info, held, deliveries_));
    std::vector<Cell> cells{info.id,
                            info.title,
                            info.publisher,
                            info.standing ? Text{describe(*info.standing)} : Text{"reference tables", "参照表"},
                            info.licence,
                            info.cadence,
                            info.release_lag_days > 0 ? Cell{std::int64_t{info.release_lag_days}} : Cell{},
                            frame ? Cell{*frame} : Cell{}};
    if (held == nullptr) {
      if (only_attention_) return;
      cells.resize(table_.columns.size());
    } else if (!add_held(cells, info, *held)) {
      return;
    }
    table_.rows.push_back(std::move(cells));
  }
  [[nodiscard]] std::size_t wanting() const { return wanting_; }

 private:
  // Whether the line is to be shown.
  bool add_held(std::vector<Cell>& cells, const sources::FeedInfo& info, const HeldFeed& held) {
    const auto newest = held.newest();
    const auto expected = next_expected(info, held);
    const int overdue = expected ? std::max(0, days_between(*expected, today_)) : 0;
    auto wants = attention(held, overdue, deliveries_);
    if (!wants.en.empty()) ++wanting_;
    if (only_attention_ && wants.en.empty()) return false;
    const auto holds = newest_year_words(held);
    cells.emplace_back(static_cast<std::int64_t>(held.rows));
    cells.push_back(what_is_here(held));
    cells.push_back(holds ? Cell{*holds} : Cell{});
    cells.push_back(newest ? Cell{static_cast<std::int64_t>(std::max(0, days_between(*newest, today_)))} : Cell{});
    cells.push_back(expected ? Cell{*expected} : Cell{});
    cells.push_back(expected ? Cell{std::int64_t{overdue}} : Cell{});
    cells.emplace_back(wants.en.empty() ? Text{"nothing", "なし"} : std::move(wants));
    const auto delivery = std::ranges::find(deliveries_, held.delivery, &Delivery::id);
    if (delivery == deliveries_.end()) {
      cells.resize(table_.columns.size());
    } else {
      cells.push_back(delivery->retrieved ? Cell{*delivery->retrieved} : Cell{});
      cells.emplace_back(to_string(delivery->imported_at));
      cells.emplace_back(static_cast<std::int64_t>(delivery->rejected));
    }
    return true;
  }

  ReportTable& table_;
  const std::vector<Delivery>& deliveries_;
  Date today_;
  bool only_attention_;
  std::size_t wanting_ = 0;
};

ReportTable empty_table() {
  return {"sources",
          {"Sources", "データ源"},
          {{"feed", {"Feed", "フィード"}},
           {"title", {"Content", "内容"}},
           {"publisher", {"Publisher", "公表元"}},
           {"standing", {"Standing", "データの性格"}},
           {"licence", {"Licence", "利用条件"}},
           {"cadence", {"Cadence", "公表頻度"}},
           {"lag_days", {"Lag (days)", "公表までの日数"}, CellKind::integer},
           {"frame", {"Frame", "収録範囲"}},
           {"rows", {"Rows here", "収録件数"}, CellKind::integer},
           {"periods", {"Periods here", "収録期間"}},
           {"holds", {"Newest year", "最新年"}},
           {"age_days", {"Age (days)", "経過日数"}, CellKind::integer},
           {"expected", {"Next expected", "次の公表予定"}, CellKind::date},
           {"overdue_days", {"Overdue (days)", "超過日数"}, CellKind::integer},
           {"attention", {"Wants attention", "要確認"}},
           {"retrieved", {"Retrieved", "取得日"}, CellKind::date},
           {"imported_at", {"Imported", "取込日時"}},
           {"rejected", {"Rejected", "不採用"}, CellKind::integer}},
          {},
          {},
          {}};
}

void add_notes(ReportTable& table) {
  table.notes.push_back(
      {"Blank or unknown = not loaded. Age: from the end of the newest period, or the first day of the newest edition, "
       "to "
       "today; 0 while that period runs.",
       "空欄又は「不明」は未取込。経過日数は最新期間の末日又は最新版の施行日から本日まで（期間の途中は0）。"});
  table.notes.push_back(
      {"Frame: what the newest deliveries were said to hold; what nobody said is left out, and then only a printed "
       "total "
       "shows that a list is whole.",
       "収録範囲は最新の取込みについて示されたもの。示されていない項目は省略し、その場合は公表された総額によってのみ"
       "全件か否かを判断する。"});
  table.notes.push_back(
      {"Next expected: end of the newest period, plus one period, plus the usual lag. Series that are closed or follow "
       "no "
       "rhythm have none.",
       "次の公表予定は、最新期間の末日に1期間と公表までの日数を加えた日。完結した系列及び不定期のものは空欄。"});
}

}  // namespace

Result<SourcesReport> list_sources(holdings::OpenedWorkspace& workspace, const SourcesRequest& request) {
  const auto partitions = workspace.store().partitions("");
  const auto deliveries = workspace.store().deliveries();
  if (!partitions) return fail(partitions.error());
  if (!deliveries) return fail(deliveries.error());
  const auto io_feeds = sources::io::read_io_feeds(workspace.data().folder() / "io_feeds");
  if (!io_feeds) return fail(io_feeds.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  auto held = held_feeds(*partitions, **db);
  if (!held) return fail(held.error());
  SourcesReport report{empty_table()};
  SourceLines lines{report.table, *deliveries, workspace.today(), request.check};
  const auto add = [&](const sources::FeedInfo& info) {
    const auto found = held->find(info.id);
    lines.add(info, found == held->end() ? nullptr : &found->second);
    if (found != held->end()) held->erase(found);
  };
  for (const auto& feed : sources::all_feeds()) add(feed.info);
  for (const auto& feed : sources::reference_feeds()) add(sources::info_of(feed));
  for (const auto& feed : *io_feeds) add(feed.info);
  if (held->contains(sources::atlas_info().id)) add(sources::atlas_info());
  for (const auto& [id, what] : *held) {  // what came through mapping files
    const auto delivery = std::ranges::find(*deliveries, what.delivery, &Delivery::id);
    lines.add(described(id, delivery == deliveries->end() ? nullptr : &*delivery), &what);
  }
  report.wanting_attention = lines.wanting();
  add_notes(report.table);
  return report;
}

}  // namespace noroshi::use_cases
