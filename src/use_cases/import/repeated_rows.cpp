#include "use_cases/import/repeated_rows.hpp"

#include <algorithm>
#include <cmath>

#include "lake/trade_order.hpp"
#include "use_cases/import/trade_group.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kConflictsNamed = 3;

bool is_text(unsigned form) { return form >= 8; }

// Whether two rows of one key were written as different areas. Two spellings of one name are no two areas when the
// figure is the same, too.
bool of_different_parts(const TradeRecord& a, const TradeRecord& b) {
  if (a.part == b.part) return false;
  const bool spelt = is_text(a.part & 15u) || is_text(a.part >> 4);
  return !spelt || a.value_usd != b.value_usd;
}

// The values differ by more than the writing of a number does.
bool differ(double a, double b) { return std::abs(a - b) > 1e-9 * std::max(std::abs(a), std::abs(b)); }

struct Conflict {
  std::uint32_t first, second;
};

Error conflicting(const TradeCollector& collected, const TradeRecords& table, const std::vector<Conflict>& conflicts,
                  const Acceptance& acceptance) {
  std::string pairs;
  for (const auto& [first, second] : std::span{conflicts}.first(std::min(conflicts.size(), kConflictsNamed))) {
    pairs +=
        fmt::format("{}{} ({} {}: {:.10g} USD) / {} ({:.10g} USD)", pairs.empty() ? "" : "; ",
                    collected.place_of(table, first), table[first].product.digits(), to_string(table[first].period),
                    table[first].value_usd, collected.place_of(table, second), table[second].value_usd);
  }
  return {ErrorCode::refused,
          text("{} rows repeat the reporter, partner, product and period of another with a different value: {}. Remove "
               "one of each pair or, where each row is a transaction of its own, let the mapping say repeated = "
               "\"add\" under [delivery].",
               "報告国・相手国・品目・期間が同じで金額の異なる行が{}件あります：{}。一方を削除してください。"
               "各行が個別の取引であれば、対応表の [delivery] に repeated = "
               "\"add\" と記してください。",
               conflicts.size(), pairs),
          acceptance.feed.id};
}

}  // namespace

Result<SettledRows> settle_repeated(TradeCollector& collected, TradeRecords& table, const Acceptance& acceptance) {
  auto found = lake::storage_order(table);
  SettledRows settled{std::move(found.order), {}};
  std::vector<Conflict> conflicts;
  std::size_t at = 0;  // both lists are in storage order
  std::vector<TradeRecord> seen;
  for (std::size_t i = 0; i < found.repeated.size(); ++i) {
    const auto again = found.repeated[i];
    const auto key = flow_of(table[again]);
    if (i == 0 || flow_of(table[found.repeated[i - 1]]) != key) {
      while (flow_of(table[settled.order[at]]) != key) ++at;
      seen.assign(1, table[settled.order[at]]);
    }
    const auto first = settled.order[at];
    const bool other_part =
        std::ranges::all_of(seen, [&](const TradeRecord& r) { return of_different_parts(r, table[again]); });
    const auto same = std::ranges::find(seen, table[again].part, &TradeRecord::part);
    const auto& twin = same == seen.end() ? seen.front() : *same;
    if (other_part || acceptance.feed.repeated == sources::Repeated::added) {
      seen.push_back(table[again]);
      add_to(table[first], table[again]);
      settled.added.push_back(again);
      continue;
    }
    // Files of one delivery may be of different dates, and then the one named first stands; within a file nobody can
    // say which of two figures is meant.
    if (differ(twin.value_usd, table[again].value_usd) && collected.in_one_file(table, first, again))
      conflicts.push_back({first, again});
    collected.reject_duplicate(table, again);
  }
  if (!conflicts.empty() && !acceptance.forced) return fail(conflicting(collected, table, conflicts, acceptance));
  return settled;
}

}  // namespace noroshi::use_cases
