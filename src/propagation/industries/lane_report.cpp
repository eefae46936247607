#include <algorithm>
#include <numeric>

#include "base/contract.hpp"
#include "propagation/industries/industry_series.hpp"
#include "propagation/industries/lane_block.hpp"

namespace noroshi::propagation {

std::vector<Series> industry_series(const IndustryFlows& flows) {
  const std::size_t n = flows.size(), m = flows.final_users().size();
  return {{"output", {"output", "生産"}, "money/day", n},
          {"demand", {"demand", "需要"}, "money/day", n},
          {"capacity", {"capacity", "生産能力"}, "money/day", n},
          {"overproduction", {"overproduction", "増産倍率"}, "factor", n},
          {"input_limit", {"output that stocks allow, over output at rest", "在庫が許す生産(平時比)"}, "ratio", n},
          {"stock", {"stock of all inputs", "投入在庫の合計"}, "money", n},
          {"capital_lost", {"capital lost", "失われた資本"}, "money", n},
          {"final_delivered", {"delivered to final users", "最終需要者への供給"}, "money/day", m},
          {"final_unmet", {"wanted by final users and not delivered", "満たされない最終需要"}, "money/day", m}};
}

void LaneBlock::observe(std::size_t which, std::size_t lane, std::span<double> out) const {
  NOROSHI_EXPECT(lane < lanes_);
  const auto& flows = *c_->flows;
  const auto by_column = [&](auto value) {
    for (std::size_t c = 0; c < c_->n; ++c) out[flows.by_column()[c]] = value(c);
  };
  const auto from = [&](const std::vector<double>& values) {
    by_column([&](std::size_t c) { return values[c * width_ + lane]; });
  };
  switch (static_cast<IndustrySeries>(which)) {
    case IndustrySeries::output:
      return from(output_);
    case IndustrySeries::demand:
      return from(demand_);
    case IndustrySeries::capacity:
      return from(capacity_);
    case IndustrySeries::overproduction:
      return from(alpha_);
    case IndustrySeries::input_limit:
      return from(input_limit_);
    case IndustrySeries::stock:
      return by_column([&](std::size_t c) {
        double sum = 0.0;
        for (std::size_t s = 0; s < c_->sectors; ++s) sum += stock_[(s * c_->n + c) * width_ + lane];
        return sum;
      });
    case IndustrySeries::capital_lost:
      return by_column([&](std::size_t c) { return capital_[lane].money_lost(c); });
    case IndustrySeries::final_delivered:
    case IndustrySeries::final_unmet:
      break;
  }
  const bool unmet = static_cast<IndustrySeries>(which) == IndustrySeries::final_unmet;
  std::ranges::fill(out, 0.0);
  for (std::size_t r = 0; r < c_->n; ++r) {
    const auto row = flows.final_flows().row(r);
    const double share = to_final_[r * width_ + lane];
    for (std::size_t k = 0; k < out.size(); ++k) {
      const double wanted = shocks_[lane].wanted(r, k), may = shocks_[lane].passing(r, k);
      const double sent = (may < 1.0 ? std::min(wanted, may) : wanted) * share;
      out[k] += row[k] * (unmet ? std::max(0.0, wanted - sent) : sent);
    }
  }
}

MassBalance LaneBlock::balance(std::size_t lane) const {
  const auto of = [&](Account which) { return account_[which * width_ + lane]; };
  MassBalance b{.stock_start = of(stock_start),
                .under_way_start = of(under_way_start),
                .received = of(received),
                .used = of(used),
                .output = of(made),
                .to_industries = of(to_industries),
                .to_final_users = of(to_final_users),
                .to_rebuilding = of(to_rebuilding)};
  for (std::size_t k = lane; k < stock_.size(); k += width_) b.stock_now += stock_[k];
  for (std::size_t k = lane; k < under_way_.size(); k += width_) b.under_way_now += under_way_[k];
  return b;
}

}  // namespace noroshi::propagation
