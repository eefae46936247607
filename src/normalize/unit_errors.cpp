#include "normalize/unit_errors.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "numerics/robust.hpp"

namespace noroshi::normalize {
namespace {

constexpr double kMadToSigma = 1.4826;      // of a normal distribution
constexpr double kMinUnitValueSigma = 0.1;  // log10: unit values of one good differ by a quarter as a matter of course
constexpr double kMinStepSigma = 0.05;
constexpr double kNeighboursAgree = 0.30103;  // log10 2
constexpr std::size_t kMinOthersInTime = 3, kMinOthersOfProduct = 8, kMinSteps = 4;

using Indices = std::span<const std::uint32_t>;

// Robust standard deviation, not below `least`.
double sigma_of(std::span<const double> values, double least) { return std::max(least, numerics::scaled_mad(values)); }

TradeFinding finding_of(const TradeRecord& r, FindingKind kind, double observed, double expected, Text message) {
  return {kind, r.period, r.flow, r.reporter, r.partner, r.product, observed, expected, std::move(message)};
}

// Chapter 99 holds what publishers could not or would not classify; its mixture changes from year to year.
bool is_residual(ProductCode product) { return product.digits().starts_with("99"); }

// Values that partners report of the same flow from their side.
class MirrorValues {
 public:
  MirrorValues(std::span<const TradeRecord> records, Indices order) {
    for (const auto i : order) {
      const auto& r = records[i];
      values_[key(r.product, r.flow, r.reporter, r.partner, r.period)] = r.value_usd;
    }
  }
  [[nodiscard]] std::optional<double> of(const TradeRecord& r) const {
    if (r.flow != Flow::import && r.flow != Flow::export_) return std::nullopt;
    const Flow other = r.flow == Flow::import ? Flow::export_ : Flow::import;
    const auto at = values_.find(key(r.product, other, r.partner, r.reporter, r.period));
    return at == values_.end() ? std::nullopt : std::optional{at->second};
  }

 private:
  using Key = std::tuple<std::uint64_t, std::uint64_t>;
  struct Hash {
    std::size_t operator()(const Key& k) const {
      return std::get<0>(k) * 0x9E3779B97F4A7C15u ^ std::get<1>(k) * 0xC2B2AE3D27D4EB4Fu;
    }
  };
  static Key key(ProductCode product, Flow flow, AreaCode reporter, AreaCode partner, Period period) {
    return {product.across_editions().packed(),
            std::uint64_t{reporter.value} << 48 | std::uint64_t{partner.value} << 32 |
                static_cast<std::uint64_t>(static_cast<std::uint16_t>(period.year)) << 16 |
                std::uint64_t{period.month} << 8 | static_cast<std::uint64_t>(flow)};
  }
  std::unordered_map<Key, double, Hash> values_;  // looked up only, never walked
};

class UnitErrors {
 public:
  UnitErrors(std::span<const TradeRecord> records, Indices order, const TradeQualityOptions& options)
      : records_{records}, options_{options}, mirror_{records, order} {}

  // All rows of one reporter and product number, in order of partner and period.
  void look_at_product(Indices rows) {
    if (is_residual(records_[rows.front()].product)) return;
    std::vector<double> unit_values;
    for (const auto i : rows) {
      if (has_mass(i)) unit_values.push_back(log_unit_value(i));
    }
    const bool enough = unit_values.size() >= kMinOthersOfProduct;
    const double usual = enough ? numerics::median(unit_values) : 0.0;
    const double sigma = enough ? sigma_of(unit_values, kMinUnitValueSigma) : 0.0;
    for (std::size_t begin = 0; begin < rows.size();) {
      std::size_t end = begin;
      while (end < rows.size() && records_[rows[end]].partner == records_[rows[begin]].partner) ++end;
      const Indices flow = rows.subspan(begin, end - begin);
      look_at_values(flow);
      if (enough) look_at_unit_values(flow, usual, sigma);
      begin = end;
    }
  }
  [[nodiscard]] std::vector<TradeFinding> take() { return std::move(findings_); }

 private:
  [[nodiscard]] bool has_mass(std::uint32_t i) const {
    return records_[i].has(Mark::mass_known) && !records_[i].has(Mark::mass_estimated) && records_[i].mass_kg > 0.0;
  }
  [[nodiscard]] double log_unit_value(std::uint32_t i) const {
    return std::log10(records_[i].value_usd / records_[i].mass_kg);
  }
  [[nodiscard]] double log_value(std::uint32_t i) const { return std::log10(records_[i].value_usd); }

