#include "propagation/industries/industry_model.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/contract.hpp"
#include "propagation/driver/fingerprint.hpp"
#include "propagation/industries/industry_series.hpp"
#include "propagation/industries/lane_block.hpp"

namespace noroshi::propagation {
namespace {

double relative(double difference, double of) { return of > 0.0 ? std::abs(difference) / of : std::abs(difference); }

void add(Fingerprint& print, const Path& path) { print.add(path.days()).add(path.values()); }

void add(Fingerprint& print, const IndustryScenario& s) {
  for (const auto& cut : s.supply_cuts) print.add(cut.region).add(cut.sector), add(print, cut.lost);
  for (const auto& cut : s.flow_cuts) print.add(cut.sector).add(cut.origin).add(cut.destination), add(print, cut.cut);
  for (const auto& shock : s.demand_shocks)
    print.add(shock.region).add(shock.category).add(shock.sector), add(print, shock.change);
  for (const auto& loss : s.capital_losses) {
    print.add(loss.region).add(loss.sector).add(loss.share).add(loss.day).add(loss.duration_days);
    print.add(static_cast<double>(loss.curve)).add(loss.recovery_days).add(loss.rebuild_days).add(loss.rebuild_factor);
    add(print, loss.recovered);
    for (const auto& r : loss.rebuilders) print.add(r.sector).add(r.share);
  }
  print.add(s.stock_scale).add(s.overproduction_scale).add(s.substitution_scale).add(s.sector_stock_scale);
  print.add(s.limit == nullptr ? 0.0 : 1.0);
}

void add(Fingerprint& print, const IndustryParameters& p) {
  for (const auto& s : p.sectors) {
    print.add(s.stock_days).add(s.restock_days).add(s.overproduction).add(s.overproduction_days).add(s.substitution);
    print.add(static_cast<double>(s.input_class)).add(s.transit_days);
  }
  for (const auto& rule : p.classes)
    print.add(rule.sector).add(rule.user_sector).add(static_cast<double>(rule.input_class));
  for (const auto& rule : p.transit) print.add(rule.origin).add(rule.destination).add(rule.days);
  print.add(p.anticipation)
      .add(p.destocking)
      .add(p.negligible_share)
      .add(p.capital_per_value_added)
      .add(static_cast<double>(p.rationing))
      .add(p.step_days);
}

class AdaptiveIndustries final : public IndustryModel {
 public:
  AdaptiveIndustries(const IndustryFlows& network, const IndustryParameters& parameters,
                     std::vector<IndustryScenario> scenarios)
      : constants_{network, parameters}, scenarios_{std::move(scenarios)}, series_{industry_series(network)} {
    const std::size_t width = scenarios_.size() == 1 ? 1 : kLanes;
    for (std::size_t first = 0; first < scenarios_.size(); first += width) {
      const std::size_t count = std::min(width, scenarios_.size() - first);
      blocks_.emplace_back(constants_, std::span{scenarios_}.subspan(first, count), width);
    }
  }

  [[nodiscard]] std::size_t lanes() const override { return scenarios_.size(); }
  [[nodiscard]] std::size_t step() const override { return step_; }
  [[nodiscard]] std::span<const Series> series() const override { return series_; }
  [[nodiscard]] double step_days() const override { return constants_.parameters.step_days; }

  // Sectors outside, lanes inside: the rows of a sector are read once and stay near for all blocks of lanes.
  void advance() override {
    for (std::size_t sub = 0; sub < constants_.substeps; ++sub) {
      const double from = day_of(step_ * constants_.substeps + sub);
      for (auto& block : blocks_) block.produce(step_, from, sub == 0);
      for (std::size_t s = 0; s < constants_.sectors; ++s)
        for (auto& block : blocks_) block.settle(s);
      for (auto& block : blocks_) block.finish();
    }
    ++step_;
  }

