#include "use_cases/hindcast/ban_forecast.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "base/philox.hpp"
#include "numerics/robust.hpp"
#include "propagation/arrivals.hpp"
#include "scenarios/control.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::uint32_t kDraws = 400;
constexpr std::uint32_t kPurpose = 0x42414e31;  // "BAN1"
constexpr int kYearsBefore = 5, kYearsAfter = 2, kDaysOfYear = 365;
constexpr double kLeastLoss = 0.05;      // of purchases, to count as hit
constexpr double kLeastShare = 0.01;     // of purchases, for an origin to stand alone
constexpr double kLeastTonnes = 10'000;  // bought a year: below, one ship decides
constexpr const char* kOther = "other";

// Ranges of ours: nobody published them for this good before the ban.
constexpr Range kTransitDays{15, 30, 45}, kLeadDays{30, 60, 180}, kRampDays{30, 180, 365}, kDivertedShare{0, 0.1, 0.3};

struct Inputs {
  int transit, lead, ramp;
  double diverted;
};

Inputs draw_inputs(std::uint64_t seed, std::uint32_t replicate) {
  const auto at = [&](const Range& range, std::uint32_t entity) {
    return range.at(uniform01(seed, {replicate, entity, 0, kPurpose}));
  };
  const auto days = [&](const Range& range, std::uint32_t entity) {
    return static_cast<int>(std::lround(at(range, entity)));
  };
  return {days(kTransitDays, 0), days(kLeadDays, 1), days(kRampDays, 2), at(kDivertedShare, 3)};
}

struct Loser {
  std::string importer;
  double bought = 0.0, lost = 0.0;
  std::map<std::string, double> flows;  // at rest, small origins together
};

std::vector<Loser> losers_of(const YearlyArrivals& arrivals, const ExportBan& ban) {
  std::vector<Loser> losers;
  const int last = ban.year - 1;
  for (const auto& importer : arrivals.importers()) {
    const double bought = arrivals.bought(last, importer);
    const double lost = arrivals.tonnes(last, importer, ban.origin).value_or(0.0);
    if (bought < kLeastTonnes || lost < kLeastLoss * bought) continue;
    Loser loser{importer, bought, lost, {{kOther, 0.0}}};
    for (const auto& origin : arrivals.origins()) {
      const double tonnes = arrivals.tonnes(last, importer, origin).value_or(0.0);
      if (tonnes > 0.0) loser.flows[tonnes >= kLeastShare * bought ? origin : kOther] += tonnes;
    }
    losers.push_back(std::move(loser));
  }
  std::ranges::stable_sort(losers, std::greater{}, &Loser::bought);
  return losers;
}

// What each origin could add a year: more than it sells now, and sales to those who lose nothing.
struct Spare {
  double idle = 0.0, to_others = 0.0;
};
std::map<std::string, Spare> spare_of(const YearlyArrivals& arrivals, const ExportBan& ban,
                                      const std::vector<Loser>& losers) {
  std::map<std::string, Spare> spare;
  const int last = ban.year - 1;
  for (const auto& origin : arrivals.origins()) {
    if (origin == ban.origin) continue;
    const double now = arrivals.sold(last, origin);
    double most = now, to_losers = 0.0;
    for (int year = ban.year - kYearsBefore; year < last; ++year) most = std::max(most, arrivals.sold(year, origin));
    for (const auto& loser : losers) to_losers += arrivals.tonnes(last, loser.importer, origin).value_or(0.0);
    spare[origin] = {most - now, std::max(0.0, now - to_losers)};
  }
  return spare;
}

// Tonnes a year that each origin adds for a loser, at most what it lost.
std::map<std::string, double> additions_for(const Loser& loser, double lost_by_all,
                                            const std::map<std::string, Spare>& spare, double diverted) {
  std::map<std::string, double> additions;
  double sum = 0.0;
  for (const auto& [origin, s] : spare) {
    const double amount = (s.idle + diverted * s.to_others) * loser.lost / lost_by_all;
    if (amount <= 0.0) continue;
    additions[loser.flows.contains(origin) ? origin : kOther] += amount;
    sum += amount;
  }
  const double fits = sum > loser.lost ? loser.lost / sum : 1.0;
  for (auto& [origin, amount] : additions) amount *= fits;
  return additions;
}

double tonnes_in_year(const std::vector<double>& by_day, int year) {
  const auto first = by_day.begin() + static_cast<std::ptrdiff_t>(year) * kDaysOfYear;
  return std::accumulate(first, first + kDaysOfYear, 0.0);
}

// Arrivals by origin in each year after the ban, as the ledger counts them.
using ByOrigin = std::map<std::string, std::vector<double>>;
ByOrigin arrivals_after(const Loser& loser, const std::map<std::string, double>& additions, const ExportBan& ban,
                        const Inputs& in) {
  constexpr int kHorizon = kYearsAfter * kDaysOfYear;
  constexpr std::array kNothing{0.0, 0.0};  // no leakage; no end within the horizon
  const auto path = scenarios::ban.path(kNothing, {ban.first_day, kHorizon, kHorizon});
  ByOrigin result;
  const auto land = [&](const std::string& origin, propagation::LedgerGood good) {
    const auto by_day = propagation::arrivals_of(good, kHorizon).by_day;
    auto& years = result[origin];
    years.resize(kYearsAfter);
    for (int year = 0; year < kYearsAfter; ++year)
      years[static_cast<std::size_t>(year)] += tonnes_in_year(by_day, year);
  };
  for (const auto& [origin, tonnes] : loser.flows) {
    propagation::LedgerSupplier supplier{origin, tonnes / kDaysOfYear, in.transit};
    if (origin == ban.origin) supplier.path = path;
    land(origin, {.suppliers = {supplier}});
  }
  for (const auto& [origin, tonnes] : additions) {
    land(origin, {.alternatives = {{origin, tonnes / kDaysOfYear, ban.first_day + in.lead, in.ramp, in.transit}}});
  }
  return result;
}

