#include "normalize/yearly_reports.hpp"

#include <algorithm>
#include <map>
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

ExporterReports::ExporterReports(const TradeRecords& records) {
  for (const auto& r : records) {
    auto& product = products_[r.product.packed()];
    if (r.flow == Flow::export_) {
      product.reporting.insert(r.reporter.value);
      product.known.insert(r.reporter.value);
    } else if (r.flow == Flow::import) {
      product.known.insert(r.partner.value);
    }
  }
}

bool ExporterReports::suffice(ProductCode product) const {
  constexpr std::size_t kFewest = 10;
  constexpr double kShare = 0.5;
  const auto found = products_.find(product.packed());
  if (found == products_.end()) return false;
  const auto reporting = found->second.reporting.size();
  return reporting >= kFewest &&
         static_cast<double>(reporting) >= kShare * static_cast<double>(found->second.known.size());
}

}  // namespace noroshi::normalize
