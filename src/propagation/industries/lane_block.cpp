#include "propagation/industries/lane_block.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/contract.hpp"

namespace noroshi::propagation {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// Below this share of its output at rest a supplier gets no orders: a quotient of two vanishing weights means nothing.
constexpr double kLeastWeight = 1e-9;
// Scarcity above which overproduction no longer falls back (ours: the peer asks whether scarcity is exactly 0).
constexpr double kScarcity = 0.01;
// What the series input_limit shows at most, where nothing limits.
constexpr double kAmple = 10.0;

bool fits(const std::string& code, const std::string& of) { return code.empty() || code == of; }

}  // namespace

IndustryConstants::IndustryConstants(const IndustryFlows& network, const IndustryParameters& given)
    : flows{&network},
      parameters{given},
      n{network.size()},
      sectors{network.sectors().size()},
      substeps{1},
      dt{given.step_days},
      transit{network, given, given.step_days} {
  if (parameters.sectors.empty()) parameters.sectors.resize(sectors);
  double shortest = kNever;
  for (const auto& s : parameters.sectors) shortest = std::min(shortest, s.stock_days);
  // A step is divided where it is long against the smallest stock; a day never is unless a stock lasts less.
  constexpr double kStepsPerStock = 5.0;
  const double longest = std::max(std::min(1.0, shortest), shortest / kStepsPerStock);
  substeps = static_cast<std::size_t>(std::max(1.0, std::ceil(parameters.step_days / longest - 1e-9)));
  dt = parameters.step_days / static_cast<double>(substeps);
  if (substeps > 1) transit = Transit{network, parameters, dt};
  for (const std::uint32_t i : network.by_column()) {
    output.push_back(network.output_per_day(i));
    row.push_back(network.row_of(i));
    sector.push_back(network.sector_of(i));
  }
  set_classes();
  if (!transit.none()) set_transit();
}

void IndustryConstants::set_classes() {
  per_output = per_stock = not_critical = not_important = numerics::DenseMatrix{sectors, n};
  for (std::size_t s = 0; s < sectors; ++s) {
    for (std::size_t c = 0; c < n; ++c) {
      const double a = output[c] > 0.0 ? flows->inputs()(s, c) / output[c] : 0.0;
      InputClass is = parameters.sectors[s].input_class;
      for (const auto& rule : parameters.classes)
        if (fits(rule.sector, flows->sectors()[s]) && fits(rule.user_sector, flows->sectors()[sector[c]]))
          is = rule.input_class;
      if (!(a > parameters.negligible_share)) is = InputClass::other;
      per_output(s, c) = a;
      per_stock(s, c) = is == InputClass::other ? 0.0 : 1.0 / a;
      not_critical(s, c) = is == InputClass::critical ? 0.0 : kNever;
      not_important(s, c) = is == InputClass::important ? 0.0 : kNever;
    }
  }
}

void IndustryConstants::set_transit() {
  transit_days = numerics::DenseMatrix{sectors, n};
  for (std::size_t r = 0; r < n; ++r) {
    const std::uint32_t i = flows->by_row()[r], s = flows->sector_of(i), origin = flows->region_of(i);
    for (std::size_t c = 0; c < n; ++c) {
      const double bought = flows->inputs()(s, c);
      if (bought <= 0.0) continue;
      const auto time = transit.of(s, origin, flows->region_of(flows->by_column()[c]));
      transit_days(s, c) += flows->flows()(r, c) / bought * (time.steps + time.later) * dt;
    }
  }
}

