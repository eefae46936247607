#include "propagation/peers/boario_events.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace noroshi::propagation {
namespace {

// numpy.round(value, decimals): scaled, to even, and back.
double rounded(double value, double scale) { return std::nearbyint(value * scale) / scale; }
constexpr double kCapitalDecimals = 1e7, kArbitraryDecimals = 1e6;

double share_left(const BoarioEvent& event, double elapsed) {
  const double tau = event.recovery_tau;
  switch (event.recovery) {
    case BoarioRecovery::linear:
      return 1.0 - elapsed / tau;
    case BoarioRecovery::convex:
      return std::pow(1.0 - 1.0 / tau, elapsed);
    case BoarioRecovery::convex_scaled:
      return std::pow(1.0 - 1.0 / tau, 4.0 * elapsed);
    case BoarioRecovery::concave:
      break;
  }
  constexpr double kSteepness = 1e-6, kHalf = 2.0;
  const double exponent = (std::log(tau) - std::log(kSteepness)) / (std::log(tau) - std::log(kHalf));
  return std::pow(tau, exponent) / (std::pow(elapsed, exponent) + std::pow(tau, exponent));
}

tl::unexpected<Error> bad_event(Text message) {
  return fail(Error{.code = ErrorCode::invalid_input, .message = std::move(message), .where = "events"});
}

}  // namespace

Result<void> check(const BoarioEvent& event, const IoTable& table) {
  const double largest = event.kind == BoarioEventKind::arbitrary ? 1.0 : std::numeric_limits<double>::max();
  for (const auto& impact : event.impacts) {
    if (impact.industry >= table.size())
      return fail(ErrorCode::not_found,
                  {"an event hits an industry that the table does not have. Use one of its codes",
                   "表にない産業に事象があります。表のコードを使ってください"},
                  "events");
    if (!(impact.amount >= 0.0 && impact.amount <= largest)) {
      return bad_event({"an impact is negative, not a number, or a share above 1. Correct it",
                        "影響の大きさが負、非数、または1を超える割合です。直してください"});
    }
  }
  if (!(event.recovery_tau > 2.0 && event.rebuild_tau >= 1.0 && event.rebuild_factor > 0.0) || event.duration == 0 ||
      std::isinf(event.recovery_tau) || std::isinf(event.rebuild_factor)) {
    return bad_event(
        {"a time or factor of an event is outside its range (duration and rebuilding at least 1 step, "
         "recovery above 2). Correct it",
         "事象の期間か係数が範囲外です(継続と復旧需要は1以上、回復は2超)。直してください"});
  }
  if (event.kind != BoarioEventKind::rebuild) return {};
  double sum = 0.0;
  for (const auto& [sector, share] : event.rebuilding_sectors) {
    sum += share;
    if (!(share >= 0.0) || std::ranges::none_of(table.industries, [&](const auto& i) { return i.sector == sector; }))
      return bad_event(text("no sector {} to rebuild, or a negative share. Use a code of the table",
                            "復旧を担う部門{}がないか、割合が負です。表のコードを使ってください", sector));
  }
  if (!(std::abs(sum - 1.0) < 1e-9))
    return bad_event(
        {"shares of rebuilding sectors must add up to 1", "復旧を担う部門の割合の和は1でなければなりません"});
  return {};
}

BoarioEvents::BoarioEvents(std::vector<BoarioEvent> events, std::vector<double> capital,
                           const numerics::DenseMatrix& z0, const std::vector<std::string>& sectors,
                           const std::vector<std::size_t>& sector_of)
    : capital_{std::move(capital)} {
  for (auto& event : events) {
    Running running{.event = std::move(event)};
    const auto& impacts = running.event.impacts;
    running.damage.assign(impacts.size(), 0.0);
    const bool builds = running.event.kind == BoarioEventKind::rebuild;
    running.first_build = numerics::DenseMatrix{builds ? z0.rows : 0, builds ? impacts.size() : 0};
    running.to_build = running.first_build;
    if (builds) {
      for (const auto& [name, share] : running.event.rebuilding_sectors) {
        const auto s = static_cast<std::size_t>(std::ranges::find(sectors, name) - sectors.begin());
        for (std::size_t k = 0; k < impacts.size(); ++k) {
          double bought = 0.0;
          for (std::size_t i = 0; i < z0.rows; ++i)
            if (sector_of[i] == s) bought += z0(i, impacts[k].industry);
          const double demand = share * impacts[k].amount * running.event.rebuild_factor;
          for (std::size_t i = 0; i < z0.rows; ++i)
            if (sector_of[i] == s && bought > 0.0)
              running.first_build(i, k) = demand * (z0(i, impacts[k].industry) / bought);
        }
      }
    }
    running_.push_back(std::move(running));
  }
}

