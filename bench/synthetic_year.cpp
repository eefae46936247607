#include "synthetic_year.hpp"

#include <fmt/compile.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "base/philox.hpp"
#include "lake/trade_file.hpp"
#include "shipped_data.hpp"

namespace noroshi::bench {
namespace {

// Fitted to 74,178 positive rows (World rows left out) in 7,499 positions (year, product, importer) of UN Comtrade's
// imports of 35 six-digit products by 170 reporters, 2022 and 2023. Population standard deviations throughout.
//
// 1. ln(number of partners) = constant + product effect + importer effect + rest. Effects by 20 rounds of alternating
//    means: s.d. 0.797, 0.918, 0.545. They are correlated with each other through who reports at all, so their squares
//    add to more than the observed s.d. 1.152; all three are shrunk by 1.152 / sqrt(0.797^2 + 0.918^2 + 0.545^2).
//    The constant is solved for the number of rows: 11 million rows over 5,000 products and 226 areas need a mean of
//    about 15 partners where the real rows have 9.9 (median 6, 90 % 24, 99 % 55).
constexpr double kShrink = 0.865;
constexpr double kProductEffect = 0.797 * kShrink, kImporterEffect = 0.918 * kShrink, kPartnersRest = 0.545 * kShrink;
// 2. An importer buys a product at all with probability Phi(m + s z): mean and s.d. over reporters of the probit of the
//    share of the 70 product-years in which they report; z is taken to be the importer effect of 1.
constexpr double kPresenceMean = 0.497, kPresenceSpread = 0.966;
// 3. Values within a position fall with the rank r: -ln(v_r / v_1) is a sum of independent exponential gaps with the
//    mean a ((r-1)^b - (r-2)^b). a and b by least squares of ln(mean of ln(v_1 / v_r)) on ln(r - 1), by number of
//    partners. Check, simulated against real: HHI quartiles of 10 to 19 partners 0.250 0.340 0.501 against 0.249 0.349
//    0.495; of 20 to 39 partners 0.194 0.270 0.407 against 0.192 0.275 0.421; top share medians 0.492 and 0.426 against
//    0.509 and 0.442.
struct RankGaps {
  int partners_max;
  double a, b;
};
constexpr std::array<RankGaps, 5> kRankGaps{
    {{4, 2.217, 0.787}, {9, 1.366, 0.863}, {19, 1.067, 0.793}, {39, 0.987, 0.704}, {1000, 1.147, 0.602}}};
// 4. ln(USD of a position) = 8.02 + 2.82 ln(partners) + rest of s.d. 2.66 (least squares), no more than 50 bn USD.
constexpr double kTotalAtOne = 8.02, kTotalSlope = 2.82, kTotalRest = 2.66, kTotalMaxUsd = 5e10;
// 5. Who supplies: the n first of an exponential race with weights r^-0.8 exp(-0.02 r), r = rank of the exporter in the
//    product; the race's order is the order of values. Share of importers that the exporter of rank 1, 3, 10, 20, 40,
//    80 reaches: 0.627 0.444 0.224 0.135 0.064 0.017 against 0.619 0.480 0.257 0.133 0.055 0.007 in the real rows (of a
//    grid of six pairs, the nearest).
constexpr double kExporterPower = 0.8, kExporterDecay = 0.02;
// Not fitted (35 products do not show it): how far an exporter's place in a product departs from its size in general.
constexpr double kProductTaste = 1.0;
// 6. Net mass is missing in 3.4 % of the rows; ln(USD per kg) has mean 2.66 and s.d. 2.01, of which we give 1.75 to the
//    product and 1.0 to the row.
constexpr double kMassMissing = 0.034, kPriceMean = 2.66, kPriceProduct = 1.75, kPriceRow = 1.0;
// Assumed for the other years, which only have to differ.
constexpr double kYearlyChange = 0.35, kYearlyMissing = 0.02;

constexpr std::size_t kProducts = 5000, kAreas = 226, kChapters = 96, kPerHeading = 4;
constexpr std::uint64_t kSeed = 20261123;
// Names of the draws; an entity is a product, an area or both.
enum Purpose : std::uint32_t {
  area_size,
  product_size,
  partners,
  presence,
  race,
  gap,
  total,
  taste,
  price,
  mass,
  change,
  missing
};

// The ten largest traders, so that a ranking of one of them is as long as in real data; the others come as they fall.
constexpr std::array<std::uint16_t, 10> kLargest{156, 842, 276, 392, 528, 251, 410, 380, 826, 56};

std::uint32_t pair_of(std::size_t product, std::size_t area) {
  return static_cast<std::uint32_t>(product * kAreas + area);
}

double normal(std::uint32_t entity, Purpose purpose, std::uint32_t step = 0) {
  return standard_normal(kSeed, {.entity = entity, .step = step, .purpose = purpose});
}
double uniform(std::uint32_t entity, Purpose purpose, std::uint32_t step = 0, std::uint32_t replicate = 0) {
  return uniform01(kSeed, {.replicate = replicate, .entity = entity, .step = step, .purpose = purpose});
}
double probit_cdf(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

// Areas with their standardised size: the largest draws go to the largest traders.
struct Area {
  std::uint16_t code;
  double size;
};
Result<std::vector<Area>> areas_by_size() {
  const auto data = shipped_data();
  if (!data) return fail(data.error());
  const auto& catalog = (*data)->areas();
  std::vector<std::uint16_t> codes;
  for (const auto number : kLargest) codes.push_back(catalog.find_number(number)->value);
  for (const auto& area : catalog.all()) {
    if (area.kind == AreaKind::country && std::ranges::find(codes, area.code.value) == codes.end())
      codes.push_back(area.code.value);
  }
  codes.resize(std::min(codes.size(), kAreas));
  std::vector<double> sizes(codes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = normal(static_cast<std::uint32_t>(i), area_size);
  std::ranges::sort(sizes, std::greater{});
  std::vector<std::uint32_t> order(codes.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin() + kLargest.size(), order.end(), [](auto a, auto b) {
    return std::pair{uniform(a, area_size, 1), a} < std::pair{uniform(b, area_size, 1), b};
  });
  std::vector<Area> areas;
  for (std::size_t i = 0; i < order.size(); ++i) areas.push_back({codes[order[i]], sizes[i]});
  return areas;
}

ProductCode product_code(std::size_t p, std::size_t products) {
  const auto heading = p / kPerHeading, headings = (products + kPerHeading - 1) / kPerHeading;
  const auto chapter = heading * kChapters / headings;
  const auto first = (chapter * headings + kChapters - 1) / kChapters;
  return *ProductCode::parse(
      Nomenclature::hs22, fmt::format("{:02}{:02}{:02}", chapter + 1, heading - first + 1, 10 * (p % kPerHeading + 1)));
}

// Number of partners of every (product, importer): ln without the constant; -inf where there is no trade.
std::vector<double> partner_logs(std::size_t products, const std::vector<Area>& areas) {
  std::vector<double> logs(products * kAreas, -INFINITY);
  tbb::parallel_for(std::size_t{0}, products, [&](std::size_t p) {
    const double of_product = kProductEffect * normal(static_cast<std::uint32_t>(p), product_size);
    for (std::size_t a = 0; a < areas.size(); ++a) {
      if (uniform(pair_of(p, a), presence) >= probit_cdf(kPresenceMean + kPresenceSpread * areas[a].size)) continue;
      logs[pair_of(p, a)] =
          of_product + kImporterEffect * areas[a].size + kPartnersRest * normal(pair_of(p, a), partners);
    }
  });
  return logs;
}

std::size_t partners_at(double log_partners, std::size_t areas) {
  if (log_partners == -INFINITY) return 0;
  return static_cast<std::size_t>(std::clamp(std::round(std::exp(log_partners)), 1.0, static_cast<double>(areas - 1)));
}

double solve_constant(const std::vector<double>& logs, std::size_t rows, std::size_t areas) {
  double low = -5.0, high = 8.0;
  for (int step = 0; step < 40; ++step) {
    const double middle = (low + high) / 2;
    std::size_t sum = 0;
    for (const double l : logs) sum += partners_at(l + middle, areas);
    (sum < rows ? low : high) = middle;
  }
  return (low + high) / 2;
}

// Draws four at a time for the one loop that needs hundreds of millions of them.
void race_times(std::uint32_t entity, std::span<const float> slowness,
                std::vector<std::pair<float, std::uint16_t>>& out) {
  out.clear();
  for (std::uint32_t i = 0; i < slowness.size(); i += 4) {
    const auto draw = philox4x32({0, entity, i, race}, {static_cast<std::uint32_t>(kSeed), 0});
    for (std::uint32_t j = i; j < std::min<std::size_t>(i + 4, slowness.size()); ++j) {
      const float u = (static_cast<float>(draw[j - i] >> 8) + 0.5f) * 0x1.0p-24f;
      out.emplace_back(-std::log(u) * slowness[j], static_cast<std::uint16_t>(j));
    }
  }
}

void fill_position(std::size_t p, std::size_t importer, std::size_t n, double product_price,
                   const std::vector<Area>& areas, std::vector<std::pair<float, std::uint16_t>>& order,
                   std::vector<SyntheticFlow>& out) {
  const auto entity = pair_of(p, importer);
  std::erase_if(order, [&](const auto& o) { return o.second == importer; });
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(n), order.end());
  const auto gaps = *std::ranges::find_if(
      kRankGaps, [&](const RankGaps& g) { return n <= static_cast<std::size_t>(g.partners_max); });
  std::vector<double> value(n, 1.0);
  double log_value = 0.0, sum = 1.0;
  for (std::size_t r = 1; r < n; ++r) {
    const double mean =
        gaps.a * (std::pow(static_cast<double>(r), gaps.b) - std::pow(static_cast<double>(r) - 1.0, gaps.b));
    log_value += mean * std::log1p(-uniform(entity, gap, static_cast<std::uint32_t>(r)));
    value[r] = std::exp(log_value);
    sum += value[r];
  }
  const double usd = std::min(kTotalMaxUsd, std::exp(kTotalAtOne + kTotalSlope * std::log(static_cast<double>(n)) +
                                                     kTotalRest * normal(entity, total)));
  const auto first = out.size();
  for (std::size_t r = 0; r < n; ++r) {
    const auto step = static_cast<std::uint32_t>(r);
    const double kusd = std::max(1.0, std::round(usd * value[r] / sum)) / 1000.0;
    const bool no_mass = uniform(entity, mass, step) < kMassMissing;
    const auto unit_value = static_cast<float>(std::exp(product_price + kPriceRow * normal(entity, price, step)));
    out.push_back({static_cast<std::uint32_t>(p), areas[importer].code, areas[order[r].second].code,
                   no_mass ? 0.0f : unit_value, kusd});
  }
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
            [](const auto& a, const auto& b) { return a.exporter < b.exporter; });
}

// How slow each exporter is in the race for the product's buyers: 1 / weight of its rank.
std::vector<float> exporter_slowness(std::size_t p, const std::vector<Area>& areas) {
  std::vector<std::pair<double, std::size_t>> appeal;
  for (std::size_t a = 0; a < areas.size(); ++a)
    appeal.emplace_back(-(areas[a].size + kProductTaste * normal(pair_of(p, a), taste)), a);
  std::ranges::sort(appeal);
  std::vector<float> slowness(areas.size());
  for (std::size_t r = 0; r < appeal.size(); ++r) {
    const double rank = static_cast<double>(r) + 1.0;
    slowness[appeal[r].second] = static_cast<float>(std::pow(rank, kExporterPower) * std::exp(kExporterDecay * rank));
  }
  return slowness;
}

}  // namespace

Result<SyntheticYear> make_synthetic_year(std::size_t rows) {
  const auto areas = areas_by_size();
  if (!areas) return fail(areas.error());
  const auto products = std::clamp<std::size_t>(rows * kProducts / kBaciRows, 50, kProducts);
  const auto logs = partner_logs(products, *areas);
  const double constant = solve_constant(logs, rows, areas->size());
  std::vector<std::uint32_t> by_code(areas->size());
  std::iota(by_code.begin(), by_code.end(), 0u);
  std::ranges::sort(by_code, {}, [&](auto a) { return (*areas)[a].code; });

  SyntheticYear year;
  for (std::size_t p = 0; p < products; ++p) year.products.push_back(product_code(p, products));
  std::vector<std::vector<SyntheticFlow>> parts(products);
  tbb::parallel_for(std::size_t{0}, products, [&](std::size_t p) {
    const auto slowness = exporter_slowness(p, *areas);
    const double product_price = kPriceMean + kPriceProduct * normal(static_cast<std::uint32_t>(p), price, 1);
    std::vector<std::pair<float, std::uint16_t>> order;
    for (const auto importer : by_code) {
      const auto n = partners_at(logs[pair_of(p, importer)] + constant, areas->size());
      if (n == 0) continue;
      race_times(pair_of(p, importer), slowness, order);
      fill_position(p, importer, n, product_price, *areas, order, parts[p]);
    }
  });
  for (auto& part : parts) {
    year.flows.insert(year.flows.end(), part.begin(), part.end());
    part = {};
  }
  return year;
}

SyntheticYear another_year(const SyntheticYear& base, int year) {
  SyntheticYear out{base.products, base.flows};
  const auto replicate = static_cast<std::uint32_t>(year);
  tbb::parallel_for(std::size_t{0}, out.flows.size(), [&](std::size_t i) {
    auto& flow = out.flows[i];
    const auto entity = static_cast<std::uint32_t>(i);
    if (uniform(entity, missing, 0, replicate) < kYearlyMissing) {
      flow.value_kusd = 0.0;
    } else {
      const double factor = std::exp(
          kYearlyChange * standard_normal(kSeed, {.replicate = replicate, .entity = entity, .purpose = change}));
      flow.value_kusd = std::max(1.0, std::round(flow.value_kusd * factor * 1000.0)) / 1000.0;
    }
  });
  std::erase_if(out.flows, [](const SyntheticFlow& f) { return f.value_kusd == 0.0; });
  return out;
}

bool write_baci_csv(const SyntheticYear& data, int year, const std::filesystem::path& path) {
  std::vector<std::uint32_t> order(data.flows.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto key = [&](std::uint32_t i) {
    const auto& f = data.flows[i];
    return std::uint64_t{f.exporter} << 48 | std::uint64_t{f.importer} << 32 | f.product;
  };
  tbb::parallel_sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
  std::vector<std::string> codes;
  for (const auto product : data.products) codes.push_back(product.digits());

  auto* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  fmt::memory_buffer lines;
  const auto flush = [&] {
    const bool written = std::fwrite(lines.data(), 1, lines.size(), file) == lines.size();
    lines.clear();
    return written;
  };
  fmt::format_to(fmt::appender(lines), "t,i,j,k,v,q\n");
  bool ok = true;
  constexpr std::size_t kFlushAt = 1 << 20;
  for (const auto i : order) {
    const auto& f = data.flows[i];
    fmt::format_to(fmt::appender(lines), FMT_COMPILE("{},{},{},{},{:.3f},"), year, f.exporter, f.importer,
                   codes[f.product], f.value_kusd);
    if (f.usd_per_kg > 0.0f)
      fmt::format_to(fmt::appender(lines), FMT_COMPILE("{:.3f}\n"), f.value_kusd / static_cast<double>(f.usd_per_kg));
    else
      fmt::format_to(fmt::appender(lines), "NA\n");
    if (lines.size() > kFlushAt) ok = flush() && ok;
  }
  ok = flush() && ok;
  return std::fclose(file) == 0 && ok;
}

Result<void> write_lake_file(columnar::Database& db, const SyntheticYear& data, int year,
                             const std::filesystem::path& path) {
  TradeRecords records(data.flows.size());
  tbb::parallel_for(std::size_t{0}, records.size(), [&](std::size_t i) {
    const auto& f = data.flows[i];
    auto& r = records[i];
    r.product = data.products[f.product];
    r.value_usd = f.value_kusd * 1000.0;
    r.period = {static_cast<std::int16_t>(year), 0};
    r.reporter = AreaCode{f.importer};
    r.partner = AreaCode{f.exporter};
    if (f.usd_per_kg > 0.0f) {
      r.mass_kg = std::round(r.value_usd / static_cast<double>(f.usd_per_kg));
      r.set(Mark::mass_known);
    }
  });
  std::vector<std::uint32_t> order(records.size());  // the flows are in storage order
  std::iota(order.begin(), order.end(), 0u);
  return lake::write_trade_file(db, path, records, order);
}

}  // namespace noroshi::bench
