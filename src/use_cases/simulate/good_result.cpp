#include "use_cases/simulate/good_result.hpp"

#include <algorithm>

#include "propagation/goods_ledger.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kDriverRows = 128;  // base rows of the Sobol design: x (inputs + 2) runs of the ledger
constexpr double kShortSeaDays = 9.0;     // of transit: cases by truck or short sea took 4 to 7 days to the first stop

const scenarios::LedgerInput* input_of(const KeptBackGood& good, std::string_view id) {
  const auto& inputs = good.uncertain.inputs();
  const auto found = std::ranges::find(inputs, id, &scenarios::LedgerInput::id);
  return found == inputs.end() ? nullptr : &*found;
}

// How much of the use is lost, in days of use at rest: a figure that varies in every draw, unlike a day that never
// comes.
Result<propagation::SobolIndices> drivers_of(const KeptBackGood& good, const scenarios::Scenario& scenario,
                                             const Progress& progress) {
  const std::size_t inputs = good.uncertain.inputs().size();
  const auto design = propagation::sobol_design(kDriverRows, inputs, scenario.seed);
  std::vector<double> figures;
  for (std::size_t r = 0; r < design.rows; ++r) {
    if (progress.stop_requested())
      return fail(ErrorCode::cancelled, {"stopped; nothing was recorded.", "中止しました。何も記録していません。"});
    auto ledger = good.uncertain.ledger(good.uncertain.at(design.row(r)));
    const double use = ledger.use_at_rest;
    const auto record = propagation::run_ledger(std::move(ledger), scenario.horizon_days);
    if (!record) return fail(record.error());
    figures.push_back(summarize(*record).use_lost / use);
  }
  return propagation::sobol_indices(figures, inputs);
}

}  // namespace

precedents::Circumstances circumstances_of(const KeptBackGood& good, const scenarios::Scenario& scenario) {
  precedents::Circumstances known;
  const auto subject = good.uncertain.id();
  for (const auto& shock : scenario.shocks) {
    if (shock.what == subject && shock.hits(scenario.importer))
      known.shock = shock.control == "price" ? precedents::Shock::market : precedents::Shock::act_of_state;
  }
  const auto likeliest = good.uncertain.ledger(good.uncertain.likeliest());
  double cut = 0.0;
  for (const auto& supplier : likeliest.suppliers) {
    if (scenario.keeps_back(subject, supplier.origin)) cut += supplier.flow;
  }
  if (cut > 0.0) known.share_cut = std::min(1.0, cut / likeliest.use_at_rest);
  if (good.choice.good != nullptr && good.choice.good->supply) known.tier = good.choice.good->supply->tier;
  if (const auto* stock = input_of(good, "commercial_stock_days"); stock != nullptr && !stock->ours)
    known.stock_days = stock->range.mid;
  if (const auto* transit = input_of(good, "transit_days"); transit != nullptr && !transit->ours) {
    known.transit_days = transit->range.mid;
    known.reach = transit->range.mid < kShortSeaDays ? precedents::Reach::neighbour : precedents::Reach::deep_sea;
  }
  return known;
}

Result<GoodResult> answer_good(const KeptBackGood& good, const scenarios::Scenario& scenario,
                               const precedents::StopModel& model, const Progress& progress) {
  GoodResult result;
  auto shortage = scenarios::shortage_of(
      good.uncertain, {.seed = scenario.seed, .draws = scenario.draws, .horizon_days = scenario.horizon_days},
      progress);
  if (!shortage) return fail(shortage.error());
  result.shortage = *std::move(shortage);
  auto drivers = drivers_of(good, scenario, progress);
  if (!drivers) return fail(drivers.error());
  result.drivers = *std::move(drivers);
  result.circumstances = circumstances_of(good, scenario);
  if (result.circumstances.share_cut) result.precedents = model.forecast(result.circumstances);
  result.likeliest = good.uncertain.ledger(good.uncertain.likeliest());
  auto record = propagation::run_ledger(result.likeliest, scenario.horizon_days, propagation::LedgerDetail::users);
  if (!record) return fail(record.error());
  result.record = *std::move(record);
  return result;
}

}  // namespace noroshi::use_cases