void BoarioEvents::begin(std::size_t step) {
  for (auto& r : running_) {
    const std::size_t occurrence = r.event.occurrence;
    if (r.phase[0] == pending && occurrence <= step && step <= occurrence + 1) {
      r.phase[0] = happening;
      for (std::size_t k = 0; k < r.damage.size(); ++k) r.damage[k] = r.event.impacts[k].amount;
    }
    if (r.phase[0] == happening && step >= occurrence + r.event.duration) {
      r.phase[0] = recovering;
      r.to_build = r.first_build;
    }
  }
}

std::vector<double> BoarioEvents::capital_lost() const {
  std::vector<double> lost(capital_.size(), 0.0);
  for (const auto& r : running_) {
    if (r.event.kind == BoarioEventKind::arbitrary) continue;
    for (std::size_t k = 0; k < r.damage.size(); ++k) lost[r.event.impacts[k].industry] += r.damage[k];
  }
  return lost;
}

std::vector<double> BoarioEvents::share_of_capital_lost() const {
  auto share = capital_lost();
  for (std::size_t f = 0; f < share.size(); ++f) share[f] = capital_[f] > 0.0 ? share[f] / capital_[f] : 0.0;
  return share;
}

std::vector<double> BoarioEvents::arbitrary_loss() const {
  std::vector<double> loss(capital_.size(), 0.0);
  for (const auto& r : running_) {
    if (r.event.kind != BoarioEventKind::arbitrary) continue;
    for (std::size_t k = 0; k < r.damage.size(); ++k) {
      double& of = loss[r.event.impacts[k].industry];
      of = std::max(of, r.damage[k]);
    }
  }
  return loss;
}

std::vector<double> BoarioEvents::demand() const {
  std::vector<double> demand(capital_.size(), 0.0);
  for (const auto& r : running_) {
    for (std::size_t i = 0; i < r.to_build.rows; ++i) {
      double sum = 0.0;
      for (const double d : r.to_build.row(i)) sum += d;
      demand[i] += sum / r.event.rebuild_tau;
    }
  }
  return demand;
}

void BoarioEvents::deliver(const std::vector<double>& share) {
  for (auto& r : running_) {
    if (r.event.kind != BoarioEventKind::rebuild || r.phase[0] != recovering) continue;
    for (std::size_t i = 0; i < r.to_build.rows; ++i) {
      for (double& d : r.to_build.row(i)) {
        d = std::max(0.0, rounded(d - d / r.event.rebuild_tau * share[i], kCapitalDecimals));
      }
    }
    for (std::size_t k = 0; k < r.damage.size(); ++k) {
      double left = 0.0;
      for (std::size_t i = 0; i < r.to_build.rows; ++i) left += r.to_build(i, k);
      r.damage[k] = left / r.event.rebuild_factor;
    }
  }
}

void BoarioEvents::recover(std::size_t step) {
  for (auto& r : running_) {
    if (r.event.kind == BoarioEventKind::rebuild || r.phase[0] != recovering) continue;
    const auto elapsed = static_cast<double>(step - r.event.occurrence - r.event.duration);
    const double decimals = r.event.kind == BoarioEventKind::arbitrary ? kArbitraryDecimals : kCapitalDecimals;
    for (std::size_t k = 0; k < r.damage.size(); ++k) {
      r.damage[k] = std::max(0.0, rounded(r.event.impacts[k].amount * share_left(r.event, elapsed), decimals));
    }
  }
}

void BoarioEvents::add_to(Fingerprint& print) const {
  print.add(capital_);
  for (const auto& r : running_) {
    const auto& e = r.event;
    print.add(static_cast<double>(e.kind)).add(static_cast<double>(e.occurrence)).add(static_cast<double>(e.duration));
    print.add(static_cast<double>(e.recovery)).add(e.recovery_tau).add(e.rebuild_tau).add(e.rebuild_factor);
    for (const auto& impact : e.impacts) print.add(static_cast<double>(impact.industry)).add(impact.amount);
    print.add(r.first_build.values);
  }
}

}  // namespace noroshi::propagation
