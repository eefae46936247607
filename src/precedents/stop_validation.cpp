#include "precedents/stop_validation.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/philox.hpp"

namespace noroshi::precedents {
namespace {

constexpr std::uint32_t kDealPurpose = 0x53504c54;  // "SPLT"

// A model with the base rates of what it was fitted on.
struct Fitted {
  StopModel model;
  double base_rate = 0.5;  // of no case: a coin
  std::array<double, kHorizons.size()> within{};
};

Fitted fit_where(const Precedents& all, const std::function<bool(const Precedent&)>& keep) {
  Precedents kept;
  std::ranges::copy_if(all, std::back_inserter(kept), [&](const Precedent& p) { return p.outcome && keep(p); });
  Fitted fitted{StopModel::fit(std::move(kept))};
  if (fitted.model.cases() == 0) return fitted;
  const double n = static_cast<double>(fitted.model.cases());
  fitted.base_rate = static_cast<double>(fitted.model.stops()) / n;
  for (std::size_t h = 0; h < kHorizons.size(); ++h) {
    const auto by_then = std::ranges::count_if(fitted.model.precedents(), [&](const Precedent& p) {
      return p.outcome->stopped && p.outcome->days <= kHorizons[h];
    });
    fitted.within[h] = static_cast<double>(by_then) / n;
  }
  return fitted;
}

UnseenForecast forecast_of(const Fitted& fitted, const Precedents& judged, std::size_t place) {
  return {place, fitted.model.forecast(judged[place].known), fitted.model.cases(), fitted.base_rate, fitted.within};
}

}  // namespace

std::vector<UnseenForecast> forecast_left_out(const Precedents& learnt_from, const Precedents& judged) {
  std::map<std::string, Fitted> without;
  std::vector<UnseenForecast> forecasts;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    if (!judged[i].outcome) continue;
    const auto& event = judged[i].event;
    auto at = without.find(event);
    if (at == without.end()) {
      at = without.emplace(event, fit_where(learnt_from, [&](const Precedent& p) { return p.event != event; })).first;
    }
    forecasts.push_back(forecast_of(at->second, judged, i));
  }
  return forecasts;
}

std::vector<UnseenForecast> forecast_other_half(const Precedents& learnt_from, const Precedents& judged,
                                                std::uint64_t seed, std::uint32_t deal) {
  std::set<std::string> events;
  for (const auto* cases : {&learnt_from, &judged}) {
    for (const auto& p : *cases) events.insert(p.event);
  }
  std::vector<std::pair<double, std::string>> shuffled;
  std::uint32_t entity = 0;
  for (const auto& event : events) shuffled.emplace_back(uniform01(seed, {deal, entity++, 0, kDealPurpose}), event);
  std::ranges::sort(shuffled);
  std::set<std::string> first;
  for (std::size_t i = 0; i < shuffled.size() / 2; ++i) first.insert(shuffled[i].second);
  const auto in_first = [&](const Precedent& p) { return first.contains(p.event); };
  const Fitted on_first = fit_where(learnt_from, in_first);
  const Fitted on_second = fit_where(learnt_from, [&](const Precedent& p) { return !in_first(p); });
  std::vector<UnseenForecast> forecasts;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    if (judged[i].outcome) forecasts.push_back(forecast_of(in_first(judged[i]) ? on_second : on_first, judged, i));
  }
  return forecasts;
}

}  // namespace noroshi::precedents
