#include "use_cases/sources/held_feed.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <chrono>
#include <filesystem>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "model/gap.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::uint16_t kWholeYear = 0xFFF;
constexpr int kMonthDays = 31, kYearDays = 365;

// Tables that say something about the rows of others.
bool is_about_others(std::string_view table) {
  constexpr std::array kTables{"trade_totals", "areas", "io_outputs", "frames", "doubts"};
  return std::ranges::find(kTables, table) != kTables.end();
}

using RowCounts = std::map<std::string, std::uint64_t>;

std::optional<RowCounts> row_counts(const std::vector<std::filesystem::path>& files, columnar::Database& db) {
  RowCounts counts;
  const auto read = columnar::each_row(
      db, fmt::format("SELECT file_name, num_rows::BIGINT FROM parquet_file_metadata([{}])", columnar::sql_list(files)),
      [&](const columnar::Batch& batch, std::size_t r) {
        counts[std::string{batch.text(0, r)}] = static_cast<std::uint64_t>(batch.values<std::int64_t>(1)[r]);
      });
  return read ? std::optional{std::move(counts)} : std::nullopt;
}

// Files that are not there or not as long as the register says: one query, and one for each file where that fails.
std::set<std::int64_t> unreadable(const std::vector<lake::Partition>& partitions, columnar::Database& db) {
  std::set<std::int64_t> bad;
  if (partitions.empty()) return bad;
  std::vector<std::filesystem::path> files;
  for (const auto& p : partitions) files.push_back(p.path);
  const auto all = row_counts(files, db);
  for (const auto& p : partitions) {
    const auto counts = all ? all : row_counts({p.path}, db);
    const auto found = counts ? counts->find(p.path.string()) : RowCounts::const_iterator{};
    if (!counts || found == counts->end() || found->second != p.rows) bad.insert(p.id);
  }
  return bad;
}

struct NewestFile {
  HeldFeed* feed = nullptr;
  const lake::Partition* file = nullptr;
};

// Which months the newest year of each feed of trade holds.
void read_months(const std::map<std::string, NewestFile>& newest, columnar::Database& db) {
  std::vector<std::filesystem::path> files;
  for (const auto& [path, of] : newest) files.push_back(of.file->path);
  if (files.empty()) return;
  // A file that breaks off inside says nothing: its months stay unknown.
  (void)columnar::each_row(
      db,
      fmt::format("SELECT filename, bit_or(CASE WHEN month = 0 THEN {} ELSE 1 << (month::INTEGER - 1) END)::INTEGER, "
                  "bool_or(month > 0) FROM read_parquet([{}], filename = true, union_by_name = true) GROUP BY 1",
                  kWholeYear, columnar::sql_list(files)),
      [&](const columnar::Batch& batch, std::size_t r) {
        const auto found = newest.find(std::string{batch.text(0, r)});
        if (found == newest.end()) return;
        found->second.feed->months = static_cast<std::uint16_t>(batch.values<std::int32_t>(1)[r]);
        found->second.feed->by_month = batch.values<bool>(2)[r];
      });
}

// What the partners of imports make up of the totals that are printed, where frames are stored.
void read_named_shares(const std::map<std::string, HeldFeed*>& frames, columnar::Database& db) {
  std::vector<std::filesystem::path> files;
  for (const auto& [path, feed] : frames) files.emplace_back(path);
  if (files.empty()) return;
  (void)columnar::each_row(
      db,
      fmt::format("SELECT filename, fsum(totals_usd), fsum(short_usd) FROM read_parquet([{}], filename = true, "
                  "union_by_name = true) WHERE flow = 'import' GROUP BY 1 HAVING fsum(totals_usd) > 0",
                  columnar::sql_list(files)),
      [&](const columnar::Batch& batch, std::size_t r) {
        const auto found = frames.find(std::string{batch.text(0, r)});
        if (found != frames.end())
          found->second->named_share = 1.0 - batch.values<double>(2)[r] / batch.values<double>(1)[r];
      });
}

// Figures of production carry their years; the names of their files do not.
void read_years(const std::map<std::string, HeldFeed*>& production, columnar::Database& db) {
  std::vector<std::string> files;
  for (const auto& [path, feed] : production) files.push_back(path);
  if (files.empty()) return;
  (void)columnar::each_row(
      db,
      fmt::format("SELECT filename, max(year)::INTEGER FROM read_parquet([{}], filename = true, union_by_name = true) "
                  "GROUP BY 1",
                  columnar::sql_list(std::vector<std::filesystem::path>{files.begin(), files.end()})),
      [&](const columnar::Batch& batch, std::size_t r) {
        const auto found = production.find(std::string{batch.text(0, r)});
        if (found == production.end() || batch.is_null(1, r)) return;
        found->second->newest_year = std::max(found->second->newest_year, batch.values<std::int32_t>(1)[r]);
      });
}

Date later_by(Date day, int days) {
  const auto from = std::chrono::year{day.year} / std::chrono::month{day.month} / std::chrono::day{day.day};
  const std::chrono::year_month_day then{std::chrono::sys_days{from} + std::chrono::days{days}};
  return {static_cast<int>(then.year()), static_cast<unsigned>(then.month()), static_cast<unsigned>(then.day())};
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// The number of exactly `length` digits that begins at `at`; nothing where more or other characters stand.
std::optional<int> number_at(std::string_view name, std::size_t at, std::size_t length) {
  if (at + length > name.size() || (at > 0 && is_digit(name[at - 1]))) return std::nullopt;
  if (at + length < name.size() && is_digit(name[at + length])) return std::nullopt;
  int number = 0;
  for (const char c : name.substr(at, length)) {
    if (!is_digit(c)) return std::nullopt;
    number = 10 * number + (c - '0');
  }
  return number;
}

constexpr std::array<std::pair<std::string_view, Extent DeclaredFrame::*>, 4> kParts{
    {{"partners", &DeclaredFrame::partners},
     {"destinations", &DeclaredFrame::destinations},
     {"products", &DeclaredFrame::products},
     {"reporters", &DeclaredFrame::reporters}}};
constexpr std::array<std::string_view, 4> kPartsInJapanese{"相手国", "仕向地", "品目", "報告国"};

}  // namespace

