#include "use_cases/simulate/industry_losses.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "base/philox.hpp"
#include "networks/industry_network.hpp"
#include "propagation/ensemble/ensemble.hpp"
#include "propagation/goods_ledger.hpp"
#include "propagation/industries/cut_account.hpp"
#include "scenarios/control.hpp"

namespace noroshi::use_cases {
namespace {

using propagation::GoodsLedger;
using propagation::IndustryScenario;
using propagation::LedgerBound;

constexpr std::size_t kLanesAtATime = 32;            // so that two threads share a batch
constexpr double kDust = 1e-9;                       // of output: what rounding leaves of rest
constexpr double kHit = 0.99;                        // share of output at rest below which an industry counts as hit
constexpr std::uint32_t kSectorShockPurpose = 0x5E;  // of draws of the parameters of sector shocks
constexpr double kSectorTransitDays = 30.0;  // from shipment abroad to use, where the table knows goods as sectors only

constexpr LaneVariant kInner{.id = "inner", .title = {"inner band", "内側の推定"}};
constexpr std::array kBounds{
    LaneVariant{
        .id = "low", .title = {"only its value counts", "価額分のみ影響"}, .bound = LedgerBound::only_its_value},
    LaneVariant{.id = "high",
                .title = {"all output needs it", "全ての生産に不可欠"},
                .bound = LedgerBound::all_output_needs_it}};
constexpr std::array kRules{
    LaneVariant{.id = "allocation",
                .title = {"the good goes to the users that need it most first, not to all alike",
                          "物資を一律でなく、不可欠度の高い用途から順に配分する"},
                .allocation = propagation::AllocationRule::priority},
    LaneVariant{.id = "thrift",
                .title = {"users save: 80 % of wants while stock is below 30 days",
                          "使用者が節約する（在庫が30日分を下回る間、需要を80％に抑える）"},
                .thrift = true},
    LaneVariant{
        .id = "settling",
        .title = {"industries are served before final users, not alike", "最終需要より産業への納入を先に決済する"},
        .rationing = propagation::Rationing::industries_first},
    LaneVariant{.id = "inputs",
                .title = {"every input is critical to every industry", "全ての投入を全産業に不可欠とみなす"},
                .all_inputs_critical = true}};

void apply(const LaneVariant& variant, propagation::LedgerGood& good) {
  good = at_bound(std::move(good), variant.bound);
  if (variant.allocation == propagation::AllocationRule::priority && good.allocation != variant.allocation) {
    good.allocation = variant.allocation;
    std::vector<double> needs;
    for (const auto& user : good.users) needs.push_back(user.indispensable);
    std::ranges::sort(needs, std::greater{});
    for (auto& user : good.users) {
      user.priority = static_cast<int>(std::ranges::find(needs, user.indispensable) - needs.begin());
    }
  }
  if (variant.thrift && !good.thrift) good.thrift = propagation::Thrift{.below_cover_days = 30.0, .share = 0.8};
}

// The table as a model can take it, with what had to be put in place of what.
Result<IoTable> treated(const IndustryGround& ground, std::vector<Text>& notes) {
  auto network = networks::build_network(ground.table);
  if (!network) return fail(network.error());
  std::map<networks::TreatmentKind, std::size_t> counts;
  for (const auto& treatment : network->treatments) ++counts[treatment.kind];
  for (const auto& [kind, count] : counts)
    notes.push_back(text("{}: {} ({} industries; ⟦network_check⟧).", "{}：{}（{}産業。⟦network_check⟧）。", ground.id,
                         networks::describe(kind), count));
  IoTable table;
  table.feed = ground.table.feed;
  table.year = ground.table.year;
  table.unit = network->unit;
  table.industries = std::move(network->industries);
  table.final_users = std::move(network->final_users);
  table.intermediate = std::move(network->intermediate);
  table.final_demand = std::move(network->final_demand);
  table.output = std::move(network->output);
  table.value_added = std::move(network->value_added);
  return table;
}

// A path of shipments as the industry model reads it, later by the days that goods are under way.
Result<propagation::Path> path_of(const propagation::ShippingPath& shipping, double transit) {
  std::vector<double> days, values;
  for (std::size_t k = 0; k < shipping.withheld.size(); ++k) {
    if (!values.empty() && values.back() == shipping.withheld[k]) continue;
    days.push_back(shipping.first_day + static_cast<double>(k) + transit);
    values.push_back(shipping.withheld[k]);
  }
  days.push_back(shipping.first_day + static_cast<double>(shipping.withheld.size()) + transit);
  values.push_back(0.0);
  return propagation::Path::make(std::move(days), std::move(values));
}

}  // namespace

const LaneVariant& inner_variant() { return kInner; }
std::span<const LaneVariant> bound_variants() { return kBounds; }
std::span<const LaneVariant> rule_variants() { return kRules; }

double LaneLoss::total() const { return std::accumulate(by_industry.begin(), by_industry.end(), 0.0); }

double LossModel::value_added_at_home() const { return std::accumulate(value_added_.begin(), value_added_.end(), 0.0); }

propagation::IndustryParameters industry_parameters(const propagation::IndustryFlows& flows,
                                                    const std::optional<normalize::IndustryScheme>& scheme) {
  using propagation::InputClass;
  propagation::IndustryParameters parameters;
  parameters.sectors.resize(flows.sectors().size());
  for (std::size_t s = 0; scheme && s < flows.sectors().size(); ++s) {
    const auto* sector = scheme->find(flows.sectors()[s]);
    if (sector == nullptr || sector->divisions.empty()) continue;
    // The first division decides: schemes join what is alike.
    const int division = std::stoi(sector->divisions.front());
    const bool important = (division >= 41 && division <= 43) || (division >= 49 && division <= 53) || division == 61;
    parameters.sectors[s].input_class = division <= 39 ? InputClass::critical
                                        : important    ? InputClass::important
                                                       : InputClass::other;
  }
  return parameters;
}

Result<LossModel> LossModel::make(SimulationQuestion& question) {
  NOROSHI_EXPECT(question.ground.has_value());
  LossModel model;
  model.question_ = &question;
  model.home_ = question.ground->home;
  auto table = treated(*question.ground, model.notes_);
  if (!table) return fail(table.error());
  auto flows = propagation::IndustryFlows::make(*std::move(table),
                                                {.negative_final_demand = propagation::NegativeFinalDemand::as_zero});
  if (!flows) return fail(flows.error());
  model.flows_ = std::make_shared<const propagation::IndustryFlows>(*std::move(flows));
  model.parameters_ = industry_parameters(*model.flows_, question.ground->scheme);
  for (const std::size_t i : model.home_)
    model.value_added_.push_back(model.flows_->value_added_per_day(i) * model.flows_->days_per_year());
  if (const double negative = model.flows_->negative_share(); negative > 0.0) {
    model.notes_.push_back(
        text("Final demand below zero (stocks run down) in the table is set to zero: {:.2g} of all output.",
             "表の負の最終需要（在庫の取崩し）は0とした（総産出の{:.2g}）。", negative));
  }
  const auto first = model.lane(0);
  if (!first) return fail(first.error());
  for (const auto& cut : first->flow_cuts) {
    for (auto& reason : propagation::reasons_for_calm(propagation::account_of(cut, *model.flows_, model.parameters_)))
      model.calm_.push_back(std::move(reason));
  }
  return model;
}

// Shocks on sectors of the table; those on goods are the ledger's.
Result<IndustryScenario> LossModel::lane(std::uint32_t replicate) const {
  const auto& asked = question_->scenario;
  IndustryScenario lane{.id = fmt::format("{}", replicate)};
  for (std::size_t k = 0; k < asked.shocks.size(); ++k) {
    const auto& shock = asked.shocks[k];
    if (shock.subject != scenarios::Subject::sector || !shock.hits(question_->importer.code)) continue;
    const auto control = scenarios::control_named(shock.control);
    if (!control) return fail(control.error());
    const auto ranges = scenarios::parameter_ranges(**control, shock.parameters);
    if (!ranges) return fail(ranges.error());
    std::vector<double> values;
    for (std::size_t p = 0; p < ranges->size(); ++p) {
      values.push_back((*ranges)[p].at(uniform01(asked.seed, {.replicate = replicate,
                                                              .entity = static_cast<std::uint32_t>(k),
                                                              .step = static_cast<std::uint32_t>(p),
                                                              .purpose = kSectorShockPurpose})));
    }
    const int end = shock.duration_days ? shock.start_day + *shock.duration_days : asked.horizon_days;
    auto path =
        path_of((*control)->path(values, {shock.start_day, std::min(end, asked.horizon_days), asked.horizon_days}),
                kSectorTransitDays);
    if (!path) return fail(path.error());
    for (const auto& region : question_->ground->regions) {
      lane.flow_cuts.push_back({.sector = shock.what, .origin = shock.origin, .destination = region, .cut = *path});
    }
  }
  for (const auto& saving : asked.savings) {
    if (saving.subject != scenarios::Subject::sector) continue;
    for (const auto& region : question_->ground->regions) {
      lane.demand_shocks.push_back(
          {.region = region,
           .category = "",
           .sector = saving.what,
           .change = propagation::Path::block(saving.share - 1.0, saving.start_day, saving.start_day + saving.days)});
    }
  }
  return lane;
}

Result<std::vector<LaneLoss>> LossModel::run(const LaneVariant& variant, std::uint32_t first, std::uint32_t count,
                                             const Progress& progress) const {
  const auto& asked = question_->scenario;
  const auto horizon = static_cast<std::size_t>(asked.horizon_days);
  std::vector<IndustryScenario> lanes;
  std::vector<std::unique_ptr<GoodsLedger>> ledgers;
  for (std::uint32_t r = first; r < first + count; ++r) {
    auto scenario = lane(r);
    if (!scenario) return fail(scenario.error());
    std::vector<propagation::LedgerGood> goods;
    for (const auto& good : question_->goods) {
      goods.push_back(good.uncertain.ledger(good.uncertain.draw(asked.seed, r)));
      apply(variant, goods.back());
    }
    if (!goods.empty()) {
      auto ledger = GoodsLedger::make(std::move(goods), {.industries = flows_->size(),
                                                         .horizon_days = asked.horizon_days,
                                                         .detail = propagation::LedgerDetail::days});
      if (!ledger) return fail(ledger.error());
      ledgers.push_back(std::make_unique<GoodsLedger>(*std::move(ledger)));
      scenario->limit = ledgers.back().get();
    }
    lanes.push_back(*std::move(scenario));
  }
  auto parameters = parameters_;
  parameters.rationing = variant.rationing;
  if (variant.all_inputs_critical) {
    for (auto& sector : parameters.sectors) sector.input_class = propagation::InputClass::critical;
  }
  // One group for each industry at home, one for everybody else.
  const std::size_t n = home_.size();
  propagation::Record record{.series = "output",
                             .group = std::vector<std::uint32_t>(flows_->size(), static_cast<std::uint32_t>(n)),
                             .groups = n + 1};
  double abroad = 0.0;
  for (std::size_t h = 0; h < n; ++h) record.group[home_[h]] = static_cast<std::uint32_t>(h);
  for (std::size_t i = 0; i < flows_->size(); ++i) {
    if (record.group[i] == n) abroad += flows_->output_per_day(i);
  }
  const auto recording = propagation::run_ensemble(
      *flows_, parameters, std::move(lanes),
      {.run = {.steps = horizon, .records = {record}}, .lanes_at_a_time = kLanesAtATime}, progress);
  if (!recording) return fail(recording.error());
  if (!recording->complete) return std::vector<LaneLoss>{};
  const auto& output = recording->series.front();
  std::vector<LaneLoss> losses;
  for (std::size_t lane = 0; lane < count; ++lane) {
    LaneLoss loss{.by_industry = std::vector<double>(n, 0.0),
                  .first_day = std::vector<double>(n, static_cast<double>(horizon)),
                  .by_day = std::vector<double>(horizon, 0.0)};
    for (std::size_t t = 0; t < horizon; ++t) {
      const auto made = recording->at(output, t, lane);
      for (std::size_t h = 0; h < n; ++h) {
        const double at_rest = flows_->output_per_day(home_[h]);
        if (!(at_rest > 0.0)) continue;
        const double share = 1.0 - made[h] / at_rest;
        const double share_lost = std::abs(share) < kDust ? 0.0 : share;
        const double lost = share_lost * flows_->value_added_per_day(home_[h]);
        loss.by_industry[h] += lost;
        loss.by_day[t] += lost;
        if (1.0 - share_lost < kHit && loss.first_day[h] == static_cast<double>(horizon))
          loss.first_day[h] = static_cast<double>(t);
      }
      if (std::abs(abroad - made[n]) > kDust * abroad) loss.abroad += abroad - made[n];
    }
    losses.push_back(std::move(loss));
  }
  return losses;
}

}  // namespace noroshi::use_cases
