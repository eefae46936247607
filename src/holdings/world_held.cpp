#include "holdings/world_held.hpp"

#include <algorithm>

namespace noroshi::holdings {
namespace {

constexpr double kMembersNeeded = 0.95;  // of a group's usual imports: below, one member could turn a share of half
constexpr double kMost = 0.5;

}  // namespace

double WorldHeld::general(const AreaSet& reports, std::span<const AreaCode> among) const {
  double part = 0.0, whole = 0.0;
  for (const auto area : among) {
    whole += areas_.usual_import_share(area);
    if (reports.has(area) || shows_all.has(area)) part += areas_.usual_import_share(area);
  }
  return whole > 0.0 ? part / whole : 0.0;
}

double WorldHeld::general(const AreaSet& reports) const {
  double part = 0.0;
  for (const auto& area : areas_.all()) {
    if (reports.has(area.code) || shows_all.has(area.code)) part += areas_.usual_import_share(area.code);
  }
  return part;
}

template <class Among>
double WorldHeld::share_among(ProductCode product, const AreaSet& reports, double general, Among among) const {
  const auto held = [&](AreaCode area) { return reports.has(area) || shows_all.has(area); };
  const auto share_held = [&](Values values) {
    std::erase_if(values, [&](const auto& v) { return !among(v.area); });
    return normalize::share_of(values, held);
  };
  normalize::HeldShares shares{.earlier = share_held(earlier_.of(product)), .general = general, .exporters = {}};
  if (const auto found = exporters.find(product); found != exporters.end() && found->second.carried > kMost) {
    shares.exporters = share_held(found->second.sold);
    if (shares.exporters) *shares.exporters *= std::min(1.0, found->second.carried);
  }
  return std::min(1.0, shares.share());
}

double WorldHeld::share(ProductCode product, const AreaSet& reports) const {
  return share_among(product, reports, general(reports), [](AreaCode) { return true; });
}

double WorldHeld::share(ProductCode product, const AreaSet& reports, std::span<const AreaCode> among) const {
  return share_among(product, reports, general(reports, among),
                     [&](AreaCode area) { return std::ranges::find(among, area) != among.end(); });
}

Shortfall WorldHeld::members(ProductCode product, const normalize::ImporterGroup& group, const AreaSet& filed,
                             const AreaSet& whole, const Shortfall& gap_of_members) const {
  const double share_filed = share(product, filed, group.members);
  if (share_filed < kMembersNeeded) {
    const auto have = std::ranges::count_if(
        group.members, [&](AreaCode member) { return filed.has(member) || shows_all.has(member); });
    return {.gap = Gap::members_missing,
            .have = static_cast<std::uint16_t>(have),
            .of = static_cast<std::uint16_t>(group.members.size()),
            .share = static_cast<float>(share_filed)};
  }
  return share(product, whole, group.members) < kMembersNeeded ? gap_of_members : Shortfall{};
}

std::vector<AreaCode> WorldHeld::partial_importers(std::span<const normalize::ImporterGroup> groups) const {
  std::vector<AreaCode> partial;
  for (const auto& area : areas_.all()) {
    if (is_identified(area.kind) && !shows_all.has(area.code)) partial.push_back(area.code);
  }
  for (const auto& group : groups) {
    if (general({}, group.members) < kMembersNeeded) partial.push_back(group.code);
  }
  std::ranges::sort(partial);
  return partial;
}

Gap WorldHeld::comparison_gap() const { return general({}) > kMost ? Gap::none : Gap::products_listed; }

}  // namespace noroshi::holdings
