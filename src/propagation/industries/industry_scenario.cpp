#include "propagation/industries/industry_scenario.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace noroshi::propagation {
namespace {

tl::unexpected<Error> bad(const char* field, Text message, const std::string& lane) {
  return fail(Error{.code = ErrorCode::invalid_input,
                    .message = std::move(message),
                    .where = lane.empty() ? field : lane + ":" + field});
}

Result<void> known(const IndustryFlows& network, const std::string& region, const std::string& sector,
                   const std::string& lane) {
  if (!region.empty() && !network.region(region))
    return fail(ErrorCode::not_found,
                text("a shock names the region {}, which the table does not have. Use one of its codes",
                     "想定の地域{}は表にありません。表のコードを使ってください", region),
                lane);
  if (!sector.empty() && !network.sector(sector))
    return fail(ErrorCode::not_found,
                text("a shock names the sector {}, which the table does not have. Use one of its codes",
                     "想定の部門{}は表にありません。表のコードを使ってください", sector),
                lane);
  if (!region.empty() && !sector.empty() && !network.find({region, sector}))
    return fail(ErrorCode::not_found,
                text("a shock names {} {}, and this region has no such industry. Use one of the table",
                     "想定の{} {}という産業はありません。表の産業を使ってください", region, sector),
                lane);
  return {};
}

Result<void> within(const Path& path, double least, double most, const char* field, const std::string& lane) {
  if (path.smallest() >= least && path.largest() <= most) return {};
  return bad(field,
             text("a path leaves its range {} to {}. Correct its values",
                  "経路の値が範囲{}～{}の外です。直してください", least, most),
             lane);
}

Result<void> check_users(const DemandShock& shock, const IndustryFlows& network, const std::string& lane) {
  if (auto fine = known(network, "", shock.sector, lane); !fine) return fine;
  const bool any = std::ranges::any_of(network.final_users(), [&](const FinalUser& u) {
    return (shock.region.empty() || u.region == shock.region) &&
           (shock.category.empty() || u.category == shock.category);
  });
  if (!any)
    return fail(ErrorCode::not_found,
                text("the table has no final user {} {}. Use one of its own",
                     "最終需要者{} {}は表にありません。表のものを使ってください", shock.region, shock.category),
                lane);
  return within(shock.change, -1.0, 1e3, "demand_shocks", lane);
}

Result<void> check_capital(const CapitalLoss& loss, const IndustryFlows& network, const std::string& lane) {
  if (auto fine = known(network, loss.region, loss.sector, lane); !fine) return fine;
  const bool numbers = loss.share >= 0.0 && loss.share <= 1.0 && loss.day >= 0.0 && std::isfinite(loss.day) &&
                       loss.duration_days >= 0.0 && std::isfinite(loss.duration_days);
  if (!numbers)
    return bad("capital_losses",
               {"the share of capital lost is in [0, 1], days are zero or more. Correct it",
                "失われる資本の割合は0～1、日数は0以上です。直してください"},
               lane);
  const bool curved = loss.curve == RecoveryCurve::linear || loss.curve == RecoveryCurve::convex ||
                      loss.curve == RecoveryCurve::concave;
  const double least = loss.curve == RecoveryCurve::linear ? 0.0 : 2.0;
  if (curved && !(loss.recovery_days > least && std::isfinite(loss.recovery_days)))
    return bad("capital_losses",
               {"a recovery takes more than 0 days (linear) or 2 days (convex, concave). Give recovery_days",
                "回復日数は0日超(線形)または2日超(凸・凹)です。recovery_daysを与えてください"},
               lane);
  if (loss.rebuilders.empty()) return within(loss.recovered, 0.0, 1.0, "capital_losses", lane);
  if (loss.curve != RecoveryCurve::none)
    return bad("capital_losses",
               {"capital cannot come back by a curve and by being rebuilt at once (contradictory). Choose one",
                "回復曲線と復旧需要は同時に指定できません(矛盾)。一方を選んでください"},
               lane);
  double sum = 0.0;
  for (const auto& r : loss.rebuilders) {
    if (auto fine = known(network, "", r.sector, lane); !fine || r.sector.empty())
      return fine ? bad("capital_losses", {"a rebuilding sector has no code", "復旧を担う部門のコードがありません"},
                        lane)
                  : fine;
    sum += r.share;
    if (!(r.share >= 0.0))
      return bad("capital_losses", {"a share of rebuilding is negative", "復旧の割合が負です"}, lane);
  }
  if (!(std::abs(sum - 1.0) < 1e-9) || !(loss.rebuild_days > 0.0 && std::isfinite(loss.rebuild_days)) ||
      !(loss.rebuild_factor > 0.0 && std::isfinite(loss.rebuild_factor)))
    return bad("capital_losses",
               {"shares of rebuilding sectors add up to 1; rebuild_days and rebuild_factor are above 0. Correct them",
                "復旧部門の割合の和は1、rebuild_daysとrebuild_factorは正です。直してください"},
               lane);
  return {};
}

Result<void> check_scales(const IndustryScenario& s, const IndustryFlows& network) {
  const auto fine = [](double v, bool zero) { return std::isfinite(v) && v <= 1e3 && (v > 0.0 || (zero && v == 0.0)); };
  const bool sectors = s.sector_stock_scale.empty() ||
                       (s.sector_stock_scale.size() == network.sectors().size() &&
                        std::ranges::all_of(s.sector_stock_scale, [&](double v) { return fine(v, false); }));
  if (sectors && fine(s.stock_scale, false) && fine(s.overproduction_scale, true) && fine(s.substitution_scale, true))
    return {};
  return bad("scales",
             {"a factor of stocks is above 0, of overproduction and substitution 0 or more, one per sector or none. "
              "Correct it",
              "在庫倍率は正、増産・代替の倍率は0以上、部門別倍率は部門数と同数か空です。直してください"},
             s.id);
}

// A cut of goods that nobody trades cannot do anything: a mistake in a code, not a calm economy.
bool any_flow(const FlowCut& cut, const IndustryFlows& network) {
  for (std::size_t i = 0; i < network.size(); ++i) {
    const auto& [region, sector] = network.industries()[i];
    if ((!cut.sector.empty() && sector != cut.sector) || (!cut.origin.empty() && region != cut.origin)) continue;
    for (std::size_t j = 0; j < network.size(); ++j)
      if ((cut.destination.empty() || network.industries()[j].region == cut.destination) &&
          network.flow_per_day(i, j) > 0.0)
        return true;
    for (std::size_t k = 0; k < network.final_users().size(); ++k)
      if ((cut.destination.empty() || network.final_users()[k].region == cut.destination) &&
          network.final_flow_per_day(i, k) > 0.0)
        return true;
  }
  return false;
}

}  // namespace

