#include "holdings/trade_provenance.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"

namespace noroshi::holdings {

Result<std::vector<Provenance>> trade_provenance(const OpenedWorkspace& workspace,
                                                 const std::vector<lake::Partition>& used) {
  const auto deliveries = workspace.store().deliveries();
  if (!deliveries) return fail(deliveries.error());
  std::map<std::int64_t, std::vector<std::string>> periods;
  for (const auto& p : used) {
    for (const auto& c : p.contributions) periods[c.delivery].push_back(p.name);
  }
  std::vector<Provenance> provenance;
  for (auto& [id, names] : periods) {
    const auto delivery = std::ranges::find(*deliveries, id, &Delivery::id);
    if (delivery == deliveries->end()) continue;
    std::ranges::sort(names);
    const auto newest = parse_period(names.back());
    const auto since = newest ? std::optional{last_day(*newest)} : delivery->retrieved;  // tables have no period
    Provenance p;
    p.source = delivery->publisher + " (" + delivery->feed + ")";
    p.period = names.size() == 1 ? names.front() : names.front() + "–" + names.back();
    p.retrieved = delivery->retrieved;
    p.age_days = since ? std::max(0, days_between(*since, workspace.today())) : 0;  // 0: the period still runs
    p.method = text("delivery {}: {}", "取込 {}：{}", id, delivery->files);
    provenance.push_back(std::move(p));
  }
  std::ranges::stable_sort(provenance, std::ranges::greater{}, &Provenance::period);
  return provenance;
}

Result<std::vector<lake::Partition>> holding_products(columnar::Database& db, std::vector<lake::Partition> files,
                                                      const std::vector<std::string>& digits) {
  for (auto& file : files) {
    const bool one = file.contributions.size() == 1;  // files of format 1 do not say more than that
    std::set<std::int64_t> deliveries;
    const auto sql = fmt::format("SELECT DISTINCT {}::BIGINT FROM read_parquet({}) WHERE product IN ({})",
                                 one ? std::to_string(file.contributions.front().delivery) : "delivery",
                                 columnar::sql_file(file.path), columnar::sql_list(digits));
    const auto read = columnar::each_row(db, sql, [&](const columnar::Batch& batch, std::size_t r) {
      deliveries.insert(batch.values<std::int64_t>(0)[r]);
    });
    if (!read) return fail(read.error());
    std::erase_if(file.contributions, [&](const lake::Contribution& c) { return !deliveries.contains(c.delivery); });
  }
  return files;
}

Result<std::vector<Provenance>> trade_provenance(const OpenedWorkspace& workspace, columnar::Database& db,
                                                 std::vector<lake::Partition> files,
                                                 const std::vector<std::string>& digits) {
  const auto holding = holding_products(db, std::move(files), digits);
  if (!holding) return fail(holding.error());
  return trade_provenance(workspace, *holding);
}

}  // namespace noroshi::holdings
