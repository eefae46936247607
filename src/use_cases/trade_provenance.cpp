#include "use_cases/trade_provenance.hpp"

#include <algorithm>
#include <map>

#include "use_cases/clock.hpp"

namespace noroshi {

Result<std::vector<Provenance>> trade_provenance(const Workspace& workspace, const std::vector<Partition>& used) {
  const auto deliveries = workspace.deliveries();
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
    const auto since =
        newest ? std::optional{last_day(*newest)} : parse_date(delivery->retrieved);  // tables have no period
    Provenance p;
    p.source = delivery->publisher + " (" + delivery->feed + ")";
    p.period = names.size() == 1 ? names.front() : names.front() + "–" + names.back();
    p.retrieved = delivery->retrieved;
    p.age_days = since ? std::max(0, days_between(*since, today())) : 0;  // 0: the period still runs
    p.method = text("delivery {}: {}", "取込 {}：{}", id, delivery->files);
    provenance.push_back(std::move(p));
  }
  std::ranges::stable_sort(provenance, std::ranges::greater{}, &Provenance::period);
  return provenance;
}

}  // namespace noroshi
