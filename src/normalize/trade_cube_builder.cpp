#include "normalize/trade_cube_builder.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "base/contract.hpp"

namespace noroshi::normalize {
namespace {

constexpr std::size_t kAllNumbers = std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1;

std::uint32_t pair_of(AreaCode importer, AreaCode exporter) {
  return std::uint32_t{importer.value} << 16 | exporter.value;
}

}  // namespace

TradeCubeBuilder::TradeCubeBuilder(const AreaCatalog& catalog, BuildOptions options, std::size_t expected_flows)
    : options_{std::move(options)}, role_(kAllNumbers, Role::unknown) {
  for (const Area& area : catalog.all()) {
    role_[area.code.index()] = is_identified(area.kind)       ? Role::identified
                               : area.kind == AreaKind::group ? Role::total
                                                              : Role::unidentified;
  }
  for (const auto& group : options_.groups) {
    auto& members = is_member_.emplace_back(kAllNumbers, char{0});
    for (const AreaCode member : group.members) members[member.index()] = 1;
  }
  cube_.period = options_.period;
  cube_.exporter.reserve(expected_flows);
  cube_.value_usd.reserve(expected_flows);
}

bool TradeCubeBuilder::drops(AreaCode importer, AreaCode exporter, double value_usd) {
  const Role buyer = role_[importer.index()], seller = role_[exporter.index()];
  if (buyer == Role::total || seller == Role::total) return ++report_.totals, true;
  if (!(value_usd > 0.0)) return ++report_.not_positive, true;
  report_.value_in += value_usd;
  if (buyer == Role::unknown || seller == Role::unknown) {
    report_.value_unknown_area += value_usd;
    return ++report_.unknown_area, true;
  }
  if (importer != exporter) return false;
  report_.value_self_trade += value_usd;
  return ++report_.self_trade, true;
}

void TradeCubeBuilder::append(ProductCode product, AreaCode importer, AreaCode exporter, double value_usd) {
  ++report_.flows_in;
  if (drops(importer, exporter, value_usd)) return;
  const std::uint64_t packed = product.packed();
  const std::uint32_t pair = pair_of(importer, exporter);
  const bool same_product = any_ && packed == last_product_;
  NOROSHI_EXPECT(!any_ || packed > last_product_ || (same_product && pair >= last_pair_));
  if (!same_product) open_product(product);
  if (!same_product || last_pair_ >> 16 != importer.value) {
    cube_.importer.push_back(importer);
    cube_.unidentified.push_back(0.0);
    cube_.flow_begin.push_back(static_cast<std::uint32_t>(cube_.value_usd.size()));
  }
  const bool same_pair = same_product && pair == last_pair_;
  last_product_ = packed;
  last_pair_ = pair;
  any_ = true;
  if (same_pair) ++report_.merged;
  if (role_[exporter.index()] == Role::unidentified) {
    cube_.unidentified.back() += value_usd;
    report_.value_unidentified += value_usd;
    return;
  }
  report_.value_identified += value_usd;
  if (same_pair) {
    cube_.value_usd.back() += value_usd;
    return;
  }
  cube_.exporter.push_back(exporter);
  cube_.value_usd.push_back(value_usd);
  ++report_.flows_kept;
}

void TradeCubeBuilder::open_product(ProductCode product) {
  if (any_) close_product();
  cube_.products.push_back(product);
  cube_.position_begin.push_back(static_cast<std::uint32_t>(cube_.importer.size()));
}

void TradeCubeBuilder::close_product() {
  NOROSHI_ENSURE(cube_.value_usd.size() < std::numeric_limits<std::uint32_t>::max());
  if (!options_.groups.empty()) add_group_positions(cube_.position_begin.back());
}

// Positions of the open product begin at first_position; flow_begin has no end mark yet, so the last one ends at the
// end of the flows.
void TradeCubeBuilder::add_group_positions(std::size_t first_position) {
  std::vector<Segment> segments = member_positions(first_position);
  for (std::size_t g = 0; g < options_.groups.size(); ++g) {
    Segment group = sum_members(options_.groups[g], is_member_[g], first_position);
    if (!group.flows.empty() || group.unidentified > 0.0 || group.intra > 0.0) segments.push_back(std::move(group));
  }
  std::stable_sort(segments.begin(), segments.end(),
                   [](const Segment& a, const Segment& b) { return a.importer < b.importer; });
  lay_out(segments, first_position);
}

std::vector<TradeCubeBuilder::Segment> TradeCubeBuilder::member_positions(std::size_t first_position) const {
  std::vector<Segment> segments;
  for (std::size_t q = first_position; q < cube_.importer.size(); ++q) {
    const AreaCode importer = cube_.importer[q];
    const bool member = std::any_of(is_member_.begin(), is_member_.end(),
                                    [&](const auto& is_member) { return is_member[importer.index()] != 0; });
    if (member && options_.members == MembersAsImporters::replaced) continue;
    const std::size_t end = q + 1 < cube_.importer.size() ? cube_.flow_begin[q + 1] : cube_.value_usd.size();
    Segment& segment = segments.emplace_back(Segment{importer, cube_.unidentified[q], 0.0, {}});
    for (std::size_t f = cube_.flow_begin[q]; f < end; ++f) {
      segment.flows.emplace_back(cube_.exporter[f], cube_.value_usd[f]);
    }
  }
  return segments;
}

TradeCubeBuilder::Segment TradeCubeBuilder::sum_members(const ImporterGroup& group, const std::vector<char>& is_member,
                                                        std::size_t first_position) const {
  Segment sum{group.code, 0.0, 0.0, {}};
  std::array<double, kAreaCodes> bought{};
  for (std::size_t q = first_position; q < cube_.importer.size(); ++q) {
    if (!is_member[cube_.importer[q].index()]) continue;
    sum.unidentified += cube_.unidentified[q];
    const std::size_t end = q + 1 < cube_.importer.size() ? cube_.flow_begin[q + 1] : cube_.value_usd.size();
    for (std::size_t f = cube_.flow_begin[q]; f < end; ++f) {
      const std::size_t exporter = cube_.exporter[f].index();
      (is_member[exporter] ? sum.intra : bought[exporter]) += cube_.value_usd[f];
    }
  }
  for (std::uint16_t area = 0; area < kAreaCodes; ++area) {
    if (bought[area] > 0.0) sum.flows.emplace_back(AreaCode{area}, bought[area]);
  }
  return sum;
}

void TradeCubeBuilder::lay_out(const std::vector<Segment>& segments, std::size_t first_position) {
  const std::size_t first_flow =
      first_position < cube_.flow_begin.size() ? cube_.flow_begin[first_position] : cube_.value_usd.size();
  cube_.importer.resize(first_position), cube_.unidentified.resize(first_position);
  cube_.flow_begin.resize(first_position);
  cube_.exporter.resize(first_flow), cube_.value_usd.resize(first_flow);
  for (const Segment& segment : segments) {
    cube_.importer.push_back(segment.importer);
    cube_.unidentified.push_back(segment.unidentified);
    cube_.intra.push_back(segment.intra);
    cube_.flow_begin.push_back(static_cast<std::uint32_t>(cube_.value_usd.size()));
    for (const auto& [exporter, value] : segment.flows) {
      cube_.exporter.push_back(exporter);
      cube_.value_usd.push_back(value);
    }
  }
}

TradeCube TradeCubeBuilder::finish() {
  if (any_) close_product();
  cube_.position_begin.push_back(static_cast<std::uint32_t>(cube_.importer.size()));
  cube_.flow_begin.push_back(static_cast<std::uint32_t>(cube_.value_usd.size()));
  cube_.coverage.assign(cube_.products.size(), 1.0f);
  any_ = false;
  TradeCube done;
  std::swap(done, cube_);
  cube_.period = options_.period;
  return done;
}

}  // namespace noroshi::normalize
