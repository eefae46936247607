#include "use_cases/changes/compare_states.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace noroshi::use_cases {
namespace {

void compare_flags(const holdings::PositionRow& before, const holdings::PositionRow& after,
                   const std::vector<holdings::MethodChoice>& methods, const Change& of, Comparison& found) {
  for (std::size_t m = 0; m < methods.size(); ++m) {
    const auto was = before.verdicts[m], is = after.verdicts[m];
    if (!methods[m].method->doc.decides || was == is) continue;
    Change change = of;
    change.method = m;
    if (was == Verdict::unknown) {
      found.newly_judged_flags += is == Verdict::flagged ? 1 : 0;
      continue;
    }
    if (is == Verdict::flagged) {
      change.kind = ChangeKind::new_flag;
    } else if (was == Verdict::flagged && is == Verdict::clear) {
      change.kind = ChangeKind::flag_gone;
    } else if (was == Verdict::flagged) {
      change.kind = ChangeKind::no_longer_known;
      if (m < after.why.size()) change.why = after.why[m];
    } else {
      continue;  // clear, and now unknown
    }
    found.changes.push_back(change);
  }
}

void compare_shares(const std::map<AreaCode, double>& before, const std::map<AreaCode, double>& after,
                    double min_change, const Change& of, Comparison& found) {
  std::set<AreaCode> suppliers;
  for (const auto* side : {&before, &after}) {
    for (const auto& [area, share] : *side) suppliers.insert(area);
  }
  const auto share = [](const std::map<AreaCode, double>& side, AreaCode area) {
    const auto at = side.find(area);
    return at == side.end() ? 0.0 : at->second;
  };
  for (const auto area : suppliers) {
    Change change = of;
    change.supplier = area;
    change.share_before = share(before, area);
    change.share_after = share(after, area);
    if (std::abs(change.share_after - change.share_before) < min_change) continue;
    change.kind = change.share_before == 0.0  ? ChangeKind::new_supplier
                  : change.share_after == 0.0 ? ChangeKind::lost_supplier
                                              : ChangeKind::share_change;
    found.changes.push_back(change);
  }
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::new_flag:
      return "new_flag";
    case ChangeKind::flag_gone:
      return "flag_gone";
    case ChangeKind::no_longer_known:
      return "no_longer_known";
    case ChangeKind::new_supplier:
      return "new_supplier";
    case ChangeKind::lost_supplier:
      return "lost_supplier";
    case ChangeKind::share_change:
      return "share_change";
  }
  return "";
}

Text describe(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::new_flag:
      return {"new flag", "新たに該当"};
    case ChangeKind::flag_gone:
      return {"flag gone", "該当しなくなった"};
    case ChangeKind::no_longer_known:
      return {"flagged, no longer known", "該当から不明へ"};
    case ChangeKind::new_supplier:
      return {"new supplier", "新たな供給国"};
    case ChangeKind::lost_supplier:
      return {"lost supplier", "失われた供給国"};
    case ChangeKind::share_change:
      return {"share moved", "シェアの変化"};
  }
  return {};
}

ImporterState state_of(const TradeYear& year, AreaCode importer, const std::vector<holdings::PositionRow>& rows) {
  ImporterState state;
  for (const auto& r : rows) state.rows.emplace(r.product, r);
  // Rows come in product order with the code the importer used; numbers of one year are joined across editions.
  std::map<std::string, std::size_t> positions;
  const auto& cube = year.cube;
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      if (cube.importer[q] == importer) positions[cube.products[p].digits()] = q;
    }
  }
  for (const auto& [product, row] : state.rows) {
    const auto at = positions.find(product.digits());
    if (at == positions.end() || row.shortfall.gap != Gap::none) continue;
    const auto exporters = cube.exporters_of(at->second);
    const auto values = cube.values_of(at->second);
    const double total = year.position.imports[at->second];
    auto& shares = state.shares[product];
    for (std::size_t f = 0; f < values.size() && total > 0.0; ++f) shares[exporters[f]] += values[f] / total;
  }
  return state;
}

Comparison compare_states(const ImporterState& before, const ImporterState& after,
                          const std::vector<holdings::MethodChoice>& methods, double min_change) {
  Comparison found;
  for (const auto& [product, row] : before.rows) {
    const auto now = after.rows.find(product);
    if (now == after.rows.end()) {
      ++found.only_before;
      continue;
    }
    ++found.compared;
    const Change of{.kind = ChangeKind::new_flag,
                    .product = product,
                    .usd_before = row.imports_usd,
                    .usd_after = now->second.imports_usd};
    compare_flags(row, now->second, methods, of, found);
    const auto was = before.shares.find(product), is = after.shares.find(product);
    if (was == before.shares.end() || is == after.shares.end()) {
      ++found.shares_unknown;
    } else {
      compare_shares(was->second, is->second, min_change, of, found);
    }
  }
  found.only_after = after.rows.size() - found.compared;
  std::ranges::stable_sort(found.changes, {}, [](const Change& c) {
    return std::tuple{c.kind, -c.usd_after, c.product, c.method, c.supplier};
  });
  return found;
}

}  // namespace noroshi::use_cases
