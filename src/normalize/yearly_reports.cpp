#include "normalize/yearly_reports.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace noroshi::normalize {

TradeRecords yearly(TradeRecords records) {
  if (std::ranges::all_of(records, [](const TradeRecord& r) { return r.period.is_year(); })) return records;
  using Group = std::tuple<std::uint64_t, Flow, AreaCode>;
  std::set<Group> filed;
  for (const auto& r : records) {
    if (r.period.is_year()) filed.insert({r.product.packed(), r.flow, r.reporter});
  }
  std::map<std::tuple<std::uint64_t, Flow, AreaCode, AreaCode>, TradeRecord> sums;
  TradeRecords out;
  for (auto& r : records) {
    if (r.period.is_year()) {
      out.push_back(r);
    } else if (!filed.contains({r.product.packed(), r.flow, r.reporter})) {
      r.period.month = 0;
      const auto [sum, is_new] = sums.try_emplace({r.product.packed(), r.flow, r.reporter, r.partner}, r);
      if (!is_new) sum->second.value_usd += r.value_usd;
    }
  }
  for (const auto& [key, r] : sums) out.push_back(r);
  return out;
}

}  // namespace noroshi::normalize
