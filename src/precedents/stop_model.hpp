#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/range.hpp"
#include "numerics/ridge_logistic.hpp"
#include "precedents/precedent.hpp"
#include "precedents/stop_days.hpp"

namespace noroshi::precedents {

inline constexpr std::array<int, 3> kHorizons{30, 90, 180};  // days

// How probable it is that somebody's production stops, and when: the prior that a simulation starts from.
struct StopForecast {
  Range ever;                                  // probability of a stop; 80 % interval of the fit
  std::array<Range, kHorizons.size()> within;  // the same within each horizon
  std::optional<Range> days;                   // to the first stop, if there is one: 80 % band and median
  std::optional<double> days_until_empty;      // arithmetic of the store, where the stock is known; not fitted
  std::vector<std::size_t> alike;              // places of the cases most alike in StopModel::precedents()
};

// What one circumstance adds to the log-odds of a stop, less what the average case has of it.
struct StopWeight {
  Text circumstance;
  double log_odds = 0.0;
  std::size_t cases = 0;  // that it was learnt from; 0: the prior, no effect
};

// log-odds of a stop = base + by shock + by tier + for a month of stock: ridge logistic regression whose prior
// (standard deviation 1 of a weight) was chosen before any case was looked at and is not tuned. P(stop by day h) =
// P(stop) x share of first stops by then (StopDays). Fitted at run time on the cases it is given; those whose outcome
// cannot be told are passed over. What a forecaster does not know, or no case had, counts as in the average case.
//
//   const auto cases = read_precedents(data_folder / kPrecedentFile);
//   const auto forecast = StopModel::fit(*cases).forecast({.shock = Shock::act_of_state, .tier = GoodTier::material});
//
// Known limits: cases are remembered because something happened, so that the base rate is that of famous cases; about
// forty cases leave a wide interval, which is why there is one. Cost: a fit about 0.1 ms, a forecast microseconds.
class StopModel {
 public:
  [[nodiscard]] static StopModel fit(Precedents precedents);

  [[nodiscard]] StopForecast forecast(const Circumstances& known) const;
  [[nodiscard]] double probability(const Circumstances& known) const;  // of a stop ever; middle
  [[nodiscard]] std::vector<StopWeight> weights() const;               // the base rate first
  [[nodiscard]] const Precedents& precedents() const { return precedents_; }
  [[nodiscard]] std::size_t cases() const { return cases_; }  // with an outcome
  [[nodiscard]] std::size_t stops() const { return stops_; }

 private:
  Precedents precedents_;
  [[nodiscard]] std::vector<double> row_of(const Circumstances& known) const;

  numerics::RidgeLogistic odds_;
  std::vector<double> frequencies_;  // of each column, among cases where its circumstance is known
  std::optional<StopDays> days_;
  std::size_t cases_ = 0, stops_ = 0;
};

}  // namespace noroshi::precedents