std::optional<Date> day_named(std::string_view partition) {
  std::optional<Date> newest;
  const auto take = [&](Date day) { newest = std::max(newest.value_or(day), day); };
  if (const auto period = parse_period(partition)) return last_day(*period);
  for (std::size_t at = 0; at < partition.size(); ++at) {
    if (const auto day = parse_date(partition.substr(at, std::min<std::size_t>(10, partition.size() - at)))) {
      take(*day);
      at += 9;
    } else if (partition.substr(at, 2) == "HS") {  // an edition of the Harmonized System begins with its year
      constexpr int kFirstEdition = 88;
      if (const auto yy = number_at(partition, at + 2, 2)) take({*yy >= kFirstEdition ? 1900 + *yy : 2000 + *yy, 1, 1});
    } else if (const auto year = number_at(partition, at, 4); year && *year >= 1900 && *year <= 2200) {
      take({*year, 12, 31});
    }
  }
  return newest;
}

std::optional<Date> HeldFeed::newest() const {
  if (newest_year > 0) {
    const auto year = static_cast<std::int16_t>(newest_year);
    if (months == 0) return last_day({year, 0});
    return last_day({year, static_cast<std::uint8_t>(std::bit_width(months))});
  }
  std::optional<Date> day;
  for (const auto* names : {&periods, &parts}) {
    for (const auto& name : *names) {
      if (const auto named = day_named(name)) day = std::max(day.value_or(*named), *named);
    }
  }
  return day;
}

Result<HeldFeeds> held_feeds(const std::vector<lake::Partition>& partitions, columnar::Database& db) {
  HeldFeeds feeds;
  std::map<std::string, NewestFile> newest;  // by path
  std::map<std::string, HeldFeed*> production, frames;
  const auto bad = unreadable(partitions, db);
  for (const auto& p : partitions) {
    auto& feed = feeds[p.feed];
    feed.delivery = std::max(feed.delivery, p.delivery);
    if (bad.contains(p.id)) feed.unreadable.push_back(p.table + "/" + p.name);
    if (is_about_others(p.table)) continue;
    feed.rows += p.rows;
    (parse_period(p.name) ? feed.periods : feed.parts).insert(p.name);
    if (p.table == "production" && !bad.contains(p.id)) production[p.path.string()] = &feed;
    const auto year = parse_period(p.name);
    if (p.table != "trade" || !year || year->year < feed.newest_year) continue;
    feed.newest_year = year->year;
    feed.newest_deliveries.clear();
    for (const auto& part : p.contributions) feed.newest_deliveries.insert(part.delivery);
  }
  for (const auto& p : partitions) {
    auto& feed = feeds[p.feed];
    if (p.name != std::to_string(feed.newest_year)) continue;
    if (p.table == "doubts") feed.doubts = p.rows;
    if (p.table == "frames" && !bad.contains(p.id)) frames[p.path.string()] = &feed;
    if (p.table == "trade" && !bad.contains(p.id)) newest[p.path.string()] = {&feed, &p};
  }
  read_months(newest, db);
  read_years(production, db);
  read_named_shares(frames, db);
  return feeds;
}

std::optional<Date> next_expected(const sources::FeedInfo& info, const HeldFeed& held) {
  const auto newest = held.newest();
  if (info.cadence_days == 0 || !newest) return std::nullopt;
  const int period = held.by_month ? kMonthDays : kYearDays;
  return later_by(*newest, std::max(info.cadence_days, period) + info.release_lag_days);
}

std::optional<Text> newest_year_words(const HeldFeed& held) {
  if (held.months == 0) return std::nullopt;
  constexpr double kRounding = 0.005;  // of totals that are rounded themselves
  auto words = held.months == kWholeYear ? text("{}: whole year", "{}年：通年", held.newest_year)
                                         : text("{}: {}", "{}年：{}", held.newest_year,
                                                describe(Shortfall{.gap = Gap::months_missing, .have = held.months}));
  if (held.named_share && *held.named_share < 1.0 - kRounding) {
    words = text("{}, partners make up {:.0f} % of the printed totals", "{}、相手国計は公表総額の{:.0f}％", words,
                 100.0 * *held.named_share);
  }
  return words;
}

std::optional<Text> frame_words(const DeclaredFrame& frame) {
  constexpr std::array<StaticText, 3> kWords{{{}, {"listed", "一部"}, {"all", "全て"}}};
  Text words;
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const auto extent = frame.*kParts[i].second;
    if (extent == Extent::not_said) continue;
    const auto word = kWords[static_cast<std::size_t>(extent)];
    words.en += fmt::format("{}{} {}", words.en.empty() ? "" : ", ", kParts[i].first, word.en);
    words.ja += fmt::format("{}{}は{}", words.ja.empty() ? "" : "、", kPartsInJapanese[i], word.ja);
  }
  return words.en.empty() ? std::nullopt : std::optional{std::move(words)};
}

DeclaredFrame weakest(const DeclaredFrame& a, const DeclaredFrame& b) {
  const auto strength = [](Extent e) { return e == Extent::listed ? 0 : e == Extent::not_said ? 1 : 2; };
  DeclaredFrame both;
  for (const auto& [name, part] : kParts) both.*part = strength(a.*part) <= strength(b.*part) ? a.*part : b.*part;
  return both;
}

}  // namespace noroshi::use_cases
