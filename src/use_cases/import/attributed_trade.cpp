#include "use_cases/import/attributed_trade.hpp"

#include "lake/trade_file.hpp"

namespace noroshi::use_cases {
namespace {

Result<AttributedTrade> read_attributed(columnar::Database& db, const lake::Partition& partition) {
  auto records = lake::read_trade_file(db, partition.path);
  if (!records) return fail(records.error());
  AttributedTrade trade{std::move(*records), {}};
  if (partition.contributions.size() == 1) {  // nothing to look up in the file
    trade.deliveries.assign(trade.records.size(), static_cast<std::int32_t>(partition.contributions.front().delivery));
    return trade;
  }
  auto deliveries = lake::read_row_deliveries(db, partition.path);
  if (!deliveries) return fail(deliveries.error());
  trade.deliveries = std::move(*deliveries);
  return trade;
}

}  // namespace

std::vector<lake::Contribution> AttributedTrade::contributions() const {
  std::map<std::int32_t, std::uint64_t> rows;
  for (const auto delivery : deliveries) ++rows[delivery];
  std::vector<lake::Contribution> found;
  for (const auto& [delivery, count] : rows) found.push_back({delivery, count});
  return found;
}

Result<AttributedTrade> stored_year(const lake::Workspace& workspace, columnar::Database& db, const std::string& table,
                                    std::string_view feed, int year) {
  const auto partitions = workspace.partitions(table);
  if (!partitions) return fail(partitions.error());
  for (const auto& p : *partitions) {
    if (p.feed == feed && p.name == std::to_string(year)) return read_attributed(db, p);
  }
  return AttributedTrade{};
}

}  // namespace noroshi::use_cases