  void observe(std::size_t which, std::size_t lane, std::span<double> out) const override {
    NOROSHI_EXPECT(which < series_.size() && out.size() == series_[which].width && lane < lanes());
    block_of(lane).observe(which, lane % kLanes, out);
  }
  [[nodiscard]] MassBalance balance(std::size_t lane) const override {
    NOROSHI_EXPECT(lane < lanes());
    return block_of(lane).balance(lane % kLanes);
  }

  [[nodiscard]] Checkpoint checkpoint() const override {
    Checkpoint out{.model = "industries", .fingerprint = fingerprint(), .step = step_};
    for (const auto& block : blocks_) {
      LaneBlock::visit_state(block, [&](const std::vector<double>& v) {
        out.values.push_back(static_cast<double>(v.size()));
        out.values.insert(out.values.end(), v.begin(), v.end());
      });
    }
    return out;
  }

  [[nodiscard]] Result<void> restore(const Checkpoint& from) override {
    if (auto fits = check_fits(from, "industries", fingerprint(), from.values.size()); !fits) return fits;
    std::span<const double> left{from.values};
    bool whole = true;
    for (auto& block : blocks_) {
      LaneBlock::visit_state(block, [&](std::vector<double>& v) {
        whole = whole && !left.empty() && left[0] >= 0.0 && left[0] <= static_cast<double>(left.size() - 1);
        if (!whole) return;
        const auto size = static_cast<std::size_t>(left[0]);
        v.assign(left.begin() + 1, left.begin() + 1 + static_cast<std::ptrdiff_t>(size));
        left = left.subspan(1 + size);
      });
    }
    if (!whole || !left.empty())
      return fail(ErrorCode::corrupt,
                  {"the state of the stopped run is cut short. Start anew",
                   "中断した計算の状態が欠けています。初めから計算してください"},
                  "industries");
    step_ = from.step;
    const std::size_t done = step_ * constants_.substeps;
    for (auto& block : blocks_)
      block.resume(step_, done == 0 ? 0.0 : day_of(done - 1), done == 0 ? 0.0 : day_of(done - 1) + constants_.dt);
    return {};
  }

 private:
  [[nodiscard]] double day_of(std::size_t substep) const { return static_cast<double>(substep) * constants_.dt; }
  [[nodiscard]] const LaneBlock& block_of(std::size_t lane) const { return blocks_[lane / kLanes]; }
  [[nodiscard]] std::uint64_t fingerprint() const {
    Fingerprint print;
    print.add(constants_.flows->flows().values).add(constants_.flows->final_flows().values);
    add(print, constants_.parameters);
    for (const auto& scenario : scenarios_) add(print, scenario);
    return print.value();
  }

  IndustryConstants constants_;
  std::vector<IndustryScenario> scenarios_;
  std::vector<Series> series_;
  std::vector<LaneBlock> blocks_;
  std::size_t step_ = 0;
};

}  // namespace

double MassBalance::stock_error() const {
  return relative(stock_start + received - used - stock_now, std::max(received, stock_start));
}
double MassBalance::delivery_error() const {
  return relative(output - to_industries - to_final_users - to_rebuilding, output);
}
double MassBalance::transit_error() const {
  return relative(under_way_start + to_industries - received - under_way_now, std::max(to_industries, under_way_start));
}

Result<std::unique_ptr<IndustryModel>> make_industry_model(const IndustryFlows& network,
                                                           const IndustryParameters& parameters,
                                                           std::vector<IndustryScenario> scenarios) {
  if (auto fine = check(parameters, network); !fine) return fail(fine.error());
  if (scenarios.empty())
    return fail(ErrorCode::invalid_input,
                {"a run needs a scenario. Give at least one (an empty one is rest)",
                 "想定がありません。少なくとも一つ与えてください(空なら平時)"},
                "scenarios");
  for (const auto& scenario : scenarios)
    if (auto fine = check(scenario, network); !fine) return fail(fine.error());
  return std::make_unique<AdaptiveIndustries>(network, parameters, std::move(scenarios));
}

}  // namespace noroshi::propagation
