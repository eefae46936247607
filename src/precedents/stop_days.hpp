#pragma once
#include <optional>
#include <span>
#include <vector>

#include "model/range.hpp"
#include "precedents/precedent.hpp"

namespace noroshi::precedents {

// Days from the cut to the first stop, given that somebody stops. They follow the pipeline rather than the share cut:
// the mean of ln(1 + days) of cases alike (a part by its way, anything behind a part by its tier), drawn towards the
// mean of parts, or of the rest, as if that were one case more, and that towards the mean of all in the same way
// (shrinkage of Efron and Morris 1975, "Data analysis using Stein's estimator", JASA 70(350), with one fixed weight).
// The spread is that of the leave-one-out misses of the cases themselves (jackknife predictive distribution; Barber,
// Candes, Ramdas and Tibshirani 2021, "Predictive inference with the jackknife+", Annals of Statistics 49(1)).
class StopDays {
 public:
  // Cases that did not stop are passed over. Nothing when fewer than two stopped.
  [[nodiscard]] static std::optional<StopDays> fit(std::span<const Precedent> precedents);

  // 10, 50 and 90 % of the days; a whole 80 % band.
  [[nodiscard]] Range band(const Circumstances& known) const;
  // Probability that the first stop is on day `days` or before, given that there is one.
  [[nodiscard]] double share_by(const Circumstances& known, double days) const;
  [[nodiscard]] std::size_t cases() const { return seen_.size(); }

 private:
  struct Seen {
    Circumstances known;
    double log_days;  // ln(1 + days)
  };
  [[nodiscard]] double centre(const Circumstances& known, const Seen* left_out) const;
  [[nodiscard]] double quantile(const Circumstances& known, double p) const;

  std::vector<Seen> seen_;
  std::vector<double> misses_;  // sorted, of ln(1 + days)
};

}  // namespace noroshi::precedents