LaneBlock::LaneBlock(const IndustryConstants& constants, std::span<const IndustryScenario> scenarios, std::size_t width)
    : c_{&constants}, sweep_{flow_sweep(width)}, width_{width}, lanes_{scenarios.size()} {
  NOROSHI_EXPECT(lanes_ <= width_);
  static const IndustryScenario kCalm{};  // lanes that stand in where the block is not full
  for (std::size_t l = 0; l < width_; ++l) {
    const IndustryScenario& scenario = l < lanes_ ? scenarios[l] : kCalm;
    shocks_.emplace_back(*c_->flows, scenario);
    capital_.emplace_back(*c_->flows, c_->parameters.capital_per_value_added, scenario);
    limits_.push_back(scenario.limit);
  }
  stock_days_.assign(c_->sectors * width_, 0.0);
  per_limit_day_ = alpha_max_ = substitution_ = stock_days_;
  for (std::size_t s = 0; s < c_->sectors; ++s) {
    const auto& p = c_->parameters.sectors[s];
    for (std::size_t l = 0; l < width_; ++l) {
      const IndustryScenario& scenario = l < lanes_ ? scenarios[l] : kCalm;
      const double scale =
          scenario.stock_scale * (scenario.sector_stock_scale.empty() ? 1.0 : scenario.sector_stock_scale[s]);
      const std::size_t k = s * width_ + l;
      stock_days_[k] = std::max(p.stock_days * scale, c_->dt);  // a stock lasts at least a step
      per_limit_day_[k] = 1.0 / std::max(c_->parameters.anticipation * stock_days_[k], c_->dt);
      alpha_max_[k] = 1.0 + (p.overproduction - 1.0) * scenario.overproduction_scale;
      substitution_[k] = std::min(1.0, p.substitution * scenario.substitution_scale);
    }
  }
  set_rest();
}

void LaneBlock::set_rest() {
  const std::size_t n = c_->n, w = width_, cells = c_->sectors * n * w;
  stock_.resize(cells), orders_.resize(cells);
  asked_.assign(n * w, 0.0), weight_.assign(n * w, 1.0), alpha_.assign(n * w, 1.0);
  critical_.assign(n * w, kNever), important_.assign(n * w, kNever);
  account_.assign(kAccounts * w, 0.0);
  output_.resize(n * w);
  to_industry_.assign(n * w, 1.0), to_final_.assign(n * w, 1.0), limit_.assign(n * w, 1.0),
      input_limit_.assign(n * w, kAmple);
  new_weight_.assign(n * w, 1.0), shipped_.assign(n * w, 1.0);
  weights_.assign(n * w, 0.0), arrived_ = weights_;
  for (std::size_t c = 0; c < n; ++c)
    for (std::size_t l = 0; l < w; ++l) output_[c * w + l] = c_->output[c];
  wanted_ = demand_ = capacity_ = output_;
  for (std::size_t s = 0; s < c_->sectors; ++s) {
    for (std::size_t c = 0; c < n; ++c) {
      for (std::size_t l = 0; l < w; ++l) {
        const std::size_t k = (s * n + c) * w + l;
        const double input = c_->flows->inputs()(s, c), days = stock_days_[s * w + l];
        stock_[k] = input * days;
        orders_[k] = input > 0.0 ? 1.0 : 0.0;
        account(stock_start, l) += stock_[k];
        const double limit = stock_[k] * c_->per_stock(s, c) * per_limit_day_[s * w + l];
        critical_[c * w + l] = std::min(critical_[c * w + l], limit + c_->not_critical(s, c));
        important_[c * w + l] = std::min(important_[c * w + l], limit + c_->not_important(s, c));
      }
    }
    const std::size_t first = c_->flows->first_row()[s], rows = c_->flows->first_row()[s + 1] - first;
    sweep_.across(c_->flows->flows().row(first).data(), rows, n, &orders_[s * n * w], &asked_[first * w]);
  }
  if (!c_->transit.none()) set_rest_under_way();
}

void LaneBlock::set_rest_under_way() {
  const std::size_t n = c_->n, w = width_, slots = c_->transit.slots();
  ring_.assign(slots * c_->sectors * n * w, 0.0);
  under_way_.assign(c_->sectors * n * w, 0.0);
  for (std::size_t r = 0; r < n; ++r) {
    const std::uint32_t i = c_->flows->by_row()[r], s = c_->flows->sector_of(i), origin = c_->flows->region_of(i);
    for (std::size_t c = 0; c < n; ++c) {
      const double flow = c_->flows->flows()(r, c);
      const auto time = c_->transit.of(s, origin, c_->flows->region_of(c_->flows->by_column()[c]));
      const std::size_t k = (s * n + c) * w;
      for (std::size_t l = 0; l < w; ++l) {
        // What was shipped before the start: whole until slot steps - 1, the later part one slot more.
        for (std::size_t slot = 0; slot <= time.steps; ++slot)
          ring_[slot * c_->sectors * n * w + k + l] += slot < time.steps ? flow : flow * time.later;
        const double there = flow * (time.steps + time.later) * c_->dt;
        under_way_[k + l] += there;
        account(under_way_start, l) += there;
      }
    }
  }
}

