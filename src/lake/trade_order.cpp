#include "lake/trade_order.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "base/contract.hpp"

namespace noroshi::lake {
namespace {

// A file has few (year, product) and many records of each: records are dealt out to their group, and only groups, which
// fit into a core's cache, are sorted.

// year 12 (from -1024), nomenclature 4, digits 48. The length of a product code is left out: its digits say it.
using GroupKey = std::uint64_t;
// flow 2, reporter 10, partner 10, month 4, index 32: the place of a record within its group, and the record.
using Place = std::uint64_t;

constexpr int kIndexBits = 32;
constexpr std::int16_t kFirstYear = -1024, kLastYear = 3071;
static_assert(kAreaCodes <= 1024 && static_cast<int>(Nomenclature::national) < 16);

GroupKey group_of(const TradeRecord& r) {
  NOROSHI_EXPECT(r.period.year >= kFirstYear && r.period.year <= kLastYear);
  const auto packed = r.product.packed();
  GroupKey key = static_cast<std::uint64_t>(r.period.year - kFirstYear);
  key = key << 4 | static_cast<std::uint64_t>(r.product.nomenclature());
  return key << 48 | ((packed >> 4) & ((std::uint64_t{1} << 48) - 1));
}

Place place_of(const TradeRecord& r, std::size_t index) {
  const auto place = static_cast<std::uint64_t>(r.flow) << 24 | static_cast<std::uint64_t>(r.reporter.value) << 14 |
                     static_cast<std::uint64_t>(r.partner.value) << 4 | r.period.month;
  return place << kIndexBits | index;
}

// Array that nobody has written to yet: memory is touched first by the threads that fill it.
template <class T>
struct Uninitialised {
  std::unique_ptr<T[]> data;
  std::size_t size;

  explicit Uninitialised(std::size_t n) : data{std::make_unique_for_overwrite<T[]>(n)}, size{n} {}
  [[nodiscard]] T& operator[](std::size_t i) const { return data[i]; }
  [[nodiscard]] std::span<T> part(std::size_t begin, std::size_t end) const { return {&data[begin], end - begin}; }
};

constexpr std::size_t kBlocks = 8;

// The records of one block of the file, counted by group. Groups are numbered as they come.
struct Block {
  std::size_t begin, end;
  std::unordered_map<GroupKey, std::uint32_t> number;
  std::vector<GroupKey> groups;
  std::vector<std::uint32_t> count;
};

void count_groups(Block& block, std::span<const TradeRecord> records, const Uninitialised<std::uint32_t>& group) {
  GroupKey last = 0;
  std::uint32_t at = 0;
  for (auto i = block.begin; i < block.end; ++i) {
    const auto key = group_of(records[i]);
    if (key != last || block.groups.empty()) {
      const auto [entry, is_new] = block.number.try_emplace(key, static_cast<std::uint32_t>(block.groups.size()));
      if (is_new) block.groups.push_back(key), block.count.push_back(0);
      last = key, at = entry->second;
    }
    group[i] = at;
    ++block.count[at];
  }
}

// Lays the groups out in their order, block after block within each; counts become first places. Returns the begins of
// the groups and the end of the last.
std::vector<std::size_t> lay_out(std::vector<Block>& blocks) {
  struct Part {
    GroupKey key;
    std::uint32_t* count;
  };
  std::vector<Part> parts;
  for (auto& block : blocks) {
    for (std::size_t g = 0; g < block.groups.size(); ++g) parts.push_back({block.groups[g], &block.count[g]});
  }
  std::ranges::stable_sort(parts, {}, &Part::key);
  std::vector<std::size_t> begins;
  std::uint32_t place = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == 0 || parts[i].key != parts[i - 1].key) begins.push_back(place);
    place += std::exchange(*parts[i].count, place);
  }
  begins.push_back(place);
  return begins;
}

}  // namespace

StorageOrder storage_order(std::span<const TradeRecord> records) {
  NOROSHI_EXPECT(records.size() <= 0xFFFF'FFFFu);
  StorageOrder found;
  if (records.empty()) return found;
  std::vector<Block> blocks(kBlocks);
  const Uninitialised<std::uint32_t> group{records.size()};
  tbb::parallel_for(std::size_t{0}, kBlocks, [&](std::size_t b) {
    blocks[b].begin = records.size() * b / kBlocks;
    blocks[b].end = records.size() * (b + 1) / kBlocks;
    count_groups(blocks[b], records, group);
  });
  const auto begins = lay_out(blocks);
  const Uninitialised<Place> places{records.size()};
  tbb::parallel_for(std::size_t{0}, kBlocks, [&](std::size_t b) {
    auto& next = blocks[b].count;
    for (auto i = blocks[b].begin; i < blocks[b].end; ++i) places[next[group[i]]++] = place_of(records[i], i);
  });
  tbb::parallel_for(std::size_t{1}, begins.size(),
                    [&](std::size_t g) { std::ranges::sort(places.part(begins[g - 1], begins[g])); });

  found.order.reserve(records.size());
  for (std::size_t g = 1; g < begins.size(); ++g) {
    for (auto i = begins[g - 1]; i < begins[g]; ++i) {
      const bool repeats = i > begins[g - 1] && places[i] >> kIndexBits == places[i - 1] >> kIndexBits;
      (repeats ? found.repeated : found.order).push_back(static_cast<std::uint32_t>(places[i]));
    }
  }
  return found;
}

std::vector<std::span<const std::uint32_t>> split_by_year(std::span<const TradeRecord> records,
                                                          std::span<const std::uint32_t> order) {
  const auto year_of = [&](std::uint32_t i) { return records[i].period.year; };
  std::vector<std::span<const std::uint32_t>> years;
  while (!order.empty()) {
    const auto end = std::ranges::upper_bound(order, year_of(order.front()), {}, year_of);
    const auto size = static_cast<std::size_t>(end - order.begin());
    years.push_back(order.first(size));
    order = order.subspan(size);
  }
  return years;
}

}  // namespace noroshi::lake
