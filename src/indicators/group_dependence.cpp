#include "indicators/group_dependence.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <bitset>
#include <map>
#include <optional>

#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

using Members = std::bitset<kAreaCodes>;

Result<Members> read_members(std::span<const AreaCode> members, const GroupDependenceOptions& options) {
  Members set;
  for (AreaCode m : members) {
    if (m.index() >= kAreaCodes || set.test(m.index())) {
      return fail(
          ErrorCode::invalid_input,
          text("area {} is given twice or is no area code. List every member of the group once.",
               "国・地域コード {} が重複しているか、正しくありません。構成国は1回ずつ指定してください。", m.value),
          "members");
    }
    set.set(m.index());
  }
  if (set.none()) {
    return fail(
        ErrorCode::invalid_input,
        Text{"the group has no members. List its members.", "グループの構成国がありません。構成国を指定してください。"},
        "members");
  }
  if (!(options.share >= 0.0 && options.share <= 1.0 && options.hhi >= 0.0 && options.hhi <= 1.0) ||
      options.dependent_members < 1) {
    return fail(
        ErrorCode::invalid_input,
        Text{"share and hhi must lie in 0 .. 1 and dependent_members must be at least 1. Correct the options.",
             "share と hhi は0～1、dependent_members は1以上でなければなりません。オプションを直してください。"},
        "options");
  }
  return set;
}

std::optional<ReverseDependence> reverse_at(const TradeYear& year, std::size_t p, std::size_t q, const Members& members,
                                            const GroupDependenceOptions& options) {
  const auto exporters = year.cube.exporters_of(q);
  const auto values = year.cube.values_of(q);
  if (shares_gap(year, q) != Gap::none) return std::nullopt;
  double from_members = 0.0, outsiders_squared = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (members.test(exporters[i].index())) {
      from_members += values[i];
    } else {
      outsiders_squared += values[i] * values[i];
    }
  }
  const double total = year.position.imports[q];  // the end that speaks against it: the rest spread thin, outside
  const double share = from_members / total;
  const double hhi = (outsiders_squared + from_members * from_members) / (total * total);
  if (!(share > options.share && hhi > options.hhi)) return std::nullopt;
  return ReverseDependence{year.cube.products[p], year.cube.importer[q], share, hhi, year.position.imports[q]};
}

double value_from(const TradeCube& cube, std::size_t q, AreaCode supplier) {
  const auto exporters = cube.exporters_of(q);
  const auto at = std::ranges::lower_bound(exporters, supplier);
  return cube.values_of(q)[static_cast<std::size_t>(at - exporters.begin())];
}

std::vector<CommonDependence> common_at(const TradeYear& year, std::size_t p, const Members& members,
                                        const GroupDependenceOptions& options) {
  std::map<AreaCode, CommonDependence> by_supplier;
  int importing = 0;
  for (std::size_t q = year.cube.position_begin[p]; q < year.cube.position_begin[p + 1]; ++q) {
    if (!members.test(year.cube.importer[q].index())) continue;
    ++importing;
    const AreaCode top = year.position.top_supplier[q];
    if (members.test(top.index()) || shares_gap(year, q) != Gap::none) continue;
    if (!(year.position.top_low[q] > static_cast<float>(options.share) &&
          year.position.hhi_low[q] > static_cast<float>(options.hhi) && top_supplier_is_certain(year, q))) {
      continue;
    }
    auto& common = by_supplier[top];
    common.dependent.push_back(year.cube.importer[q]);
    common.imports_usd += value_from(year.cube, q, top);
  }
  std::vector<CommonDependence> found;
  for (auto& [supplier, common] : by_supplier) {
    if (static_cast<int>(common.dependent.size()) < options.dependent_members) continue;
    common.product = year.cube.products[p];
    common.supplier = supplier;
    common.importing_members = importing;
    found.push_back(std::move(common));
  }
  return found;
}

// Runs `find(p) -> vector` over all products in parallel and joins the answers in the order of the products.
template <class Row, class Find>
std::vector<Row> over_products(const TradeYear& year, Find find) {
  std::vector<std::vector<Row>> per_product(year.cube.product_count());
  tbb::parallel_for(std::size_t{0}, per_product.size(), [&](std::size_t p) { per_product[p] = find(p); });
  std::vector<Row> all;
  for (auto& rows : per_product) std::ranges::move(rows, std::back_inserter(all));
  return all;
}

}  // namespace

Result<std::vector<ReverseDependence>> reverse_dependence(const TradeYear& year, std::span<const AreaCode> members,
                                                          const GroupDependenceOptions& options) {
  const auto set = read_members(members, options);
  if (!set) return fail(set.error());
  return over_products<ReverseDependence>(year, [&](std::size_t p) {
    std::vector<ReverseDependence> found;
    for (std::size_t q = year.cube.position_begin[p]; q < year.cube.position_begin[p + 1]; ++q) {
      const AreaCode importer = year.cube.importer[q];
      if (set->test(importer.index()) || std::ranges::binary_search(year.overlay_groups, importer)) continue;
      if (auto row = reverse_at(year, p, q, *set, options)) found.push_back(*row);
    }
    return found;
  });
}

Result<std::vector<CommonDependence>> common_dependence(const TradeYear& year, std::span<const AreaCode> members,
                                                        const GroupDependenceOptions& options) {
  const auto set = read_members(members, options);
  if (!set) return fail(set.error());
  return over_products<CommonDependence>(year, [&](std::size_t p) { return common_at(year, p, *set, options); });
}

}  // namespace noroshi::indicators