// Orders stand as they were placed; what may not pass now does not count as asked, so that nobody makes it.
void LaneBlock::pass_orders() {
  const auto& flows = *c_->flows;
  const std::size_t n = c_->n, w = width_;
  for (std::size_t l = 0; l < lanes_; ++l) {
    for (const std::uint32_t r : shocks_[l].cut_rows()) {
      const std::uint32_t s = flows.sector_of(flows.by_row()[r]);
      const auto pass = shocks_[l].pass(r), before = shocks_[l].passed_before(r);
      const double sigma = substitution_[s * w + l], weight = weight_[r * w + l];
      const auto row = flows.flows().row(r);
      double sum = 0.0;
      for (std::size_t g = 0; g < pass.size(); ++g) {
        const double placed = weight * (1.0 - sigma + sigma * before[g]);
        for (std::size_t c = flows.first_column()[g]; c < flows.first_column()[g + 1]; ++c) {
          const double order = orders_[(s * n + c) * w + l] * row[c] * placed;
          sum += pass[g] < 1.0 ? std::min(order, pass[g] * row[c]) : order;
        }
      }
      asked_[r * w + l] = sum;
    }
  }
}

void LaneBlock::ask_limits(std::size_t step) {
  std::vector<double> activity(c_->n), capacity(c_->n);
  for (std::size_t l = 0; l < lanes_; ++l) {
    if (limits_[l] == nullptr) continue;
    for (std::size_t c = 0; c < c_->n; ++c) {
      const double rest = c_->output[c];
      activity[c_->flows->by_column()[c]] = rest > 0.0 ? wanted_[c * width_ + l] / rest : 0.0;
    }
    std::ranges::fill(capacity, 1.0);
    limits_[l]->limit(step, activity, capacity);
    history_.insert(history_.end(), activity.begin(), activity.end());
    for (std::size_t c = 0; c < c_->n; ++c)
      limit_[c * width_ + l] = std::clamp(capacity[c_->flows->by_column()[c]], 0.0, 1.0);
  }
}

void LaneBlock::produce(std::size_t step, double from, bool first_of_step) {
  const std::size_t n = c_->n, w = width_;
  for (std::size_t l = 0; l < w; ++l) {
    shocks_[l].advance(from, from + c_->dt);
    if (!capital_[l].none()) capital_[l].begin(from, from + c_->dt);
  }
  pass_orders();
  for (std::size_t c = 0; c < n; ++c) {
    const std::size_t r = c_->row[c];
    for (std::size_t l = 0; l < w; ++l) {
      const std::size_t k = c * w + l;
      demand_[k] = asked_[r * w + l] + shocks_[l].final_demand()[r];
      capacity_[k] = c_->output[c] * alpha_[k] * shocks_[l].capacity_left()[c];
      if (capital_[l].none()) continue;
      demand_[k] += capital_[l].demand()[r];
      capacity_[k] *= 1.0 - capital_[l].share_lost()[c];
    }
  }
  for (std::size_t k = 0; k < n * w; ++k) wanted_[k] = std::min(demand_[k], capacity_[k]);
  if (first_of_step) ask_limits(step);
  for (std::size_t l = 0; l < w; ++l) make(l);
}

// Output, who gets it, overproduction and weights of one lane.
void LaneBlock::make(std::size_t l) {
  const std::size_t w = width_;
  const Rationing rule = c_->parameters.rationing;
  for (std::size_t c = 0; c < c_->n; ++c) {
    const std::size_t k = c * w + l, r = c_->row[c] * w + l, s = c_->sector[c];
    const double rest = c_->output[c];
    capacity_[k] *= limit_[k];
    wanted_[k] = std::min(demand_[k], capacity_[k]);
    const auto allowed = [&](double most) {
      return std::min(most, std::min(critical_[k], 0.5 * (important_[k] + most)));
    };
    const double x = allowed(wanted_[k]), asked = asked_[r], final_asked = demand_[k] - asked;
    input_limit_[k] = rest > 0.0 ? std::min(kAmple, std::min(critical_[k], important_[k]) / rest) : kAmple;
    output_[k] = x;
    const auto share = [](double part, double whole) { return whole > 0.0 ? std::clamp(part / whole, 0.0, 1.0) : 1.0; };
    double qi = share(x, demand_[k]), qf = qi;
    if (rule == Rationing::industries_first) qi = share(x, asked), qf = share(x - asked * qi, final_asked);
    if (rule == Rationing::final_users_first) qf = share(x, final_asked), qi = share(x - final_asked * qf, asked);
    to_industry_[r] = qi, to_final_[r] = qf;
    shipped_[r] = weight_[r] * qi;
    const double possible = rest > 0.0 ? allowed(capacity_[k]) / rest : 0.0, sigma = substitution_[s * w + l];
    new_weight_[r] = possible > kLeastWeight ? 1.0 - sigma + sigma * possible : 1.0 - sigma;
    // d alpha / dt = ((max - alpha) z - (alpha - 1) (1 - z / z0)+) / tau, implicit, so that no step is too long.
    const double z = 1.0 - share(x, demand_[k]), fall = std::max(0.0, 1.0 - z / kScarcity);
    const double rate = c_->dt / c_->parameters.sectors[s].overproduction_days;
    alpha_[k] = (alpha_[k] + rate * (alpha_max_[s * w + l] * z + fall)) / (1.0 + rate * (z + fall));
    const double dt = c_->dt, rebuilt = capital_[l].none() ? 0.0 : capital_[l].demand()[c_->row[c]] * qf * dt;
    account(made, l) += x * dt;
    account(to_industries, l) += asked * qi * dt;
    account(to_rebuilding, l) += rebuilt;
    account(to_final_users, l) += shocks_[l].final_demand()[c_->row[c]] * qf * dt;
  }
}

