#include "propagation/industries/cut_account.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace noroshi::propagation {
namespace {

bool fits(const std::string& code, const std::string& of) { return code.empty() || code == of; }

InputClass class_of(const IndustryParameters& p, const std::string& sector, std::uint32_t s, const std::string& user) {
  InputClass is = p.sectors.empty() ? SectorParameters{}.input_class : p.sectors[s].input_class;
  for (const auto& rule : p.classes)
    if (fits(rule.sector, sector) && fits(rule.user_sector, user)) is = rule.input_class;
  return is;
}

void set_path(CutAccount& account, const Path& path) {
  account.largest_cut = path.largest();
  for (std::size_t k = 0; k < path.values().size(); ++k) {
    if (path.values()[k] <= 0.0) continue;
    account.days_cut +=
        k + 1 < path.days().size() ? path.days()[k + 1] - path.days()[k] : std::numeric_limits<double>::infinity();
  }
}

}  // namespace

CutAccount account_of(const FlowCut& cut, const IndustryFlows& network, const IndustryParameters& p,
                      double stock_scale) {
  CutAccount out;
  set_path(out, cut.cut);
  double weighted = 0.0;
  std::vector<double> taken(network.sectors().size() * network.size(), 0.0);  // by sector and user
  for (std::size_t i = 0; i < network.size(); ++i) {
    const auto& [origin, sector] = network.industries()[i];
    if (!fits(cut.sector, sector) || !fits(cut.origin, origin)) continue;
    const std::uint32_t s = network.sector_of(i);
    const SectorParameters own = p.sectors.empty() ? SectorParameters{} : p.sectors[s];
    for (std::size_t k = 0; k < network.final_users().size(); ++k)
      if (fits(cut.destination, network.final_users()[k].region))
        out.to_final_users += network.final_flow_per_day(i, k);
    for (std::size_t j = 0; j < network.size(); ++j) {
      const double flow = network.flow_per_day(i, j);
      if (flow <= 0.0 || !fits(cut.destination, network.industries()[j].region)) continue;
      const double bought = network.inputs()(s, network.column_of(j));
      const InputClass is = class_of(p, sector, s, network.industries()[j].sector);
      if (!(bought / network.output_per_day(j) > p.negligible_share)) {
        out.negligible += flow;
      } else {
        (is == InputClass::critical ? out.critical : is == InputClass::important ? out.important : out.other) += flow;
        if (is != InputClass::other) {
          const double days = own.stock_days * stock_scale;
          out.shortest_cover_days = std::min(out.shortest_cover_days.value_or(days), days);
        }
      }
      taken[s * network.size() + j] += flow;
      weighted += flow * own.substitution;
    }
  }
  for (std::size_t s = 0; s < network.sectors().size(); ++s)
    for (std::size_t j = 0; j < network.size(); ++j)
      if (const double cut_off = taken[s * network.size() + j]; cut_off > 0.0)
        out.other_origins += std::max(0.0, network.inputs()(s, network.column_of(j)) - cut_off);
  const double to_industries = out.critical + out.important + out.other + out.negligible;
  out.flow = to_industries + out.to_final_users;
  out.substitution = to_industries > 0.0 ? weighted / to_industries : 0.0;
  return out;
}

std::vector<Text> reasons_for_calm(const CutAccount& a) {
  std::vector<Text> reasons;
  const double to_industries = a.critical + a.important + a.other + a.negligible;
  if (!(a.largest_cut > 0.0))
    reasons.push_back({"nothing is cut: the path stays at 0", "経路が0のままで、何も止まっていません"});
  if (a.flow <= 0.0) reasons.push_back({"nothing flows there at rest", "平時にその流れがありません"});
  if (a.flow > 0.0 && to_industries <= 0.0)
    reasons.push_back({"all of it goes to final users, who go without: no industry uses it",
                       "すべて最終需要者向けで、使う産業がありません"});
  if (to_industries > 0.0 && a.critical + a.important <= 0.0) {
    reasons.push_back(
        a.negligible > 0.0 && a.other <= 0.0
            ? Text{"it is too small a share of its users' costs to limit them (negligible_share)",
                   "使う産業の費用に占める割合が小さく、制約になりません(negligible_share)"}
            : Text{"its users can do without it (class other)", "使う産業はそれなしで生産できます(区分other)"});
  }
  if (a.shortest_cover_days && std::isfinite(a.days_cut) && a.days_cut < *a.shortest_cover_days)
    reasons.push_back(text("stocks of {:.0f} days outlast the {:.0f} days of the cut",
                           "{:.0f}日分の在庫が{:.0f}日の停止より長く持ちます", *a.shortest_cover_days, a.days_cut));
  if (to_industries > 0.0 && a.substitution > 0.0 && a.other_origins > 0.0)
    reasons.push_back(text("orders go to other origins, which sell the same users {:.1f} times as much at rest",
                           "注文が他の供給元に移ります(平時に同じ産業へ{:.1f}倍を供給)",
                           a.other_origins / to_industries));
  return reasons;
}

}  // namespace noroshi::propagation
