#pragma once
#include <cstdint>
#include <set>
#include <unordered_map>

#include "model/trade_record.hpp"

namespace noroshi::normalize {

// Records of one feed and year as yearly flows. A reporter that filed the year itself is taken at its word; months are
// added up only where no yearly row exists for that (flow, reporter, product). Cost O(n log n) when there are months.
[[nodiscard]] TradeRecords yearly(TradeRecords records);

// Exporters' reports may stand in for importers' only where enough of a product's exporters report (at least ten, and
// half of those that anyone names): one country's export statistics alone would make it everybody's only supplier.
class ExporterReports {
 public:
  explicit ExporterReports(const TradeRecords& records);
  [[nodiscard]] bool suffice(ProductCode product) const;

 private:
  struct Exporters {
    std::set<std::uint16_t> reporting, known;
  };
  std::unordered_map<std::uint64_t, Exporters> products_;
};

}  // namespace noroshi::normalize