void LaneBlock::settle(std::size_t sector) {
  const auto& flows = *c_->flows;
  const std::size_t n = c_->n, w = width_, first = flows.first_row()[sector],
                    rows = flows.first_row()[sector + 1] - first;
  const double* const z = flows.flows().row(first).data();
  double* const orders = &orders_[sector * n * w];
  const auto& p = c_->parameters.sectors[sector];
  const bool by_sea = !c_->transit.none();
  double received_now[kLanes], used_now[kLanes];
  const SectorStep step{.columns = n,
                        .per_output = c_->per_output.row(sector).data(),
                        .per_stock = c_->per_stock.row(sector).data(),
                        .not_critical = c_->not_critical.row(sector).data(),
                        .not_important = c_->not_important.row(sector).data(),
                        .transit_days = by_sea ? c_->transit_days.row(sector).data() : nullptr,
                        .output = output_.data(),
                        .wanted = wanted_.data(),
                        .arrived = arrived_.data(),
                        .weights = weights_.data(),
                        .under_way = by_sea ? &under_way_[sector * n * w] : nullptr,
                        .stock_days = &stock_days_[sector * w],
                        .per_limit_day = &per_limit_day_[sector * w],
                        .restock = -std::expm1(-c_->dt / p.restock_days) / c_->dt,
                        .destock = c_->parameters.destocking,
                        .step_days = c_->dt,
                        .stock = &stock_[sector * n * w],
                        .orders = orders,
                        .received = received_now,
                        .used = used_now,
                        .critical_limit = critical_.data(),
                        .important_limit = important_.data()};
  // Rows with a cut flow are added one by one: here they weigh nothing.
  std::vector<std::pair<std::size_t, double>> held;
  for (std::size_t l = 0; l < lanes_; ++l) {
    for (const std::uint32_t r : shocks_[l].cut_rows()) {
      if (r < first || r >= first + rows) continue;
      held.emplace_back(r * w + l, new_weight_[r * w + l]);
      new_weight_[r * w + l] = shipped_[r * w + l] = 0.0;
    }
  }
  sweep_.down(z, rows, step, &new_weight_[first * w], &shipped_[first * w]);
  for (const auto& [k, weight] : held) new_weight_[k] = weight;
  if (!c_->transit.none()) ship_by_transit(sector);
  ship_cut_rows(sector);
  if (!c_->transit.none()) take_arrivals(sector);
  if (sector == 0) std::ranges::fill(critical_, kNever), std::ranges::fill(important_, kNever);
  sweep_.settle(step);
  sweep_.across(z, rows, n, orders, &asked_[first * w]);
  for (std::size_t k = first * w; k < (first + rows) * w; ++k) asked_[k] *= new_weight_[k];
  for (std::size_t l = 0; l < w; ++l) {
    account(received, l) += received_now[l] * c_->dt;
    account(used, l) += used_now[l] * c_->dt;
  }
}

