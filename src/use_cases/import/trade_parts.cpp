#include "use_cases/import/trade_parts.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <unordered_set>

#include "use_cases/import/trade_group.hpp"

namespace noroshi::use_cases {
namespace {

// "customs=C04. transport=21" -> "customs transport "
std::string dimensions_of(std::string_view cell) {
  std::string names;
  while (!cell.empty()) {
    const auto word = cell.substr(0, cell.find(' '));
    cell.remove_prefix(std::min(cell.size(), word.size() + 1));
    names.append(word.substr(0, word.find('='))).push_back(' ');
  }
  return names;
}

// Whether each code of `inner` is, or begins with, that of `outer`; both have the same dimensions.
bool lies_within(std::string_view inner, std::string_view outer) {
  while (!outer.empty()) {
    const auto a = inner.substr(0, inner.find(' ')), b = outer.substr(0, outer.find(' '));
    if (!a.starts_with(b)) return false;
    inner.remove_prefix(std::min(inner.size(), a.size() + 1));
    outer.remove_prefix(std::min(outer.size(), b.size() + 1));
  }
  return true;
}

bool is_partition(std::span<const std::string_view> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (std::size_t j = 0; j < cells.size(); ++j) {
      if (i != j && lies_within(cells[i], cells[j])) return false;
    }
  }
  return true;
}

struct Sum {
  TradeRecord record;
  std::vector<std::string_view> cells;
};

}  // namespace

AddedParts add_parts(TradeCollector& collected) {
  AddedParts found;
  if (collected.parts.empty()) return found;
  std::unordered_set<TradeGroup, TradeGroupHash> totalled;
  for (const auto& r : collected.records) totalled.insert(flow_of(r));
  // A flow's parts, by the dimensions that tell them apart. Ordered: the result does not depend on the rows' order.
  std::map<TradeGroup, std::map<std::string, Sum>> flows;
  std::vector<std::string> dimensions(collected.cells.size());
  std::ranges::transform(collected.cells, dimensions.begin(), dimensions_of);
  for (const auto& [record, cell] : collected.parts) {
    const auto flow = flow_of(record);
    if (totalled.contains(flow)) continue;
    auto& sums = flows[flow];
    const auto [sum, is_new] = sums.try_emplace(dimensions[cell], Sum{record, {}});
    if (!is_new) add_to(sum->second.record, record);
    sum->second.cells.emplace_back(collected.cells[cell]);
  }
  for (const auto& [flow, sums] : flows) {
    const auto largest =
        std::ranges::max_element(sums, {}, [](const auto& entry) { return entry.second.record.value_usd; });
    const auto& [record, cells] = largest->second;
    collected.records.push_back(record);
    if (sums.size() == 1 && is_partition(cells)) {
      ++found.added;
      continue;
    }
    ++found.doubted;
    found.doubts.push_back({DoubtKind::parts_only, record.period, record.flow, record.reporter, record.partner,
                            record.product, record.value_usd, record.value_usd, 0});
  }
  return found;
}

}  // namespace noroshi::use_cases
