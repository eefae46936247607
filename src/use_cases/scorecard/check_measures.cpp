#include "use_cases/scorecard/check_measures.hpp"

#include <algorithm>
#include <cmath>

#include "base/contract.hpp"
#include "base/single_precision.hpp"
#include "indicators/catalog.hpp"
#include "indicators/geopolitical_hhi.hpp"
#include "indicators/persistence.hpp"
#include "indicators/trade_facts.hpp"

namespace noroshi::use_cases {
namespace {

using Measured = Result<std::optional<double>>;
constexpr double kPercent = 100.0;

// Positions of the importer in products that it reported itself: flows known only from its partners' reports may stand
// under another edition of the nomenclature and would count twice.
std::vector<std::size_t> positions_of(const TradeQuestion& question) {
  const auto& cube = question.trade.years.back().cube;
  std::vector<std::size_t> positions;
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    if (cube.products[p].length() != 6 || (!question.reported.empty() && !question.reported.contains(cube.products[p])))
      continue;
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      if (cube.importer[q] == question.importer) positions.push_back(q);
    }
  }
  return positions;
}

struct FlagCount {
  std::size_t known = 0, flagged = 0, led_by_supplier = 0;
};

Result<FlagCount> count_flags(const TradeQuestion& question) {
  const auto* method = indicators::find_indicator(question.asked.method);
  NOROSHI_EXPECT(method != nullptr);
  const auto years = question.trade.pointers();
  const auto result = method->compute(indicators::IndicatorInput{years}, {});
  if (!result) return fail(result.error());
  const auto& facts = question.trade.years.back().position;
  FlagCount count;
  for (const auto q : positions_of(question)) {
    if (result->verdict[q] == Verdict::unknown) continue;
    ++count.known;
    if (result->verdict[q] != Verdict::flagged) continue;
    ++count.flagged;
    if (question.supplier && facts.top_supplier[q] == *question.supplier) ++count.led_by_supplier;
  }
  return count;
}

std::optional<double> percent(std::size_t part, std::size_t whole) {
  if (whole == 0) return std::nullopt;
  return kPercent * static_cast<double>(part) / static_cast<double>(whole);
}

// The position of the one product asked about.
std::optional<std::size_t> position_of(const TradeQuestion& question) {
  const auto& cube = question.trade.years.back().cube;
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    if (cube.products[p].digits() != question.asked.product || !question.reported.contains(cube.products[p])) continue;
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      if (cube.importer[q] == question.importer) return q;
    }
  }
  return std::nullopt;
}

template <class Fact>
Measured at_position(const TradeQuestion& question, Fact fact) {
  const auto q = position_of(question);
  return q ? std::optional<double>{fact(question.trade.years.back(), *q)} : std::nullopt;
}

}  // namespace

Measured flagged_items(const TradeQuestion& question) {
  const auto count = count_flags(question);
  if (!count) return fail(count.error());
  return count->known == 0 ? std::nullopt : std::optional{static_cast<double>(count->flagged)};
}

Measured flagged_items_led_by(const TradeQuestion& question) {
  const auto count = count_flags(question);
  if (!count) return fail(count.error());
  return count->known == 0 ? std::nullopt : std::optional{static_cast<double>(count->led_by_supplier)};
}

Measured flagged_share(const TradeQuestion& question) {
  const auto count = count_flags(question);
  if (!count) return fail(count.error());
  return percent(count->flagged, count->known);
}

Measured supplier_share_of_flagged(const TradeQuestion& question) {
  const auto count = count_flags(question);
  if (!count) return fail(count.error());
  return percent(count->led_by_supplier, count->flagged);
}

Measured churn_share(const TradeQuestion& question) {
  const auto years = question.trade.pointers();
  const auto share = indicators::churn(years, question.results, question.asked.lag_years, question.importer).share();
  return share ? std::optional{kPercent * *share} : std::nullopt;
}

Measured imports_billion_usd(const TradeQuestion& question) {
  return at_position(question, [](const TradeYear& year, std::size_t q) { return year.position.imports[q] / 1e9; });
}

Measured imports_million_usd(const TradeQuestion& question) {
  return at_position(question, [](const TradeYear& year, std::size_t q) { return year.position.imports[q] / 1e6; });
}

Measured supplier_count(const TradeQuestion& question) {
  return at_position(
      question, [](const TradeYear& year, std::size_t q) { return static_cast<double>(year.position.suppliers[q]); });
}

Measured import_hhi(const TradeQuestion& question) {
  return at_position(question, [](const TradeYear& year, std::size_t q) {
    return known_digits(static_cast<double>(year.position.hhi[q]));
  });
}

Measured supplier_share(const TradeQuestion& question) {
  return at_position(question, [&](const TradeYear& year, std::size_t q) {
    const auto exporters = year.cube.exporters_of(q);
    const auto values = year.cube.values_of(q);
    double whole = 0.0, part = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      whole += values[i];
      if (exporters[i] == question.supplier) part += values[i];
    }
    return whole > 0.0 ? kPercent * part / whole : 0.0;
  });
}

std::optional<double> mean_distance_of_the_iran_example() {
  constexpr AreaCode kBrazil{76}, kIran{364}, kUnitedStates{840};
  TradeCube cube;
  cube.period = {2022, 0};
  cube.products = {*ProductCode::parse(Nomenclature::hs22, "270900")};
  cube.position_begin = {0, 1};
  cube.importer = {kIran};
  cube.unidentified = {0.0};
  cube.flow_begin = {0, 2};
  cube.exporter = {kBrazil, kUnitedStates};
  cube.value_usd = {1.0, 1.0};
  cube.coverage = {1.0f};
  const auto place = [=](AreaCode area) { return area == kUnitedStates ? 0.0 : area == kBrazil ? 5.0 : 10.0; };
  const auto found = indicators::geopolitical_hhi(
      indicators::compute_trade_year(std::move(cube)), 0,
      [&](AreaCode importer, AreaCode supplier) { return std::optional{std::abs(place(importer) - place(supplier))}; });
  return found ? std::optional{found->mean_distance} : std::nullopt;
}

}  // namespace noroshi::use_cases
