#include "lake/trade_order.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

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

int trailing_zeros(Key key) {
  const auto low = static_cast<std::uint64_t>(key);
  return low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(static_cast<std::uint64_t>(key >> 64));
}

struct Keys {
  std::vector<Key> keys;
  Key differing = 0;  // bits in which any two of them differ
};

Keys keys_of(std::span<const TradeRecord> records) {
  Keys out{std::vector<Key>(records.size())};
  out.differing = tbb::parallel_reduce(
      tbb::blocked_range<std::size_t>{0, records.size()}, Key{0},
      [&](const auto& range, Key bits) {
        const auto first = key_of(records[0], 0);
        for (auto i = range.begin(); i < range.end(); ++i) {
          out.keys[i] = key_of(records[i], i);
          bits |= out.keys[i] ^ first;
        }
        return bits;
      },
      [](Key a, Key b) { return a | b; });
  return out;
}

constexpr int kDigitBits = 11;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits, kBlocks = 8;

// One pass of a radix sort: the keys in the order of one digit, keys with the same digit as they stood. Each block of
// keys knows beforehand where its own go, so blocks run beside each other and the result is always the same.
void sort_by_digit(const std::vector<Key>& keys, std::vector<Key>& out, int shift) {
  const auto digit = [shift](Key key) { return static_cast<std::size_t>(key >> shift) & (kDigits - 1); };
  const auto begin_of = [&](std::size_t block) { return keys.size() * block / kBlocks; };
  std::vector<std::array<std::uint32_t, kDigits>> places(kBlocks);
  tbb::parallel_for(std::size_t{0}, kBlocks, [&](std::size_t b) {
    for (auto i = begin_of(b); i < begin_of(b + 1); ++i) ++places[b][digit(keys[i])];
  });
  std::uint32_t place = 0;
  for (std::size_t d = 0; d < kDigits; ++d) {
    for (auto& block : places) place += std::exchange(block[d], place);
  }
  tbb::parallel_for(std::size_t{0}, kBlocks, [&](std::size_t b) {
    for (auto i = begin_of(b); i < begin_of(b + 1); ++i) out[places[b][digit(keys[i])]++] = keys[i];
  });
}

// Least significant digit first (Knuth, The Art of Computer Programming 3, 5.2.5, algorithm R); digits that are the
// same in all keys are passed over.
std::vector<Key> sorted(Keys given) {
  std::vector<Key> other(given.keys.size());
  for (auto left = given.differing >> kIndexBits << kIndexBits; left != 0;) {
    const int shift = trailing_zeros(left);
    sort_by_digit(given.keys, other, shift);
    std::swap(given.keys, other);
    left = shift + kDigitBits < 128 ? left >> (shift + kDigitBits) << (shift + kDigitBits) : 0;
  }
  return std::move(given.keys);
}

}  // namespace

StorageOrder storage_order(std::span<const TradeRecord> records) {
  NOROSHI_EXPECT(records.size() <= 0xFFFF'FFFFu);
  StorageOrder found;
  if (records.empty()) return found;
  const auto keys = sorted(keys_of(records));
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