Result<void> check(const IndustryScenario& s, const IndustryFlows& network) {
  for (const auto& cut : s.supply_cuts) {
    if (auto fine = known(network, cut.region, cut.sector, s.id); !fine) return fine;
    if (auto fine = within(cut.lost, 0.0, 1.0, "supply_cuts", s.id); !fine) return fine;
  }
  for (const auto& cut : s.flow_cuts) {
    if (auto fine = known(network, cut.origin, cut.sector, s.id); !fine) return fine;
    if (auto fine = known(network, cut.destination, "", s.id); !fine) return fine;
    if (auto fine = within(cut.cut, 0.0, 1.0, "flow_cuts", s.id); !fine) return fine;
    if (!any_flow(cut, network)) {
      return fail(
          ErrorCode::not_found,
          text("nothing of {} goes from {} to {} in the table, so cutting it can do nothing. Choose a flow that exists",
               "{}の{}から{}への流れは表になく、止めても影響はありません。ある流れを選んでください",
               cut.sector.empty() ? "*" : cut.sector, cut.origin.empty() ? "*" : cut.origin,
               cut.destination.empty() ? "*" : cut.destination),
          s.id);
    }
  }
  for (const auto& shock : s.demand_shocks)
    if (auto fine = check_users(shock, network, s.id); !fine) return fine;
  for (const auto& loss : s.capital_losses)
    if (auto fine = check_capital(loss, network, s.id); !fine) return fine;
  return check_scales(s, network);
}

}  // namespace noroshi::propagation