std::optional<double> actual_of(const YearlyArrivals& arrivals, const Loser& loser, const std::string& origin,
                                int year) {
  if (origin != kOther) return arrivals.tonnes(year, loser.importer, origin);
  if (!arrivals.reported(year, loser.importer)) return std::nullopt;
  double sum = 0.0;
  for (const auto& other : arrivals.origins()) {
    if (loser.flows.contains(other)) continue;
    const auto tonnes = arrivals.tonnes(year, loser.importer, other);
    if (!tonnes) return std::nullopt;
    sum += *tonnes;
  }
  return sum;
}

// How much ordinary years before the ban moved the flows of the losers over `lag` years. Of an origin that stands
// alone: its amount over that of before, 0 if it ended; the banned origin's own changes do not speak for others. Of all
// small ones together, whose ratios mean nothing (one shipload after ten kilograms): the change as a share of
// purchases.
struct OrdinaryChanges {
  std::vector<double> ratios{1.0}, shares{0.0};
};
OrdinaryChanges ordinary_changes(const YearlyArrivals& arrivals, const ExportBan& ban, const std::vector<Loser>& losers,
                                 int lag) {
  OrdinaryChanges changes;
  for (const auto& loser : losers) {
    for (const auto& [origin, tonnes] : loser.flows) {
      if (origin == ban.origin) continue;
      for (int year = ban.year - kYearsBefore; year + lag < ban.year; ++year) {
        const auto then = actual_of(arrivals, loser, origin, year);
        const auto later = actual_of(arrivals, loser, origin, year + lag);
        const double bought = arrivals.bought(year, loser.importer);
        if (!then || !later || bought < kLeastTonnes) continue;
        if (origin == kOther) {
          changes.shares.push_back((*later - *then) / bought);
        } else if (*then >= kLeastShare * bought) {
          changes.ratios.push_back(*later / *then);
        }
      }
    }
  }
  std::ranges::sort(changes.ratios);
  std::ranges::sort(changes.shares);
  return changes;
}

double in_an_ordinary_year(double tonnes, const OrdinaryChanges& changes, const Loser& loser, const std::string& origin,
                           double u) {
  const auto drawn = [u](const std::vector<double>& pool) {
    return pool[static_cast<std::size_t>(u * static_cast<double>(pool.size()))];
  };
  if (origin == kOther) return std::max(0.0, tonnes + drawn(changes.shares) * loser.bought);
  return tonnes * drawn(changes.ratios);
}

ArrivalForecast with_naive(const Loser& loser, const std::string& origin, const ExportBan& ban, int year,
                           double actual) {
  ArrivalForecast f{.importer = loser.importer,
                    .origin = origin,
                    .year = year,
                    .before = loser.flows.at(origin),
                    .bought_before = loser.bought,
                    .actual = actual};
  const bool banned = origin == ban.origin;
  const double rest = loser.bought - loser.lost;
  f.no_change = f.before;
  f.nobody_replaces = banned ? 0.0 : f.before;
  f.pro_rata = banned || rest <= 0.0 ? 0.0 : f.before * loser.bought / rest;
  return f;
}

}  // namespace

BanForecasts forecast_ban(const YearlyArrivals& arrivals, const ExportBan& ban, std::uint64_t seed) {
  BanForecasts result;
  const auto losers = losers_of(arrivals, ban);
  const auto spare = spare_of(arrivals, ban, losers);
  double lost_by_all = 0.0;
  for (const auto& loser : losers) lost_by_all += loser.lost;
  OrdinaryChanges changes[kYearsAfter];
  for (int lag = 1; lag <= kYearsAfter; ++lag) changes[lag - 1] = ordinary_changes(arrivals, ban, losers, lag);
  std::uint32_t entity = 16;  // the inputs have the first ones
  for (const auto& loser : losers) {
    result.importers.push_back(loser.importer);
    std::vector<ByOrigin> draws;
    for (std::uint32_t k = 0; k < kDraws; ++k) {
      const auto inputs = draw_inputs(seed, k);
      draws.push_back(arrivals_after(loser, additions_for(loser, lost_by_all, spare, inputs.diverted), ban, inputs));
    }
    for (const auto& [origin, tonnes] : loser.flows) {
      for (int after = 0; after < kYearsAfter; ++after, ++entity) {
        const auto actual = actual_of(arrivals, loser, origin, ban.year + after);
        if (!actual) {
          ++result.not_scored;
          continue;
        }
        std::vector<double> values;
        for (std::uint32_t k = 0; k < kDraws; ++k) {
          const double u = uniform01(seed, {k, entity, 0, kPurpose});
          values.push_back(in_an_ordinary_year(draws[k].at(origin)[static_cast<std::size_t>(after)], changes[after],
                                               loser, origin, u));
        }
        auto f = with_naive(loser, origin, ban, ban.year + after, *actual);
        f.tonnes = {numerics::quantile(values, 0.1), numerics::median(values), numerics::quantile(values, 0.9)};
        result.forecasts.push_back(std::move(f));
      }
    }
  }
  return result;
}

}  // namespace noroshi::use_cases
