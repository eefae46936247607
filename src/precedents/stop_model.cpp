#include "precedents/stop_model.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace noroshi::precedents {
namespace {

constexpr int kColumns = kShocks + kTiers + 1;
constexpr double kMonthOfStock = 30.0;                      // days
constexpr double kTenPercentOfNormal = 1.2815515655446004;  // standard normal quantile of 0.9
constexpr std::size_t kMostAlike = 5;

// Columns of one circumstance, of which a case has one or, where it is not known, none.
struct Factor {
  std::size_t first, count;
};
constexpr Factor kFactors[] = {{0, kShocks}, {kShocks, kTiers}, {kShocks + kTiers, 1}};

using Presence = std::array<std::optional<double>, kColumns>;  // 1 has it, 0 has not, nothing: not known

Presence presence_of(const Circumstances& known) {
  Presence has{};
  const auto one_of = [&](const Factor& factor, std::size_t which) {
    for (std::size_t k = 0; k < factor.count; ++k) has[factor.first + k] = k == which ? 1.0 : 0.0;
  };
  if (known.shock) one_of(kFactors[0], static_cast<std::size_t>(*known.shock));
  if (known.tier) one_of(kFactors[1], static_cast<std::size_t>(*known.tier));
  has[kColumns - 1] = known.stock_days && *known.stock_days >= kMonthOfStock ? 1.0 : 0.0;  // or nobody has published it
  return has;
}

std::vector<double> frequencies_of(const Precedents& precedents) {
  std::vector<double> with(kColumns), told(kColumns);
  for (const auto& p : precedents) {
    if (!p.outcome) continue;
    const auto has = presence_of(p.known);
    for (std::size_t c = 0; c < kColumns; ++c) {
      with[c] += has[c].value_or(0.0);
      told[c] += has[c] ? 1.0 : 0.0;
    }
  }
  for (std::size_t c = 0; c < kColumns; ++c) with[c] = told[c] > 0.0 ? with[c] / told[c] : 0.0;
  return with;
}

Text circumstance(std::size_t column) {
  if (column < kShocks) return name_of(static_cast<Shock>(column));
  if (column < kShocks + kTiers) return name_of(static_cast<GoodTier>(column - kShocks));
  return {"stock of a month or more", "在庫1か月以上"};
}

// How much two cases have in common: shock and tier first, then the way.
int likeness(const Circumstances& a, const Circumstances& b) {
  return (a.shock && a.shock == b.shock ? 2 : 0) + (a.tier && a.tier == b.tier ? 2 : 0) +
         (a.reach && a.reach == b.reach ? 1 : 0);
}

std::vector<std::size_t> most_alike(const Precedents& precedents, const Circumstances& known) {
  std::vector<std::size_t> order(precedents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) { return likeness(precedents[i].known, known) == 0; });
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const int like_a = likeness(precedents[a].known, known), like_b = likeness(precedents[b].known, known);
    return like_a != like_b ? like_a > like_b : precedents[a].effective > precedents[b].effective;
  });
  if (order.size() > kMostAlike) order.resize(kMostAlike);
  return order;
}

}  // namespace

// Each column less its frequency; a circumstance that is not known, or that no case had, leaves the average case.
std::vector<double> StopModel::row_of(const Circumstances& known) const {
  const auto has = presence_of(known);
  std::vector<double> row(kColumns, 0.0);
  for (const auto& factor : kFactors) {
    const auto seen = [&](std::size_t c) { return has[c].value_or(0.0) > 0.0 && frequencies_[c] > 0.0; };
    bool usable = factor.count == 1 && has[factor.first].has_value();
    for (std::size_t c = factor.first; c < factor.first + factor.count; ++c) usable = usable || seen(c);
    if (!usable) continue;
    for (std::size_t c = factor.first; c < factor.first + factor.count; ++c) row[c] = *has[c] - frequencies_[c];
  }
  return row;
}

StopModel StopModel::fit(Precedents precedents) {
  StopModel model;
  model.precedents_ = std::move(precedents);
  model.frequencies_ = frequencies_of(model.precedents_);
  std::vector<double> rows, happened;
  for (const auto& p : model.precedents_) {
    if (!p.outcome) continue;
    const auto row = model.row_of(p.known);
    rows.insert(rows.end(), row.begin(), row.end());
    happened.push_back(p.outcome->stopped ? 1.0 : 0.0);
    model.stops_ += p.outcome->stopped ? 1 : 0;
  }
  model.cases_ = happened.size();
  numerics::DenseMatrix design(happened.size(), kColumns);
  design.values = std::move(rows);
  model.odds_ = numerics::fit_ridge_logistic(design, happened);
  model.days_ = StopDays::fit(model.precedents_);
  return model;
}

double StopModel::probability(const Circumstances& known) const {
  return numerics::logistic(odds_.log_odds(row_of(known)));
}

StopForecast StopModel::forecast(const Circumstances& known) const {
  const auto row = row_of(known);
  const double middle = odds_.log_odds(row), reach = kTenPercentOfNormal * odds_.deviation(row);
  StopForecast forecast;
  forecast.ever = {numerics::logistic(middle - reach), numerics::logistic(middle), numerics::logistic(middle + reach)};
  for (std::size_t h = 0; h < kHorizons.size(); ++h) {
    const double share = days_ ? days_->share_by(known, kHorizons[h]) : 1.0;
    forecast.within[h] = {forecast.ever.low * share, forecast.ever.mid * share, forecast.ever.high * share};
  }
  if (days_) forecast.days = days_->band(known);
  forecast.days_until_empty = days_until_empty(known);
  forecast.alike = most_alike(precedents_, known);
  return forecast;
}

std::vector<StopWeight> StopModel::weights() const {
  std::vector<StopWeight> weights{{{"the average case", "平均的な事例"}, odds_.weights[0], cases_}};
  for (std::size_t column = 0; column < kColumns; ++column) {
    const auto has = [&](const Precedent& p) { return p.outcome && presence_of(p.known)[column].value_or(0.0) > 0.0; };
    weights.push_back({circumstance(column), odds_.weights[column + 1],
                       static_cast<std::size_t>(std::ranges::count_if(precedents_, has))});
  }
  return weights;
}

}  // namespace noroshi::precedents
