#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "base/philox.hpp"
#include "indicators/indicator.hpp"
#include "indicators/trade_facts.hpp"

// Small trade cubes written by hand, for tests and benchmarks only.
namespace noroshi::example {

inline constexpr std::uint16_t kJapan = 392, kChina = 156, kUsa = 840, kGermany = 276, kFrance = 250, kIndia = 356,
                               kKorea = 410, kEu = 918;

struct Flow {
  std::string_view product;
  std::uint16_t importer, exporter;
  double usd;
};

inline ProductCode product(std::string_view digits) { return *ProductCode::parse(Nomenclature::hs22, digits); }

// Rows in any order, each (product, importer, exporter) once. Exporter 0 stands for unidentified partners.
inline TradeCube cube(std::vector<Flow> flows, int year = 2023, float coverage = 1.0f) {
  std::ranges::sort(flows, {}, [](const Flow& f) { return std::tuple{product(f.product), f.importer, f.exporter}; });
  TradeCube c;
  c.period.year = static_cast<std::int16_t>(year);
  for (const Flow& f : flows) {
    const bool next_product = c.products.empty() || c.products.back() != product(f.product);
    if (next_product) {
      c.products.push_back(product(f.product));
      c.position_begin.push_back(static_cast<std::uint32_t>(c.importer.size()));
      c.coverage.push_back(coverage);
    }
    if (next_product || c.importer.back().value != f.importer) {
      c.importer.push_back(AreaCode{f.importer});
      c.unidentified.push_back(0.0);
      c.flow_begin.push_back(static_cast<std::uint32_t>(c.value_usd.size()));
    }
    if (f.exporter == 0) {
      c.unidentified.back() += f.usd;
    } else {
      c.exporter.push_back(AreaCode{f.exporter});
      c.value_usd.push_back(f.usd);
    }
  }
  c.position_begin.push_back(static_cast<std::uint32_t>(c.importer.size()));
  c.flow_begin.push_back(static_cast<std::uint32_t>(c.value_usd.size()));
  return c;
}

inline TradeYear year(std::vector<Flow> flows, int when = 2023, float coverage = 1.0f) {
  return indicators::compute_trade_year(cube(std::move(flows), when, coverage));
}

// Invented world trade: areas 1..`areas` trade `products` products with up to `suppliers` random partners each.
// Values span several orders of magnitude. Depends on nothing but its arguments.
inline TradeCube random_cube(std::uint32_t products, std::uint16_t areas, std::uint32_t suppliers, int when = 2023,
                             std::uint64_t seed = 1) {
  TradeCube c;
  c.period.year = static_cast<std::int16_t>(when);
  c.flow_begin.push_back(0);
  c.position_begin.push_back(0);
  std::vector<std::uint16_t> partners;
  for (std::uint32_t p = 0; p < products; ++p) {
    const std::string digits = fmt::format("{:04}{:02}", 101 + p / 4, 10 * (p % 4 + 1));
    c.products.push_back(product(digits));
    c.coverage.push_back(1.0f);
    for (std::uint16_t importer = 1; importer <= areas; ++importer) {
      partners.clear();
      for (std::uint32_t s = 0; s < suppliers; ++s) {
        const double u = uniform01(seed, {p, importer, s, 0});
        const auto exporter = static_cast<std::uint16_t>(1 + u * u * areas);  // low codes export more often
        if (exporter != importer) partners.push_back(exporter);
      }
      std::ranges::sort(partners);
      partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
      if (partners.empty()) continue;
      for (std::uint16_t exporter : partners) {
        const double u = uniform01(seed, {p, importer, exporter, 1});
        c.exporter.push_back(AreaCode{exporter});
        c.value_usd.push_back(1e3 / (1e-4 + u * u));
      }
      c.importer.push_back(AreaCode{importer});
      c.unidentified.push_back(0.0);
      c.flow_begin.push_back(static_cast<std::uint32_t>(c.value_usd.size()));
    }
    c.position_begin.push_back(static_cast<std::uint32_t>(c.importer.size()));
  }
  return c;
}

// Judges the last of the given years.
inline Result<MethodResult> judge(const indicators::Indicator& method, std::initializer_list<const TradeYear*> years,
                                  const OptionValues& options = {}) {
  const std::vector<const TradeYear*> list(years);
  return method.compute({list}, options);
}

}  // namespace noroshi::example
