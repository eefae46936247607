#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "model/trade_frame.hpp"
#include "sources/feed.hpp"

namespace noroshi::use_cases {

// What a workspace holds of one feed.
struct HeldFeed {
  std::uint64_t rows = 0;
  std::set<std::string> periods;             // partitions that are years or months
  std::set<std::string> parts;               // others: editions, "all"
  std::int64_t delivery = 0;                 // the newest
  std::set<std::int64_t> newest_deliveries;  // whose rows are in its newest year of trade
  int newest_year = 0;                       // of trade and production: that rows are about; 0: rows say no year
  std::uint16_t months = 0;                  // of trade: held of its newest year, bit 0 = January; all for a whole year
  bool by_month = false;                     // of trade: its newest year is there as months
  std::optional<double> named_share;         // of the World totals printed for its newest year: what partners make up
  std::uint64_t doubts = 0;                  // that imports found in the newest year
  std::vector<std::string> unreadable;       // files that are gone, broken, or not as long as the register says

  // The end of the newest period; of tables without periods the day from which their newest edition holds. Nothing:
  // neither rows nor names say a day.
  [[nodiscard]] std::optional<Date> newest() const;
};
using HeldFeeds = std::map<std::string, HeldFeed>;

// A few queries over the newest files. Errors: those of the register; files that cannot be read are named, not errors.
[[nodiscard]] Result<HeldFeeds> held_feeds(const std::vector<lake::Partition>& partitions, columnar::Database& db);

// The day that a partition's name speaks of: the end of a year or month, the first day of an edition ("JP2026-07-09",
// "HS22_CSV"). Of several the newest.
[[nodiscard]] std::optional<Date> day_named(std::string_view partition);

// When the next period should be there: end of the newest period + the longer of the feed's cadence and that period +
// the usual lag of publication. Nothing: not loaded, or the feed has no rhythm.
[[nodiscard]] std::optional<Date> next_expected(const sources::FeedInfo& info, const HeldFeed& held);

// "2025: months 1-2 of 12, partners make up 83 % of the printed totals"; nothing for feeds without trade.
[[nodiscard]] std::optional<Text> newest_year_words(const HeldFeed& held);

// "partners all, products listed"; nothing when nobody said anything. Of several deliveries the weakest word counts.
[[nodiscard]] std::optional<Text> frame_words(const DeclaredFrame& frame);
[[nodiscard]] DeclaredFrame weakest(const DeclaredFrame& a, const DeclaredFrame& b);

}  // namespace noroshi::use_cases