// Into `arrived_` what reaches the stores at once, into the ring what is under way.
void LaneBlock::ship(std::size_t sector, std::uint32_t row, std::size_t c, std::size_t l, double flow) {
  const std::size_t k = c * width_ + l;
  if (c_->transit.none()) {
    arrived_[k] += flow;
    return;
  }
  const auto& flows = *c_->flows;
  const auto time = c_->transit.of(static_cast<std::uint32_t>(sector), flows.region_of(flows.by_row()[row]),
                                   flows.region_of(flows.by_column()[c]));
  const std::size_t slots = c_->transit.slots(), at = sector * c_->n * width_ + k, size = stock_.size();
  ring_[(slot_ + time.steps) % slots * size + at] += flow * (1.0 - time.later);
  ring_[(slot_ + time.steps + 1) % slots * size + at] += flow * time.later;
  under_way_[at] += flow * c_->dt;
}

void LaneBlock::ship_cut_rows(std::size_t sector) {
  const auto& flows = *c_->flows;
  const std::size_t n = c_->n, w = width_;
  for (std::size_t l = 0; l < lanes_; ++l) {
    const double sigma = substitution_[sector * w + l];
    for (const std::uint32_t r : shocks_[l].cut_rows()) {
      if (r < flows.first_row()[sector] || r >= flows.first_row()[sector + 1]) continue;
      const auto pass = shocks_[l].pass(r), before = shocks_[l].passed_before(r);
      const auto row = flows.flows().row(r);
      for (std::size_t g = 0; g < pass.size(); ++g) {
        const double placed = weight_[r * w + l] * (1.0 - sigma + sigma * before[g]);
        const double next = new_weight_[r * w + l] * (1.0 - sigma + sigma * pass[g]);
        for (std::size_t c = flows.first_column()[g]; c < flows.first_column()[g + 1]; ++c) {
          const double order = orders_[(sector * n + c) * w + l] * row[c] * placed;
          const double passing = pass[g] < 1.0 ? std::min(order, pass[g] * row[c]) : order;
          ship(sector, r, c, l, passing * to_industry_[r * w + l]);
          weights_[c * w + l] += row[c] * next;
        }
      }
    }
  }
}

// With goods under way each flow has its own day of arrival: cell by cell, in the order of the rows.
void LaneBlock::ship_by_transit(std::size_t sector) {
  const auto& flows = *c_->flows;
  std::ranges::fill(arrived_, 0.0);
  const double* const orders = &orders_[sector * c_->n * width_];
  for (std::uint32_t r = flows.first_row()[sector]; r < flows.first_row()[sector + 1]; ++r) {
    const auto row = flows.flows().row(r);
    for (std::size_t c = 0; c < c_->n; ++c) {
      if (row[c] == 0.0) continue;
      for (std::size_t l = 0; l < width_; ++l)
        ship(sector, r, c, l, row[c] * orders[c * width_ + l] * shipped_[r * width_ + l]);
    }
  }
}

void LaneBlock::take_arrivals(std::size_t sector) {
  const std::size_t cells = c_->n * width_, at = sector * cells;
  double* const now = &ring_[slot_ * stock_.size() + at];
  for (std::size_t k = 0; k < cells; ++k) {
    arrived_[k] = now[k];
    under_way_[at + k] = std::max(0.0, under_way_[at + k] - now[k] * c_->dt);
    now[k] = 0.0;
  }
}

void LaneBlock::finish() {
  for (std::size_t l = 0; l < width_; ++l) {
    if (capital_[l].none()) continue;
    std::vector<double> share(c_->n);
    for (std::size_t r = 0; r < c_->n; ++r) share[r] = to_final_[r * width_ + l];
    capital_[l].deliver(share);
  }
  weight_ = new_weight_;
  if (!c_->transit.none()) slot_ = (slot_ + 1) % c_->transit.slots();
}

void LaneBlock::resume(std::size_t step, double from, double until) {
  if (!c_->transit.none()) slot_ = step * c_->substeps % c_->transit.slots();
  new_weight_ = weight_;
  if (step == 0) return;
  for (auto& shocks : shocks_) shocks.advance(from, until);
  std::vector<double> capacity(c_->n);
  std::span<const double> activity{history_};
  for (std::size_t t = 0; t < step; ++t) {
    for (std::size_t l = 0; l < lanes_; ++l) {
      if (limits_[l] == nullptr) continue;
      std::ranges::fill(capacity, 1.0);
      limits_[l]->limit(t, activity.first(c_->n), capacity);
      activity = activity.subspan(c_->n);
    }
  }
}

}  // namespace noroshi::propagation
