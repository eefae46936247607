#include "propagation/peers/boario.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "base/contract.hpp"
#include "propagation/driver/fingerprint.hpp"
#include "propagation/peers/boario_events.hpp"

namespace noroshi::propagation {
namespace {

using numerics::DenseMatrix;

enum SeriesId : std::size_t {
  realised,
  capacity,
  overproduction,
  intermediate,
  rebuild_demand,
  rebuild_prod,
  lost,
  stock,
  unmet
};

// numpy.allclose(a, b) with its defaults, over all cells at once: the peer's switch (README defect: one cell that moves
// moves them all, and a shock too small for it moves none).
bool all_close(const DenseMatrix& a, const DenseMatrix& b) {
  for (std::size_t k = 0; k < a.values.size(); ++k) {
    const double x = a.values[k], y = b.values[k];
    if (x != y && !(std::abs(x - y) <= 1e-8 + 1e-5 * std::abs(y))) return false;
  }
  return true;
}

// numpy's sum of a row: eight running sums, joined in pairs. The base model compares such sums for equality.
double numpy_sum(std::span<const double> row) {
  constexpr std::size_t kRunning = 8, kBlock = 128;
  if (row.size() > kBlock) {
    const std::size_t half = row.size() / 2 - (row.size() / 2) % kRunning;
    return numpy_sum(row.first(half)) + numpy_sum(row.subspan(half));
  }
  std::size_t j = 0;
  double sum = 0.0;
  if (row.size() >= kRunning) {
    double r[kRunning];
    std::copy_n(row.begin(), kRunning, r);
    for (j = kRunning; j + kRunning <= row.size(); j += kRunning)
      for (std::size_t k = 0; k < kRunning; ++k) r[k] += row[j + k];
    sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
  }
  for (; j < row.size(); ++j) sum += row[j];
  return sum;
}

// Symbols: N industries, S sectors; X0 output, Z0 flows, Y0 final demand per step; a[s,f] inputs per output; Omega[s,f]
// stock; O[i,f] orders; alpha overproduction; all money is of the table, per step unless "yearly".
class BoarioModel final : public DisruptionModel {
 public:
  BoarioModel(IoTable table, const BoarioOptions& options, std::vector<BoarioEvent> events);

  [[nodiscard]] std::size_t lanes() const override { return 1; }
  [[nodiscard]] std::size_t step() const override { return step_; }
  [[nodiscard]] std::span<const Series> series() const override { return series_; }
  void advance() override;
  void observe(std::size_t which, std::size_t lane, std::span<double> out) const override;
  [[nodiscard]] Checkpoint checkpoint() const override;
  [[nodiscard]] Result<void> restore(const Checkpoint& checkpoint) override;

 private:
  void number_sectors(const IoTable& table);
  void set_technology(const IoTable& table);
  void sum_demand();
  void overproduce();
  void produce();
  void distribute();
  void order();
  [[nodiscard]] std::uint64_t fingerprint() const;
  template <class Self, class Visit>
  static void visit_state(Self& self, Visit visit);

  BoarioOptions options_;
  std::size_t n_ = 0, sectors_ = 0;
  std::vector<std::string> sector_names_;
  std::vector<std::size_t> sector_of_;
  DenseMatrix z0_, y0_, a_, zc_;      // daily; a and zc are S x N, zc yearly
  std::vector<double> x0_, days_;     // output per step; stock days by sector
  std::vector<std::uint8_t> limits_;  // S x N: the input may limit
  std::vector<Series> series_;
  BoarioEvents events_;