  void look_at_unit_values(Indices flow, double product_median, double sigma) {
    for (const auto i : flow) {
      if (!has_mass(i) || records_[i].value_usd < options_.material_value_usd) continue;
      std::vector<double> others;
      for (const auto j : flow) {
        if (j != i && has_mass(j)) others.push_back(log_unit_value(j));
      }
      const double expected = others.size() >= kMinOthersInTime ? numerics::median(others) : product_median;
      const double departure = log_unit_value(i) - expected;
      const int power = near_unit_factor(departure, options_.closeness);
      if (power == 0 || std::abs(departure) <= options_.sigmas * sigma) continue;
      // A unit value out of line with its own past and with the product's other partners as well.
      if (near_unit_factor(log_unit_value(i) - product_median, 1.0) == 0) continue;
      const double observed = std::pow(10.0, log_unit_value(i)), usual = std::pow(10.0, expected);
      findings_.push_back(finding_of(
          records_[i], FindingKind::mass_unit, observed, usual,
          text("{:.4g} USD/kg where {:.4g} is usual, about 10^{} times. Value and mass are hardly in the units stated.",
               "通常 {1:.4g} 米ドル/kg のところ {0:.4g} "
               "米ドル/kg（約10の{2}乗倍）。金額か重量の単位が表示と異なる疑いがあります。",
               observed, usual, power)));
    }
  }

  void look_at_values(Indices flow) {
    for (std::size_t k = 1; k + 1 < flow.size(); ++k) {
      if (!follows(flow[k - 1], flow[k]) || !follows(flow[k], flow[k + 1])) continue;
      const double before = log_value(flow[k - 1]), here = log_value(flow[k]), after = log_value(flow[k + 1]);
      const double expected = (before + after) / 2.0;
      const int power = near_unit_factor(here - expected, options_.closeness);
      const double largest = std::pow(10.0, std::max({before, here, after}));
      if (power == 0 || std::abs(before - after) > kNeighboursAgree || largest < options_.material_value_usd) continue;
      const auto steps = other_steps(flow, k);
      if (steps.size() < kMinSteps) continue;
      const double usual_step = std::max(kMinStepSigma, kMadToSigma * numerics::median(steps));
      const bool far = std::abs(here - expected) > options_.sigmas * usual_step;
      if (!far || confirmed_by_partner(records_[flow[k]])) continue;
      const double observed = records_[flow[k]].value_usd, usual = std::pow(10.0, expected);
      findings_.push_back(finding_of(
          records_[flow[k]], FindingKind::value_unit, observed, usual,
          text(
              "{:.0f} USD between neighbours near {:.0f}, about 10^{} times. Compare with the publisher's present "
              "figure.",
              "前後の期が約 {1:.0f} 米ドルのところ {0:.0f} 米ドル（約10の{2}乗倍）。公表元の最新値と照合してください。",
              observed, usual, power)));
    }
  }

  // A gap between two periods means trade that comes and goes: nothing to compare with.
  [[nodiscard]] bool follows(std::uint32_t earlier, std::uint32_t later) const {
    const Period a = records_[earlier].period, b = records_[later].period;
    if (a.is_year() || b.is_year()) return a.is_year() && b.is_year() && b.year == a.year + 1;
    return (b.year - a.year) * 12 + b.month - a.month == 1;
  }
  // Sizes of the steps between neighbours that do not touch k, in log10.
  [[nodiscard]] std::vector<double> other_steps(Indices flow, std::size_t k) const {
    std::vector<double> steps;
    for (std::size_t j = 1; j < flow.size(); ++j) {
      if (j != k && j != k + 1) steps.push_back(std::abs(log_value(flow[j]) - log_value(flow[j - 1])));
    }
    return steps;
  }
  [[nodiscard]] bool confirmed_by_partner(const TradeRecord& r) const {
    const auto mirror = mirror_.of(r);
    if (!mirror || !(*mirror > 0.0)) return false;
    const double ratio = *mirror / r.value_usd;
    return ratio <= options_.mirror_agreement && ratio >= 1.0 / options_.mirror_agreement;
  }

  std::span<const TradeRecord> records_;
  const TradeQualityOptions& options_;
  MirrorValues mirror_;
  std::vector<TradeFinding> findings_;
};

}  // namespace

int near_unit_factor(double log10_departure, double closeness) {
  for (const int power : {2, 3, 6}) {  // cents, thousands (kg and t), millions
    if (std::abs(std::abs(log10_departure) - power) <= closeness) return log10_departure > 0 ? power : -power;
  }
  return 0;
}

std::vector<TradeFinding> find_unit_errors(std::span<const TradeRecord> records, Indices order,
                                           const TradeQualityOptions& options) {
  UnitErrors search{records, order, options};
  const auto group = [&](std::uint32_t i) {
    return std::tuple{records[i].flow, records[i].product.across_editions(), records[i].reporter};
  };
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && group(order[end]) == group(order[begin])) ++end;
    search.look_at_product(order.subspan(begin, end - begin));
    begin = end;
  }
  return search.take();
}

}  // namespace noroshi::normalize
