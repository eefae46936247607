#include "normalize/trade_cube_builder.hpp"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <limits>

#include "base/contract.hpp"

namespace noroshi::normalize {
namespace {

constexpr std::size_t kNumbers = std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1;

// Records seen through the catalogue and the options: who buys, who sells, and whether the row is asked for.
struct FoldedView {
  FoldedView(const AreaCatalog& catalog, const BuildOptions& built) : options{built} {
    for (std::size_t number = 0; number < kNumbers; ++number) {
      const auto code = catalog.find_number(static_cast<int>(number));
      fold[number] = code ? code->value : static_cast<std::uint16_t>(number);
    }
  }
  [[nodiscard]] bool wants(const TradeRecord& r) const { return r.flow == options.flow && r.period == options.period; }
  [[nodiscard]] AreaCode importer(const TradeRecord& r) const {
    return AreaCode{fold[(options.flow == Flow::import ? r.reporter : r.partner).index()]};
  }
  [[nodiscard]] AreaCode exporter(const TradeRecord& r) const {
    return AreaCode{fold[(options.flow == Flow::import ? r.partner : r.reporter).index()]};
  }

  const BuildOptions& options;
  std::vector<std::uint16_t> fold = std::vector<std::uint16_t>(kNumbers);
};

struct SortKey {
  std::uint64_t product;
  std::uint32_t pair, row;
  friend auto operator<=>(const SortKey&, const SortKey&) = default;
};

SortKey key_of(const FoldedView& view, const TradeRecord& record, std::size_t row) {
  return {record.product.packed(), std::uint32_t{view.importer(record).value} << 16 | view.exporter(record).value,
          static_cast<std::uint32_t>(row)};
}

bool in_order(std::span<const TradeRecord> records, const FoldedView& view) {
  SortKey last{0, 0, 0};
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!view.wants(records[i])) continue;
    const SortKey key = key_of(view, records[i], i);
    if (key < last) return false;
    last = key;
  }
  return true;
}

void append_sorted(std::span<const TradeRecord> records, const FoldedView& view, TradeCubeBuilder& builder) {
  std::vector<SortKey> keys;
  keys.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (view.wants(records[i])) keys.push_back(key_of(view, records[i], i));
  }
  tbb::parallel_sort(keys.begin(), keys.end());  // the row number makes every key distinct: one possible result
  for (const SortKey& key : keys) {
    const TradeRecord& r = records[key.row];
    builder.append(r.product, view.importer(r), view.exporter(r), r.value_usd);
  }
}

}  // namespace

Result<BuiltCube> build_trade_cube(std::span<const TradeRecord> records, const AreaCatalog& catalog,
                                   const BuildOptions& options) {
  NOROSHI_EXPECT(records.size() < std::numeric_limits<std::uint32_t>::max());
  const FoldedView view{catalog, options};
  TradeCubeBuilder builder{catalog, options, records.size()};
  if (in_order(records, view)) {
    for (const TradeRecord& r : records) {
      if (view.wants(r)) builder.append(r.product, view.importer(r), view.exporter(r), r.value_usd);
    }
  } else {
    append_sorted(records, view, builder);
  }
  BuildReport report = builder.report();
  for (const TradeRecord& r : records) {
    if (r.period != options.period) {
      ++report.other_period;
    } else if (r.flow != options.flow) {
      ++report.other_flow;
    }
  }
  if (report.flows_kept == 0 && report.value_unidentified == 0.0) {
    return fail(ErrorCode::invalid_input,
                text("no trade of {} among {} rows. Choose a period that the data hold.",
                     "{} の貿易がありません（{}行中）。データのある期間を指定してください。", to_string(options.period),
                     records.size()),
                "period");
  }
  return BuiltCube{builder.finish(), report};
}

}  // namespace noroshi::normalize
