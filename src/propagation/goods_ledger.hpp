#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "propagation/capacity_limit.hpp"
#include "propagation/ledger_good.hpp"
#include "propagation/ledger_record.hpp"

namespace noroshi::propagation {

struct LedgerOptions {
  std::size_t industries = 0;  // N of the industry model; 0: no model, everybody wants the same every day
  int horizon_days = 365;
  double days_per_step = 1.0;  // of the industry model: limits of a long step are the mean over its days
  LedgerDetail detail = LedgerDetail::users;
};

// Critical goods kept in physical units, day by day: arrivals (shipped tau days before) and home output join the stock,
// then released strategic stock, then users take
//   want_i = w_i U x_i(t) / x_i(0),   given_i = want_i if the stock covers all wants, else by the rule of allocation,
// and industry i can make at most the share of its output
//   kappa_i(t) = min over goods of 1 - delta_i (1 - given_i / want_i) (1 - sigma_i(t)).
// Per good stock(0) + arrivals + home output + releases = use + stock(T) + held(T). Goods do not know each other.
// Cost: O(users) a day; memory: a line per good and day, with `users` two numbers per user more. Source: ours.
class GoodsLedger final : public CapacityLimit {
 public:
  // Errors: those of check(LedgerGood); the same good twice; no day, more days than a century, a step of no length.
  [[nodiscard]] static Result<GoodsLedger> make(std::vector<LedgerGood> goods, const LedgerOptions& options);

  void limit(std::size_t step, std::span<const double> activity, std::span<double> capacity) override;

  // One day with this activity (N; empty: everybody as at rest). Days after the horizon are a mistake of the caller.
  void advance(std::span<const double> activity);
  [[nodiscard]] int days_done() const { return day_; }
  // kappa of the last day (N); 1 before the first.
  [[nodiscard]] std::span<const double> limits() const { return limits_; }

  [[nodiscard]] std::size_t size() const { return goods_.size(); }
  [[nodiscard]] const LedgerGood& good(std::size_t g) const { return goods_[g].good; }
  [[nodiscard]] const LedgerRecord& record(std::size_t g) const { return goods_[g].record; }

 private:
  struct Account {
    LedgerGood good;
    std::vector<double> arrivals;      // horizon
    std::vector<std::size_t> by_rank;  // users, the first served first; the unnamed stand last as users.size()
    double stock = 0.0, strategic = 0.0;
    std::vector<double> wants, needs, given, held;  // users and the unnamed
    std::vector<double> released;                   // of each release so far
    LedgerRecord record;
  };

  GoodsLedger(std::vector<Account> goods, const LedgerOptions& options);
  void settle(Account& account, std::span<const double> activity);

  std::vector<Account> goods_;
  LedgerOptions options_;
  int day_ = 0;
  std::vector<double> limits_, mean_limits_;  // N
};

// One good without an industry model, every day as at rest: for thousands of draws.
[[nodiscard]] Result<LedgerRecord> run_ledger(LedgerGood good, int horizon_days,
                                              LedgerDetail detail = LedgerDetail::days);

}  // namespace noroshi::propagation