  std::size_t step_ = 0;
  DenseMatrix omega_, orders_;
  std::vector<double> alpha_, x_, capacity_, arbitrary_, demand_, q_, built_, final_sum_;
  // What the last step showed.
  std::vector<double> shown_capacity_, shown_alpha_, shown_orders_, shown_rebuild_, shown_lost_, shown_unmet_;
};

BoarioModel::BoarioModel(IoTable table, const BoarioOptions& options, std::vector<BoarioEvent> events)
    : options_{options}, n_{table.size()} {
  number_sectors(table);
  set_technology(table);
  std::vector<double> capital(n_);
  for (std::size_t f = 0; f < n_; ++f) {
    double inputs = 0.0;
    for (std::size_t i = 0; i < n_; ++i) inputs += table.intermediate(i, f);
    capital[f] = options_.capital_ratio * std::max(table.output[f] - inputs, 0.0);
  }
  events_ = BoarioEvents{std::move(events), std::move(capital), z0_, sector_names_, sector_of_};
  const auto m = y0_.columns;
  series_ = {{"production_realised", {"output", "生産"}, "money/step", n_},
             {"production_capacity", {"capacity", "生産能力"}, "money/step", n_},
             {"overproduction", {"overproduction", "増産倍率"}, "factor", n_},
             {"intermediate_demand", {"orders of industries", "産業からの注文"}, "money/step", n_},
             {"rebuild_demand", {"rebuilding demand", "復旧需要"}, "money/step", n_},
             {"rebuild_prod", {"output for rebuilding", "復旧向け生産"}, "money/step", n_},
             {"capital_lost", {"capital lost", "失われた資本"}, "money", n_},
             {"inputs_stock_total", {"stock of inputs", "投入在庫"}, "money", n_},
             {"final_demand_unmet", {"final demand not met", "満たされない最終需要"}, "money/step", m}};
  alpha_.assign(n_, options_.alpha_base);
  x_ = x0_;
  arbitrary_.assign(n_, 0.0);
  demand_ = x0_, capacity_ = x0_;
  q_.assign(n_, 1.0), built_.assign(n_, 0.0);
  shown_capacity_ = x0_, shown_alpha_ = alpha_, shown_rebuild_.assign(n_, 0.0), shown_lost_.assign(n_, 0.0);
  shown_orders_.assign(n_, 0.0), shown_unmet_.assign(m, 0.0);
  for (std::size_t i = 0; i < n_; ++i)
    for (std::size_t f = 0; f < n_; ++f) shown_orders_[i] += z0_(i, f);
}

void BoarioModel::number_sectors(const IoTable& table) {
  for (const auto& industry : table.industries) sector_names_.push_back(industry.sector);
  std::ranges::sort(sector_names_);
  sector_names_.erase(std::unique(sector_names_.begin(), sector_names_.end()), sector_names_.end());
  sectors_ = sector_names_.size();
  for (const auto& industry : table.industries) {
    sector_of_.push_back(
        static_cast<std::size_t>(std::ranges::lower_bound(sector_names_, industry.sector) - sector_names_.begin()));
  }
}

void BoarioModel::set_technology(const IoTable& table) {
  const double steps = options_.steps_per_year;
  constexpr double kThreshold = 1e-5;
  z0_ = table.intermediate, y0_ = table.final_demand;
  for (double& v : z0_.values) v /= steps;
  for (double& v : y0_.values) v /= steps;
  for (const double x : table.output) x0_.push_back(x / steps);
  a_ = zc_ = omega_ = DenseMatrix{sectors_, n_};
  limits_.assign(sectors_ * n_, 0);
  for (std::size_t i = 0; i < n_; ++i)
    for (std::size_t f = 0; f < n_; ++f) zc_(sector_of_[i], f) += table.intermediate(i, f);
  days_.assign(sectors_, options_.stock_days <= 1.0 ? 2.0 : options_.stock_days);
  for (std::size_t s = 0; s < sectors_; ++s)
    if (std::ranges::count(options_.unlimited_sectors, sector_names_[s]) > 0)
      days_[s] = std::numeric_limits<double>::infinity();
  for (std::size_t s = 0; s < sectors_; ++s) {
    for (std::size_t f = 0; f < n_; ++f) {
      a_(s, f) = table.output[f] > 0.0 ? zc_(s, f) / table.output[f] : 0.0;
      // Defect kept: a yearly flow is compared with output per step.
      limits_[s * n_ + f] = zc_(s, f) > x0_[f] * kThreshold;
      omega_(s, f) = std::isinf(days_[s]) ? days_[s] : x0_[f] * a_(s, f) * days_[s];
    }
  }
  orders_ = z0_;
  for (std::size_t i = 0; i < n_; ++i) {
    final_sum_.push_back(numpy_sum(y0_.row(i)));
  }
}

void BoarioModel::sum_demand() {
  const auto rebuild = events_.demand();
  for (std::size_t i = 0; i < n_; ++i) {
    shown_orders_[i] = numpy_sum(orders_.row(i));
    shown_rebuild_[i] = rebuild[i];
    demand_[i] = shown_orders_[i] + final_sum_[i] + rebuild[i];
  }
}

void BoarioModel::overproduce() {
  if (step_ <= 1) return;
  for (std::size_t i = 0; i < n_; ++i) {
    const double scarcity = demand_[i] != 0.0 ? (demand_[i] - x_[i]) / demand_[i] : 0.0;
    const double rise = (options_.alpha_max - alpha_[i]) * scarcity / options_.alpha_tau;
    const double fall = scarcity == 0.0 ? (options_.alpha_base - alpha_[i]) / options_.alpha_tau : 0.0;
    alpha_[i] = std::max(alpha_[i] + (rise + fall), 1.0);
  }
}

void BoarioModel::produce() {
  const auto by_capital = events_.share_of_capital_lost();
  for (std::size_t f = 0; f < n_; ++f)
    capacity_[f] = x0_[f] * (1.0 - std::max(by_capital[f], arbitrary_[f])) * alpha_[f];
  arbitrary_ = events_.arbitrary_loss();  // defect kept: after its use, so that the shock bites one step late
  bool limited = false;
  std::vector<double> wanted(n_), share(n_, 1.0);
  for (std::size_t f = 0; f < n_; ++f) wanted[f] = std::min(demand_[f], capacity_[f]);
  for (std::size_t s = 0; s < sectors_; ++s) {
    if (std::isinf(days_[s])) continue;
    for (std::size_t f = 0; f < n_; ++f) {
      const double need = wanted[f] * a_(s, f) * options_.psi * days_[s];
      limited |= omega_(s, f) < need;
      if (limits_[s * n_ + f] != 0 && need != 0.0) share[f] = std::min(share[f], omega_(s, f) / need);
    }
  }
  for (std::size_t f = 0; f < n_; ++f) x_[f] = limited ? wanted[f] * share[f] : wanted[f];
  shown_capacity_ = capacity_, shown_alpha_ = alpha_;
}

void BoarioModel::distribute() {
  for (std::size_t i = 0; i < n_; ++i) q_[i] = demand_[i] != 0.0 ? x_[i] / demand_[i] : 0.0;
  std::ranges::fill(shown_unmet_, 0.0);
  for (std::size_t i = 0; i < n_; ++i)
    for (std::size_t k = 0; k < y0_.columns; ++k) shown_unmet_[k] += y0_(i, k) - y0_(i, k) * q_[i];
  DenseMatrix add{sectors_, n_}, use{sectors_, n_};
  for (std::size_t i = 0; i < n_; ++i) {
    for (std::size_t f = 0; f < n_; ++f) add(sector_of_[i], f) += orders_(i, f) * q_[i];
    built_[i] = shown_rebuild_[i] * q_[i];
  }
  for (std::size_t s = 0; s < sectors_; ++s)
    for (std::size_t f = 0; f < n_; ++f) use(s, f) = x_[f] * a_(s, f);
  if (!all_close(add, use)) {
    for (std::size_t k = 0; k < omega_.values.size(); ++k) omega_.values[k] += add.values[k] - use.values[k];
  }
  events_.deliver(q_);
  events_.recover(step_);
}

void BoarioModel::order() {
  std::vector<double> wanted(n_);
  for (std::size_t f = 0; f < n_; ++f) {
    const double not_built = shown_rebuild_[f] - built_[f];  // of this step's demand, not of all that is left
    wanted[f] = std::min(shown_orders_[f] + final_sum_[f] + not_built, capacity_[f]);
  }
  DenseMatrix goal{sectors_, n_}, weight{sectors_, n_};
  for (std::size_t s = 0; s < sectors_; ++s)
    for (std::size_t f = 0; f < n_; ++f) goal(s, f) = std::isinf(days_[s]) ? days_[s] : wanted[f] * a_(s, f) * days_[s];
  const bool at_goal = all_close(omega_, goal);
  const bool by_capacity = options_.orders == BoarioOrders::alt;
  std::vector<double> w(n_, 1.0);
  for (std::size_t i = 0; i < n_; ++i) {
    if (by_capacity) w[i] = x0_[i] > 0.0 ? capacity_[i] / x0_[i] : 0.0;  // the documentation says X(t) / X(0)
    for (std::size_t f = 0; f < n_; ++f) weight(sector_of_[i], f) += z0_(i, f) * w[i];
  }
  for (std::size_t i = 0; i < n_; ++i) {
    const std::size_t s = sector_of_[i];
    for (std::size_t f = 0; f < n_; ++f) {
      const bool no_gap = at_goal || std::isinf(days_[s]);
      const double gap = no_gap ? 0.0 : std::max(0.0, goal(s, f) - omega_(s, f)) / options_.restock_days;
      const double need = gap + x_[f] * a_(s, f);
      orders_(i, f) = weight(s, f) > 0.0 ? need * (z0_(i, f) * w[i] / weight(s, f)) : 0.0;
    }
  }
}

void BoarioModel::advance() {
  events_.begin(step_);
  sum_demand();
  shown_lost_ = events_.capital_lost();
  overproduce();
  produce();
  distribute();
  order();
  ++step_;
}

void BoarioModel::observe(std::size_t which, std::size_t lane, std::span<double> out) const {
  NOROSHI_EXPECT(which < series_.size() && lane == 0 && out.size() == series_[which].width);
  const std::vector<double>* const shown[] = {&x_,     &shown_capacity_, &shown_alpha_, &shown_orders_, &shown_rebuild_,
                                              &built_, &shown_lost_};
  if (which < std::size(shown)) {
    std::ranges::copy(*shown[which], out.begin());
  } else if (which == unmet) {
    std::ranges::copy(shown_unmet_, out.begin());
  } else {
    std::ranges::fill(out, 0.0);
    for (std::size_t s = 0; s < sectors_; ++s) {
      if (std::isinf(days_[s])) continue;  // the peer leaves them out
      for (std::size_t f = 0; f < n_; ++f) out[f] += omega_(s, f);
    }
  }
}

template <class Self, class Visit>
void BoarioModel::visit_state(Self& self, Visit visit) {
  visit(self.omega_.values), visit(self.orders_.values), visit(self.alpha_), visit(self.x_), visit(self.capacity_);
  visit(self.arbitrary_), visit(self.demand_), visit(self.q_), visit(self.built_), visit(self.shown_capacity_);
  visit(self.shown_alpha_), visit(self.shown_orders_), visit(self.shown_rebuild_), visit(self.shown_lost_);
  visit(self.shown_unmet_);
  self.events_.visit_state(visit);
}

std::uint64_t BoarioModel::fingerprint() const {
  Fingerprint print;
  print.add(z0_.values).add(y0_.values).add(x0_).add(days_);
  print.add(options_.psi).add(options_.restock_days).add(options_.alpha_max).add(options_.alpha_tau);
  print.add(options_.orders == BoarioOrders::alt ? 1.0 : 0.0);
  events_.add_to(print);
  return print.value();
}

Checkpoint BoarioModel::checkpoint() const {
  Checkpoint out{.model = "boario", .fingerprint = fingerprint(), .step = step_};
  visit_state(*this, [&](const std::vector<double>& v) { out.values.insert(out.values.end(), v.begin(), v.end()); });
  return out;
}

Result<void> BoarioModel::restore(const Checkpoint& checkpoint) {
  std::size_t size = 0;
  visit_state(*this, [&](const std::vector<double>& v) { size += v.size(); });
  if (auto fits = check_fits(checkpoint, "boario", fingerprint(), size); !fits) return fits;
  auto from = checkpoint.values.begin();
  visit_state(*this, [&](std::vector<double>& v) {
    std::copy_n(from, v.size(), v.begin());
    from += static_cast<std::ptrdiff_t>(v.size());
  });
  step_ = checkpoint.step;
  return {};
}

tl::unexpected<Error> bad(const char* field, Text message) {
  return fail(Error{.code = ErrorCode::invalid_input, .message = std::move(message), .where = field});
}

bool all_finite(std::span<const double> values) {
  return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

Result<void> check_table(const IoTable& table) {
  const std::size_t n = table.size();
  if (n == 0 || table.intermediate.rows != n || table.intermediate.columns != n || table.final_demand.rows != n ||
      table.final_demand.columns != table.final_users.size() || table.output.size() != n) {
    return bad("table", {"the table is not square, or prints no output (the peer needs Z, Y and x). Give all three "
                         "with the same industries",
                         "表が正方でないか、産出がありません(Z、Y、xが要ります)。同じ産業で三つとも与えてください"});
  }
  if (!all_finite(table.intermediate.values) || !all_finite(table.final_demand.values) || !all_finite(table.output)) {
    return bad("table", {"a number of the table is missing or infinite. Correct it",
                         "表に欠けた数か無限大があります。直してください"});
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (table.output[i] < 0.0) {
      return bad("x", text("output of {} {} is below zero. Correct it", "{} {} の産出が負です。直してください",
                           table.industries[i].region, table.industries[i].sector));
    }
  }
  return {};
}

Result<void> check_options(const BoarioOptions& o, const IoTable& table) {
  const bool fine = o.psi > 0.0 && o.psi <= 1.0 && o.restock_days >= 1.0 && o.stock_days > 0.0 && o.alpha_base >= 1.0 &&
                    o.alpha_max >= o.alpha_base && o.alpha_tau >= 1.0 && o.capital_ratio > 0.0 &&
                    o.steps_per_year >= 1.0;
  if (!fine || std::isinf(o.alpha_max) || std::isinf(o.capital_ratio)) {
    return bad("options",
               {"an option is outside its range (psi in (0, 1]; times and factors at least 1; stock days and "
                "capital ratio above 0). Correct it",
                "範囲外の設定があります(psiは(0, 1]、期間と倍率は1以上、在庫日数と資本比は正)。直してください"});
  }
  for (const auto& sector : o.unlimited_sectors) {
    if (std::ranges::none_of(table.industries, [&](const auto& i) { return i.sector == sector; }))
      return fail(
          ErrorCode::not_found,
          text("no sector {}. Use a code of the table", "部門{}はありません。表のコードを使ってください", sector),
          "unlimited_sectors");
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<DisruptionModel>> make_boario_model(IoTable table, BoarioOptions options,
                                                           std::vector<BoarioEvent> events) {
  if (auto fine = check_table(table); !fine) return fail(fine.error());
  if (auto fine = check_options(options, table); !fine) return fail(fine.error());
  for (const auto& event : events)
    if (auto fine = check(event, table); !fine) return fail(fine.error());
  return std::make_unique<BoarioModel>(std::move(table), options, std::move(events));
}

}  // namespace noroshi::propagation
