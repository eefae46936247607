#include "scenarios/uncertain_good.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/contract.hpp"
#include "base/philox.hpp"
#include "scenarios/input_catalog.hpp"

namespace noroshi::scenarios {
namespace {

using propagation::LedgerGood;
using propagation::LedgerUser;
using propagation::ShippingPath;

constexpr std::uint32_t kPurpose = 0x4C454447;  // "LEDG": draws of nothing else share it

// FNV-1a of 32 bits (Fowler, Noll and Vo 1991): the same number on every machine.
std::uint32_t key_of(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

double input(std::span<const double> values, std::string_view id) {
  const auto catalog = input_catalog();
  const auto found = std::ranges::find(catalog, id, &InputSpec::id);
  NOROSHI_EXPECT(found != catalog.end());
  return values[static_cast<std::size_t>(found - catalog.begin())];
}

int days_input(std::span<const double> values, std::string_view id) {
  return static_cast<int>(std::lround(input(values, id)));
}

double imports_of(const GoodFlows& flows) {
  double sum = flows.unidentified;
  for (const auto& origin : flows.origins) sum += origin.amount;
  return sum;
}

// Two controls on the same flow: each lets its share of what is left pass; the longer delay counts.
ShippingPath joined(const ShippingPath& a, const ShippingPath& b) {
  const auto at = [](const auto& list, int k) {
    return k >= 0 && k < static_cast<int>(list.size()) ? list[static_cast<std::size_t>(k)] : 0;
  };
  const auto end = [](const ShippingPath& p) {
    return p.first_day + static_cast<int>(std::max({p.withheld.size(), p.extra.size(), p.delay_days.size()}));
  };
  ShippingPath both{.first_day = std::min(a.first_day, b.first_day), .extra_from = a.extra_from};
  for (int day = both.first_day; day < std::max(end(a), end(b)); ++day) {
    const int i = day - a.first_day, j = day - b.first_day;
    both.withheld.push_back(1.0 - (1.0 - at(a.withheld, i)) * (1.0 - at(b.withheld, j)));
    both.extra.push_back(at(a.extra, i) + at(b.extra, j));
    both.delay_days.push_back(std::max(at(a.delay_days, i), at(b.delay_days, j)));
  }
  return both;
}

// Before day 0 all is at rest but for what buyers stock up: a control that starts there has nothing withheld yet.
double largest(const std::vector<double>& list) {
  return list.empty() ? 0.0 : *std::max_element(list.begin(), list.end());
}

}  // namespace

std::vector<double> UncertainGood::draw(std::uint64_t seed, std::uint32_t replicate) const {
  std::vector<double> values;
  values.reserve(inputs_.size());
  for (const auto& input : inputs_) {
    const double u = uniform01(
        seed, {.replicate = replicate, .entity = key_of(parts_.id), .step = key_of(input.id), .purpose = kPurpose});
    values.push_back(input.range.at(u));
  }
  return values;
}

std::vector<double> UncertainGood::at(std::span<const double> u) const {
  NOROSHI_EXPECT(u.size() == inputs_.size());
  std::vector<double> values;
  for (std::size_t i = 0; i < u.size(); ++i) values.push_back(inputs_[i].range.at(u[i]));
  return values;
}

std::vector<double> UncertainGood::likeliest() const {
  std::vector<double> values;
  for (const auto& input : inputs_) values.push_back(input.range.mid);
  return values;
}

// U = (imports - re-exports) / days / (1 - home), so that home output P = home x U.
LedgerGood UncertainGood::ledger(std::span<const double> values) const {
  NOROSHI_EXPECT(values.size() == inputs_.size());
  constexpr double kMostHome = 0.99;
  const double home = std::min(kMostHome, input(values, "home_share") + input(values, "recycled_share"));
  const double imports = imports_of(parts_.flows);
  const double net = (imports - std::min(parts_.flows.re_exports.value_or(0.0), imports)) / parts_.flows.days;
  LedgerGood good{.id = parts_.id, .unit = parts_.flows.unit, .use_at_rest = net / (1.0 - home)};
  good.home_output = good.use_at_rest - net;
  good.commercial_stock = input(values, "commercial_stock_days") * good.use_at_rest;
  good.strategic_stock = input(values, "strategic_stock_days") * good.use_at_rest;
  add_suppliers(good, values);
  good.users = users(values);
  add_measures(good, values);
  return good;
}

void UncertainGood::add_suppliers(LedgerGood& good, std::span<const double> values) const {
  const int transit = days_input(values, "transit_days");
  const double net = good.use_at_rest - good.home_output, scale = net / imports_of(parts_.flows);
  for (const auto& origin : parts_.flows.origins) {
    good.suppliers.push_back({.origin = origin.origin, .flow = origin.amount * scale, .transit_days = transit});
  }
  if (parts_.flows.unidentified > 0.0) {
    good.suppliers.push_back({.flow = parts_.flows.unidentified * scale, .transit_days = transit});
  }
  std::optional<int> first;
  for (const auto& shock : shocks_) {
    const auto& parameters = shock.control->parameters;
    const auto path = shock.control->path(values.subspan(shock.first_input, parameters.size()), shock.window);
    first = std::min(first.value_or(shock.window.start_day), shock.window.start_day);
    for (auto& supplier : good.suppliers) {
      if (supplier.origin == shock.origin) supplier.path = joined(supplier.path, path);
    }
  }
  good.substitution_from_day = first.value_or(0);
  double lost = 0.0;
  for (const auto& supplier : good.suppliers) lost += supplier.flow * largest(supplier.path.withheld);
  if (lost <= 0.0) return;
  good.alternatives.push_back({.origin = {},
                               .amount = lost * input(values, "other_origins_share"),
                               .lead_days = *first + days_input(values, "other_origins_days"),
                               .ramp_days = days_input(values, "other_origins_ramp_days"),
                               .transit_days = transit});
}

std::vector<LedgerUser> UncertainGood::users(std::span<const double> values) const {
  const double substitutable = input(values, "substitutable_share");
  const int substitution_days = days_input(values, "substitution_days");
  const auto share_of = [&](const BoundUse& use) { return use.share_input ? values[*use.share_input] : 1.0; };
  double sum = 0.0;
  for (const auto& use : uses_) sum += share_of(use);
  const double scale = sum > 1.0 ? 1.0 / sum : 1.0;  // published shares are rounded, drawn ones move

  std::map<std::size_t, LedgerUser> by_industry;
  std::vector<LedgerUser> users;
  for (const auto& use : uses_) {
    const double share = scale * share_of(use);
    if (use.parts.empty()) {
      users.push_back({.share = share, .priority = use.priority});
      continue;
    }
    const double indispensable = use.indispensable_input ? values[*use.indispensable_input] : 0.0;
    for (const auto& part : use.parts) {
      auto [entry, is_new] = by_industry.try_emplace(part.industry, LedgerUser{.industry = part.industry,
                                                                               .substitutable = substitutable,
                                                                               .substitution_days = substitution_days,
                                                                               .priority = use.priority});
      auto& user = entry->second;
      user.share += share * part.share_of_use;
      user.indispensable = std::min(1.0, user.indispensable + indispensable * part.share_of_industry);
      user.priority = std::min(user.priority, use.priority);
    }
  }
  for (auto& [industry, user] : by_industry) {
    const auto value = std::ranges::find(parts_.values, industry, &IndustryValue::industry);
    if (value != parts_.values.end()) user.value_share = std::min(1.0, value->value_share * user.share);
    users.push_back(user);
  }
  return users;
}

void UncertainGood::add_measures(LedgerGood& good, std::span<const double> values) const {
  const double use = good.use_at_rest;
  for (const auto& release : scenario_.releases) {
    if (release.good != parts_.id) continue;
    good.releases.push_back(
        {.first_day = release.start_day, .per_day = release.share_of_use * use, .amount = release.days_of_use * use});
  }
  for (const auto& thrift : scenario_.thrifts) {
    if (thrift.good != parts_.id) continue;
    good.thrift = propagation::Thrift{.below_cover_days = thrift.below_cover_days, .share = values[*thrift_input_]};
  }
  for (const auto& hoarding : scenario_.hoardings) {
    if (hoarding.good != parts_.id) continue;
    good.hoarding = propagation::Hoarding{
        .first_day = hoarding.start_day, .days = hoarding.days, .factor = values[*hoarding_input_]};
  }
  for (const auto& saving : scenario_.savings) {
    if (saving.subject == Subject::sector || saving.what != parts_.id) continue;
    good.savings.push_back({.first_day = saving.start_day,
                            .days = saving.days,
                            .share = saving.share,
                            .whose = saving.final_demand_only ? propagation::Saving::Whose::final_demand
                                                              : propagation::Saving::Whose::everyone});
  }
  good.allocation = scenario_.allocation == Allocation::priority ? propagation::AllocationRule::priority
                                                                 : propagation::AllocationRule::same_fraction;
}

}  // namespace noroshi::scenarios
