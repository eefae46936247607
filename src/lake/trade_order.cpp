#include "lake/trade_order.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>

#include <algorithm>
#include <atomic>
#include <bit>

#include "base/contract.hpp"

namespace noroshi {
namespace {

// Everything that decides the place of a record, most significant first, in one number that the machine compares at
// once. The length of a product code is left out: its digits say it.
//   year 16, nomenclature 4, digits 48, flow 2, reporter 10, partner 10, month 4, index 32
__extension__ using Key = unsigned __int128;

constexpr int kIndexBits = 32;
static_assert(kAreaCodes <= 1024 && static_cast<int>(Nomenclature::national) < 16);

Key key_of(const TradeRecord& r, std::size_t index) {
  const auto packed = r.product.packed();
  const auto digits = (packed >> 4) & ((std::uint64_t{1} << 48) - 1);
  const auto place = static_cast<std::uint64_t>(r.flow) << 24 | static_cast<std::uint64_t>(r.reporter.value) << 14 |
                     static_cast<std::uint64_t>(r.partner.value) << 4 | r.period.month;
  Key key = static_cast<std::uint16_t>(r.period.year + 0x8000);  // years before 0 first
  key = key << 4 | static_cast<std::uint64_t>(r.product.nomenclature());
  key = key << 48 | digits;
  key = key << 26 | place;
  return key << kIndexBits | index;
}

int bit_width(Key key) {
  const auto high = static_cast<std::uint64_t>(key >> 64);
  return high != 0 ? 128 - std::countl_zero(high) : 64 - std::countl_zero(static_cast<std::uint64_t>(key));
}

// Sorts keys that were never in one place: they are dealt into pieces by the leading bits in which they differ (for one
// year, the heading of the product), and each piece, small enough for a cache, is sorted by itself.
class PiecewiseSort {
 public:
  explicit PiecewiseSort(std::span<const TradeRecord> records) : records_{records}, ends_(kPieces) {
    const auto differing = tbb::parallel_reduce(
        all(), Key{0},
        [&](const auto& range, Key bits) {
          for (auto i = range.begin(); i < range.end(); ++i) bits |= key_of(records_[i], 0) ^ key_of(records_[0], 0);
          return bits;
        },
        [](Key a, Key b) { return a | b; });
    shift_ = std::max(bit_width(differing) - kPieceBits, 0);
  }

  [[nodiscard]] std::vector<Key> sorted() {
    tbb::enumerable_thread_specific<std::vector<std::uint32_t>> counts{kPieces};
    tbb::parallel_for(all(), [&](const auto& range) {
      auto& count = counts.local();
      for (auto i = range.begin(); i < range.end(); ++i) ++count[piece_of(key_of(records_[i], i))];
    });
    std::uint32_t begin = 0;
    std::vector<std::uint32_t> begins(kPieces);
    for (std::size_t p = 0; p < kPieces; ++p) {
      ends_[p] = begins[p] = begin;
      for (const auto& count : counts) begin += count[p];
    }
    std::vector<Key> keys(records_.size());
    tbb::parallel_for(all(), [&](const auto& range) {
      for (auto i = range.begin(); i < range.end(); ++i) {
        const auto key = key_of(records_[i], i);
        keys[ends_[piece_of(key)].fetch_add(1, std::memory_order_relaxed)] = key;  // any order: no two keys are equal
      }
    });
    tbb::parallel_for(std::size_t{0}, kPieces,
                      [&](std::size_t p) { std::sort(keys.begin() + begins[p], keys.begin() + ends_[p].load()); });
    return keys;
  }

 private:
  static constexpr int kPieceBits = 16;
  static constexpr std::size_t kPieces = std::size_t{1} << kPieceBits;

  [[nodiscard]] tbb::blocked_range<std::size_t> all() const { return {0, records_.size()}; }
  // What lies above these bits is the same in all keys.
  [[nodiscard]] std::uint16_t piece_of(Key key) const { return static_cast<std::uint16_t>(key >> shift_); }

  std::span<const TradeRecord> records_;
  std::vector<std::atomic<std::uint32_t>> ends_;
  int shift_ = 0;
};

}  // namespace

StorageOrder storage_order(std::span<const TradeRecord> records) {
  NOROSHI_EXPECT(records.size() <= 0xFFFF'FFFFu);
  StorageOrder found;
  if (records.empty()) return found;
  const auto keys = PiecewiseSort{records}.sorted();
  found.order.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const bool repeats = i > 0 && keys[i] >> kIndexBits == keys[i - 1] >> kIndexBits;
    (repeats ? found.repeated : found.order).push_back(static_cast<std::uint32_t>(keys[i]));
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

}  // namespace noroshi
