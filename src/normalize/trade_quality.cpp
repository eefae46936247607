#include "normalize/trade_quality.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "base/contract.hpp"
#include "normalize/filler_values.hpp"
#include "normalize/unit_errors.hpp"

namespace noroshi::normalize {
namespace {

auto key_of(const TradeRecord& r) { return std::tuple{r.flow, r.product, r.reporter, r.partner, r.period}; }

// Where a record stands when flows are read as series over time, which outlive the editions of their code.
auto series_place(const TradeRecord& r, std::uint32_t index) {
  return std::tuple{r.flow, r.product.across_editions(), r.reporter, r.partner, r.period, r.product, index};
}

TradeFinding finding_of(const TradeRecord& r, FindingKind kind, double observed, double expected, Text message) {
  return {kind, r.period, r.flow, r.reporter, r.partner, r.product, observed, expected, std::move(message)};
}

std::vector<std::uint32_t> sorted_order(std::span<const TradeRecord> records) {
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple{key_of(records[a]), a} < std::tuple{key_of(records[b]), b};
  });
  return order;
}

void find_duplicates(std::span<const TradeRecord> records, std::span<const std::uint32_t> order,
                     std::vector<TradeFinding>& findings) {
  for (std::size_t i = 1; i < order.size(); ++i) {
    const TradeRecord &first = records[order[i - 1]], &second = records[order[i]];
    if (key_of(first) != key_of(second)) continue;
    findings.push_back(finding_of(second, FindingKind::duplicate, second.value_usd, first.value_usd,
                                  text("the same flow twice: {:.0f} and {:.0f} USD. Keep one.",
                                       "同じ取引が重複しています：{:.0f} と {:.0f} 米ドル。一方を残してください。",
                                       first.value_usd, second.value_usd)));
  }
}

bool is_total(const TradeRecord& r, const AreaCatalog& catalog) {
  const auto partner = catalog.find_number(r.partner.value);
  return partner && catalog.area(*partner).kind == AreaKind::group;
}

struct TotalAndParts {
  const TradeRecord* world = nullptr;
  double parts = 0.0;
  std::vector<double> values;          // of the partners
  const TradeRecord* first = nullptr;  // one of them
};

void compare_total(const TotalAndParts& sum, const TradeQualityOptions& options, std::vector<TradeFinding>& findings) {
  if (sum.world == nullptr) return;
  const double total = sum.world->value_usd, difference = std::abs(total - sum.parts);
  if (difference <= options.total_tolerance * std::max(total, sum.parts)) return;
  findings.push_back(
      finding_of(*sum.world, FindingKind::total_differs, total, sum.parts,
                 text("the publisher's World is {:.0f} USD, its partners add up to {:.0f}.",
                      "公表元の世界計は {:.0f} 米ドル、相手国の合計は {:.0f} 米ドルです。", total, sum.parts)));
}

void find_filler(const TotalAndParts& sum, std::vector<TradeFinding>& findings) {
  const auto filler = filler_among(sum.values);
  if (!filler) return;
  auto about = finding_of(*sum.first, FindingKind::filler_values, filler->value, static_cast<double>(filler->rows),
                          text("{} of {} partners have one same value, {:.10g} USD: a placeholder, not trade.",
                               "{1}相手国のうち{0}が同一の値 {2:.10g} 米ドルです。実際の取引ではなく仮の値の疑い。",
                               filler->rows, sum.values.size(), filler->value));
  about.partner = kWorld;
  findings.push_back(std::move(about));
}

void find_differing_totals(std::span<const TradeRecord> records, const AreaCatalog& catalog,
                           const TradeQualityOptions& options, std::vector<TradeFinding>& findings) {
  const auto group = [&](std::uint32_t i) {
    return std::tuple{records[i].flow, records[i].product, records[i].reporter, records[i].period};
  };
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) {
    return std::tuple{group(a), a} < std::tuple{group(b), b};
  });
  TotalAndParts sum;
  const auto end_of_group = [&] {
    compare_total(sum, options, findings);
    find_filler(sum, findings);
    sum = {};
  };
  for (std::size_t i = 0; i < order.size(); ++i) {
    const TradeRecord& r = records[order[i]];
    if (i > 0 && group(order[i]) != group(order[i - 1])) end_of_group();
    if (r.partner == kWorld) {
      sum.world = &r;
    } else if (!is_total(r, catalog)) {
      sum.parts += r.value_usd;
      sum.values.push_back(r.value_usd);
      sum.first = &r;
    }
  }
  end_of_group();
}

void check_row(const TradeRecord& r, const TradeQualityOptions& options, std::vector<TradeFinding>& findings) {
  if (r.has(Mark::mass_known) && r.mass_kg == 0.0 && r.value_usd > 0.0) {
    findings.push_back(
        finding_of(r, FindingKind::zero_mass, 0.0, 0.0,
                   text("{:.0f} USD without mass. Treat the mass as unknown.",
                        "{:.0f} 米ドルに対し重量が0です。重量は不明として扱ってください。", r.value_usd)));
  }
  if (options.exists && !options.exists(r.product)) {
    findings.push_back(finding_of(r, FindingKind::wrong_edition, 0.0, 0.0,
                                  text("{} is not a code of {}. The row follows another edition.",
                                       "{} は {} のコードではありません。別の版に従った行です。", r.product.digits(),
                                       name_of(r.product.nomenclature()))));
  }
}

}  // namespace

StaticText describe(FindingKind kind) {
  switch (kind) {
    case FindingKind::duplicate:
      return {"duplicate row", "重複行"};
    case FindingKind::total_differs:
      return {"total differs from its parts", "合計と内訳の不一致"};
    case FindingKind::value_unit:
      return {"value probably in another unit", "金額の単位誤りの疑い"};
    case FindingKind::mass_unit:
      return {"mass or value probably in another unit", "重量または金額の単位誤りの疑い"};
    case FindingKind::zero_mass:
      return {"value without mass", "重量のない金額"};
    case FindingKind::wrong_edition:
      return {"code of another edition", "別の版のコード"};
    case FindingKind::filler_values:
      return {"one same value for most partners", "大半の相手国で同一の値"};
  }
  throw ContractViolation("a kind of finding without a name");
}

std::vector<TradeFinding> find_trade_errors(std::span<const TradeRecord> records, const AreaCatalog& catalog,
                                            const TradeQualityOptions& options) {
  std::vector<TradeFinding> findings;
  const auto order = sorted_order(records);
  find_duplicates(records, order, findings);
  find_differing_totals(records, catalog, options, findings);
  std::vector<std::uint32_t> flows;  // one record per flow and period
  for (std::size_t i = 0; i < order.size(); ++i) {
    const TradeRecord& r = records[order[i]];
    check_row(r, options, findings);
    const bool repeated = i > 0 && key_of(records[order[i - 1]]) == key_of(r);
    if (r.value_usd > 0.0 && !repeated && !is_total(r, catalog)) flows.push_back(order[i]);
  }
  std::sort(flows.begin(), flows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return series_place(records[a], a) < series_place(records[b], b);
  });
  auto units = find_unit_errors(records, flows, options);
  std::move(units.begin(), units.end(), std::back_inserter(findings));
  std::stable_sort(findings.begin(), findings.end(), [](const TradeFinding& a, const TradeFinding& b) {
    return std::tuple{a.kind, a.flow, a.product, a.reporter, a.partner, a.period} <
           std::tuple{b.kind, b.flow, b.product, b.reporter, b.partner, b.period};
  });
  return findings;
}

}  // namespace noroshi::normalize
