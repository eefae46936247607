#include "indicators/trade_facts.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "base/contract.hpp"

namespace noroshi::indicators {
namespace {

using PerArea = std::array<double, kAreaCodes>;

struct Groups {
  std::span<const GroupMember> pairs;
  std::array<bool, kAreaCodes> is_group{}, is_overlay{};
};

void check_shape(const TradeCube& cube) {
  const std::size_t products = cube.product_count(), positions = cube.position_count(), flows = cube.flow_count();
  NOROSHI_EXPECT(cube.position_begin.size() == products + 1 && cube.position_begin.back() == positions);
  NOROSHI_EXPECT(cube.flow_begin.size() == positions + 1 && cube.flow_begin.back() == flows);
  NOROSHI_EXPECT(cube.exporter.size() == flows && cube.unidentified.size() == positions);
  NOROSHI_EXPECT(cube.intra.empty() || cube.intra.size() == positions);
  NOROSHI_EXPECT(cube.unlisted.empty() || cube.unlisted.size() == positions);
  NOROSHI_EXPECT(cube.shortfall.empty() || cube.shortfall.size() == positions);
  NOROSHI_EXPECT(cube.coverage.size() == products);
}

// Where concentration and the largest share lie when part of a total is not known to be whose (see PositionFacts).
struct Bounds {
  float hhi_low = 0.0f, hhi_high = 0.0f, top_low = 0.0f, top_high = 0.0f;
};
Bounds bounds_of(double squares, double top, double known, double anybodys, double somebody_elses) {
  const double total = known + anybodys + somebody_elses;
  if (total <= 0.0) return {};
  const double hand = std::max(top, somebody_elses);
  const double high = squares + somebody_elses * somebody_elses + 2.0 * hand * anybodys + anybodys * anybodys;
  return {static_cast<float>(squares / (total * total)), static_cast<float>(high / (total * total)),
          static_cast<float>(top / total), static_cast<float>((hand + anybodys) / total)};
}

Groups find_groups(const TradeCube& cube, std::span<const GroupMember> pairs) {
  Groups groups{.pairs = pairs};
  if (pairs.empty()) return groups;
  std::array<bool, kAreaCodes> imports{};
  for (AreaCode importer : cube.importer) imports[importer.index()] = true;
  for (const GroupMember& pair : pairs) {
    groups.is_group[pair.group.index()] = true;
    if (imports[pair.group.index()] && imports[pair.member.index()]) groups.is_overlay[pair.group.index()] = true;
  }
  return groups;
}

// What the list of one member leaves out may come from a supplier that another member lists: of a group, the unlisted
// part may be anybody's.
void unlisted_of_groups(TradeCube& cube, const Groups& groups) {
  for (std::size_t q = 0; q < cube.unlisted.size(); ++q) {
    if (!groups.is_group[cube.importer[q].index()]) continue;
    cube.unidentified[q] += cube.unlisted[q];
    cube.unlisted[q] = 0.0;
  }
}

void resize(TradeYear& year) {
  const std::size_t positions = year.cube.position_count(), products = year.cube.product_count();
  auto& of = year.position;
  of.imports.resize(positions), of.hhi.resize(positions), of.top_share.resize(positions);
  of.top_supplier.resize(positions), of.suppliers.resize(positions), of.exports.resize(positions);
  of.hhi_low.resize(positions), of.hhi_high.resize(positions), of.top_low.resize(positions);
  of.top_high.resize(positions);
  auto& world = year.product;
  world.world_trade.resize(products), world.export_hhi.resize(products), world.top_export_share.resize(products);
  world.top_exporter.resize(products), world.exporters.resize(products), world.missing.resize(products);
  world.export_hhi_low.resize(products), world.export_hhi_high.resize(products);
  world.top_export_low.resize(products), world.top_export_high.resize(products);
  world.exporter_begin.resize(products + 1);
}

// What the importers of one product buy, as far as they count for the world.
struct Bought {
  double from_nobody = 0.0, by_whole_reports = 0.0;
};

// One position: its sums, and (when it counts for the world) its flows added to what each exporter sells.
template <bool CountsForWorld>
void sweep_position(TradeYear& year, std::size_t q, PerArea& sold, Bought& bought) {
  const TradeCube& cube = year.cube;
  const std::size_t begin = cube.flow_begin[q], end = cube.flow_begin[q + 1];
  const double* value = cube.value_usd.data();
  const AreaCode* exporter = cube.exporter.data();
  double sum = 0.0, squares = 0.0, top = 0.0;
  std::size_t top_at = begin;
  for (std::size_t f = begin; f < end; ++f) {
    const double v = value[f];
    sum += v;
    squares += v * v;
    if (v > top) top = v, top_at = f;
    if constexpr (CountsForWorld) sold[exporter[f].index()] += v;
  }
  auto& of = year.position;
  const double unlisted = cube.unlisted.empty() ? 0.0 : cube.unlisted[q];
  of.imports[q] = sum + cube.unidentified[q] + unlisted;
  if constexpr (CountsForWorld) {
    bought.from_nobody += cube.unidentified[q] + unlisted;
    if (cube.shortfall.empty() || cube.shortfall[q].gap == Gap::none) bought.by_whole_reports += of.imports[q];
  }
  const auto bounds = bounds_of(squares, top, sum, cube.unidentified[q], unlisted);
  of.hhi_low[q] = bounds.hhi_low, of.hhi_high[q] = bounds.hhi_high;
  of.top_low[q] = bounds.top_low, of.top_high[q] = bounds.top_high;
  of.hhi[q] = sum > 0.0 ? static_cast<float>(squares / (sum * sum)) : 0.0f;
  of.top_share[q] = sum > 0.0 ? static_cast<float>(top / sum) : 0.0f;
  of.top_supplier[q] = sum > 0.0 ? exporter[top_at] : kWorld;
  of.suppliers[q] = static_cast<std::uint16_t>(end - begin);
}

void summarise_product(TradeYear& year, std::size_t p, const PerArea& sold, const Bought& bought) {
  double sum = 0.0, squares = 0.0, top = 0.0;
  std::size_t top_area = 0;
  std::uint16_t count = 0;
  for (std::size_t area = 0; area < kAreaCodes; ++area) {
    const double v = sold[area];
    if (v == 0.0) continue;
    sum += v;
    squares += v * v;
    ++count;
    if (v > top) top = v, top_area = area;
  }
  auto& world = year.product;
  world.world_trade[p] = sum;
  world.export_hhi[p] = sum > 0.0 ? static_cast<float>(squares / (sum * sum)) : 0.0f;
  world.top_export_share[p] = sum > 0.0 ? static_cast<float>(top / sum) : 0.0f;
  world.top_exporter[p] = AreaCode{static_cast<std::uint16_t>(top_area)};
  world.exporters[p] = count;
  const double coverage = static_cast<double>(year.cube.coverage[p]);
  world.missing[p] = bought.from_nobody;
  if (coverage > 0.0 && coverage < 1.0) {
    world.missing[p] = std::max(world.missing[p], bought.by_whole_reports / coverage - sum);
  }
  const auto bounds = bounds_of(squares, top, sum, world.missing[p], 0.0);
  world.export_hhi_low[p] = bounds.hhi_low, world.export_hhi_high[p] = bounds.hhi_high;
  world.top_export_low[p] = bounds.top_low, world.top_export_high[p] = bounds.top_high;
}

double exports_of_group(const TradeYear& year, const Groups& groups, std::size_t q, const PerArea& sold) {
  const AreaCode group = year.cube.importer[q];
  double sum = 0.0;
  for (const GroupMember& pair : groups.pairs) {
    if (pair.group == group) sum += sold[pair.member.index()];
  }
  // Beside its members, the flows hold what members sell to each other as well.
  if (groups.is_overlay[group.index()] && !year.cube.intra.empty()) sum -= year.cube.intra[q];
  return std::max(sum, 0.0);
}

struct Exporter {
  AreaCode code;
  double value;
};

void sweep_product(TradeYear& year, const Groups& groups, std::size_t p, std::vector<Exporter>& exporters) {
  PerArea sold{};
  Bought bought;
  const std::size_t begin = year.cube.position_begin[p], end = year.cube.position_begin[p + 1];
  for (std::size_t q = begin; q < end; ++q) {
    if (groups.is_overlay[year.cube.importer[q].index()]) {
      sweep_position<false>(year, q, sold, bought);
    } else {
      sweep_position<true>(year, q, sold, bought);
    }
  }
  summarise_product(year, p, sold, bought);
  for (std::size_t q = begin; q < end; ++q) {
    const AreaCode importer = year.cube.importer[q];
    year.position.exports[q] =
        groups.is_group[importer.index()] ? exports_of_group(year, groups, q, sold) : sold[importer.index()];
  }
  for (std::uint16_t area = 0; area < kAreaCodes; ++area) {
    if (sold[area] != 0.0) exporters.push_back({AreaCode{area}, sold[area]});
  }
}

// Lays the exporters of all chunks end to end, in the order of the products.
void join_exporters(ProductFacts& world, const std::vector<std::vector<Exporter>>& chunks) {
  for (std::size_t p = 0; p < world.exporters.size(); ++p) {
    world.exporter_begin[p + 1] = world.exporter_begin[p] + world.exporters[p];
  }
  world.exporter_code.reserve(world.exporter_begin.back());
  world.exporter_value.reserve(world.exporter_begin.back());
  for (const auto& chunk : chunks) {
    for (const Exporter& e : chunk) {
      world.exporter_code.push_back(e.code);
      world.exporter_value.push_back(e.value);
    }
  }
}

}  // namespace

TradeYear compute_trade_year(TradeCube cube, std::span<const GroupMember> pairs) {
  check_shape(cube);
  constexpr std::size_t kProductsPerChunk = 64;
  const Groups groups = find_groups(cube, pairs);
  unlisted_of_groups(cube, groups);
  TradeYear year{.cube = std::move(cube), .position = {}, .product = {}, .overlay_groups = {}};
  resize(year);
  for (std::uint16_t area = 0; area < kAreaCodes; ++area) {
    if (groups.is_overlay[area]) year.overlay_groups.push_back(AreaCode{area});
  }
  const std::size_t products = year.cube.product_count();
  std::vector<std::vector<Exporter>> chunks((products + kProductsPerChunk - 1) / kProductsPerChunk);
  tbb::parallel_for(std::size_t{0}, chunks.size(), [&](std::size_t chunk) {
    const std::size_t end = std::min(products, (chunk + 1) * kProductsPerChunk);
    for (std::size_t p = chunk * kProductsPerChunk; p < end; ++p) sweep_product(year, groups, p, chunks[chunk]);
  });
  join_exporters(year.product, chunks);
  return year;
}

}  // namespace noroshi::indicators
