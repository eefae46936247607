#include "propagation/goods_ledger.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "base/contract.hpp"
#include "propagation/arrivals.hpp"

namespace noroshi::propagation {
namespace {

constexpr int kMostDays = 36525;       // a century
constexpr double kLastDigits = 1e-12;  // of the wants: a stock that lacks less covers them

bool active(int first_day, int days, int day) { return day >= first_day && day - first_day < days; }

// What the state lets out today: each release its rate, as long as its amount and the stock last.
double release(const LedgerGood& good, int day, double& strategic, std::vector<double>& released) {
  double out = 0.0;
  for (std::size_t r = 0; r < good.releases.size(); ++r) {
    const auto& order = good.releases[r];
    if (day < order.first_day) continue;
    const double amount = std::min({order.per_day, order.amount - released[r], strategic});
    if (amount <= 0.0) continue;
    released[r] += amount;
    strategic -= amount;
    out += amount;
  }
  return out;
}

// The share of its want that a user asks for, under thrift and orders to save.
double asked_share(const LedgerGood& good, int day, bool thrifty, bool final_demand) {
  double share = thrifty ? good.thrift->share : 1.0;
  for (const auto& saving : good.savings) {
    if (!active(saving.first_day, saving.days, day)) continue;
    if (saving.whose == Saving::Whose::everyone || final_demand) share = std::min(share, saving.share);
  }
  return share;
}

double hoarding_factor(const LedgerGood& good, int day) {
  return good.hoarding && active(good.hoarding->first_day, good.hoarding->days, day) ? good.hoarding->factor : 1.0;
}

// Users of the same rank share in proportion to what they ask for; ranks one after another.
void allocate(const LedgerGood& good, const std::vector<std::size_t>& by_rank, double available,
              std::vector<double>& asked) {
  const auto rank = [&](std::size_t k) {
    return by_rank[k] < good.users.size() ? std::optional{good.users[by_rank[k]].priority} : std::nullopt;
  };
  for (std::size_t begin = 0, end = 0; begin < by_rank.size(); begin = end) {
    double wanted = 0.0;
    for (end = begin; end < by_rank.size(); ++end) {
      if (good.allocation == AllocationRule::priority && rank(end) != rank(begin)) break;
      wanted += asked[by_rank[end]];
    }
    const double share = wanted > available ? available / wanted : 1.0;
    for (std::size_t k = begin; k < end; ++k) asked[by_rank[k]] *= share;
    available = std::max(0.0, available - wanted);
  }
}

double substituted(const LedgerUser& user, int days_since) {
  if (days_since < 0) return 0.0;
  if (days_since >= user.substitution_days) return user.substitutable;
  return user.substitutable * days_since / user.substitution_days;
}

std::vector<std::size_t> order_of_service(const LedgerGood& good) {
  std::vector<std::size_t> order(good.users.size() + 1);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (good.allocation == AllocationRule::priority) {
    std::stable_sort(order.begin(), order.end() - 1,
                     [&good](std::size_t a, std::size_t b) { return good.users[a].priority < good.users[b].priority; });
  }
  return order;
}

tl::unexpected<Error> refuse(StaticText message, std::string where) {
  return fail(ErrorCode::invalid_input, message, std::move(where));
}

}  // namespace

Result<GoodsLedger> GoodsLedger::make(std::vector<LedgerGood> goods, const LedgerOptions& options) {
  if (options.horizon_days < 1 || options.horizon_days > kMostDays) {
    return refuse({"the horizon is no number of days in 1 to 36,525. Give the days to look ahead.",
                   "期間が1～36,525日の範囲外です。計算する日数を指定してください。"},
                  "horizon_days");
  }
  if (!(options.days_per_step > 0.0) || !std::isfinite(options.days_per_step)) {
    return refuse({"a step of the industry model has no length. Give days above zero.",
                   "産業モデルの時間刻みに長さがありません。0より大きい日数を指定してください。"},
                  "days_per_step");
  }
  std::set<std::string> ids;
  std::vector<Account> accounts;
  accounts.reserve(goods.size());
  for (auto& good : goods) {
    if (auto checked = check(good, options.industries); !checked) return fail(checked.error());
    if (!ids.insert(good.id).second) {
      return refuse({"the good stands twice. Name it once.", "同じ財が二度あります。一度だけ指定してください。"},
                    good.id);
    }
    accounts.push_back(Account{.good = std::move(good)});
  }
  return GoodsLedger{std::move(accounts), options};
}

GoodsLedger::GoodsLedger(std::vector<Account> goods, const LedgerOptions& options)
    : goods_{std::move(goods)},
      options_{options},
      limits_(options.industries, 1.0),
      mean_limits_(options.industries, 1.0) {
  for (auto& account : goods_) {
    const auto& good = account.good;
    auto arrivals = arrivals_of(good, options.horizon_days);
    account.arrivals = std::move(arrivals.by_day);
    account.stock = good.commercial_stock + arrivals.stocked_before;
    account.strategic = good.strategic_stock;
    account.by_rank = order_of_service(good);
    account.wants.resize(good.users.size() + 1);
    account.given.resize(good.users.size() + 1);
    account.needs.resize(good.users.size() + 1);
    account.held.resize(good.users.size() + 1);
    account.released.resize(good.releases.size());
    account.record.opening_stock = account.stock;
    account.record.users = good.users.size();
    account.record.days.reserve(account.arrivals.size());
    if (options.detail == LedgerDetail::users) {
      account.record.given.reserve(account.arrivals.size() * account.given.size());
      account.record.limits.reserve(account.arrivals.size() * good.users.size());
    }
  }
}

void GoodsLedger::settle(Account& account, std::span<const double> activity) {
  const auto& good = account.good;
  LedgerDay today{.arrivals = account.arrivals[static_cast<std::size_t>(day_)], .home = good.home_output};
  account.stock += today.arrivals + today.home;
  const bool thrifty =
      good.thrift && account.stock < good.thrift->below_cover_days * good.use_at_rest * (1.0 - kLastDigits);
  today.released = release(good, day_, account.strategic, account.released);
  account.stock += today.released;

  const std::size_t n = good.users.size();
  const double asks = hoarding_factor(good, day_);
  double named = 0.0, asked = 0.0, given = 0.0;
  for (std::size_t u = 0; u <= n; ++u) {
    const auto industry = u < n ? good.users[u].industry : std::nullopt;
    const double share = u < n ? good.users[u].share : std::max(0.0, 1.0 - named);
    named += share;
    const double level = industry && !activity.empty() ? std::max(0.0, activity[*industry]) : 1.0;
    account.wants[u] = share * good.use_at_rest * level;
    account.needs[u] = account.wants[u] * asked_share(good, day_, thrifty, !industry);
    account.given[u] = account.needs[u] * asks;
    today.wanted += account.wants[u];
    asked += account.given[u];
  }
  if (account.stock < asked * (1.0 - kLastDigits)) allocate(good, account.by_rank, account.stock, account.given);
  for (std::size_t u = 0; u <= n; ++u) {
    const double used = std::min(account.needs[u], account.given[u] + account.held[u]);
    account.held[u] = std::max(0.0, account.held[u] + account.given[u] - used);
    account.needs[u] = used;
    given += account.given[u];
    today.used += used;
    today.held += account.held[u];
  }
  account.stock = std::max(0.0, account.stock - given);
  today.filled = asked > 0.0 ? std::min(1.0, given / asked) : 1.0;
  today.served = today.wanted > 0.0 ? std::min(1.0, today.used / today.wanted) : 1.0;

  today.hardest_hit = n;
  const bool keep = options_.detail == LedgerDetail::users;
  for (std::size_t u = 0; u < n; ++u) {
    const auto& user = good.users[u];
    const double short_of = account.wants[u] > 0.0 ? std::max(0.0, 1.0 - account.needs[u] / account.wants[u]) : 0.0;
    const double limit =
        1.0 - user.indispensable * short_of * (1.0 - substituted(user, day_ - good.substitution_from_day));
    if (keep) account.record.limits.push_back(limit);
    if (!user.industry) continue;
    limits_[*user.industry] = std::min(limits_[*user.industry], limit);
    if (limit < today.smallest_limit - kShortageTolerance) {
      today.smallest_limit = limit;
      today.hardest_hit = u;
    }
  }
  if (keep) account.record.given.insert(account.record.given.end(), account.given.begin(), account.given.end());
  today.stock = account.stock;
  today.strategic_stock = account.strategic;
  account.record.days.push_back(today);
}

void GoodsLedger::advance(std::span<const double> activity) {
  NOROSHI_EXPECT(day_ < options_.horizon_days);
  NOROSHI_EXPECT(activity.empty() || activity.size() == options_.industries);
  std::fill(limits_.begin(), limits_.end(), 1.0);
  for (auto& account : goods_) settle(account, activity);
  ++day_;
}

void GoodsLedger::limit(std::size_t step, std::span<const double> activity, std::span<double> capacity) {
  NOROSHI_EXPECT(capacity.size() == options_.industries);
  const double until = (static_cast<double>(step) + 1.0) * options_.days_per_step;
  // Steps shorter than a day: the first of a day settles it. Days are whole, so the last part of one belongs to it.
  const int last = std::min(options_.horizon_days, static_cast<int>(std::ceil(until - kShortageTolerance)));
  const int days = last - day_;
  if (days > 0) {
    std::fill(mean_limits_.begin(), mean_limits_.end(), 0.0);
    for (int d = 0; d < days; ++d) {
      advance(activity);
      for (std::size_t i = 0; i < limits_.size(); ++i) mean_limits_[i] += limits_[i] / days;
    }
  }
  for (std::size_t i = 0; i < capacity.size(); ++i) capacity[i] *= mean_limits_[i];
}

Result<LedgerRecord> run_ledger(LedgerGood good, int horizon_days, LedgerDetail detail) {
  std::size_t industries = 0;
  for (const auto& user : good.users) {
    if (user.industry) industries = std::max(industries, *user.industry + 1);
  }
  std::vector<LedgerGood> goods;
  goods.push_back(std::move(good));
  auto ledger =
      GoodsLedger::make(std::move(goods), {.industries = industries, .horizon_days = horizon_days, .detail = detail});
  if (!ledger) return fail(ledger.error());
  for (int day = 0; day < horizon_days; ++day) ledger->advance({});
  return ledger->record(0);
}

}  // namespace noroshi::propagation
