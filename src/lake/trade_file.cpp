#include "lake/trade_file.hpp"

#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <array>

#include "base/contract.hpp"

namespace noroshi {
namespace {

constexpr std::array<std::string_view, 4> kFlowNames{"import", "export", "re-import", "re-export"};

const std::vector<OutputColumn>& trade_columns() {
  static const std::vector<OutputColumn> columns{
      {"year", ColumnType::int16},     {"month", ColumnType::int8},     {"flow", ColumnType::text},
      {"reporter", ColumnType::int16}, {"partner", ColumnType::int16},  {"revision", ColumnType::text},
      {"product", ColumnType::text},   {"value_usd", ColumnType::real}, {"mass_kg", ColumnType::real},
      {"quantity", ColumnType::real},  {"unit", ColumnType::text},      {"marks", ColumnType::int8},
      {"delivery", ColumnType::int32}};
  return columns;
}

void fill(BatchWriter& batch, std::span<const TradeRecord> records, std::span<const std::uint32_t> order,
          std::span<const std::int32_t> deliveries) {
  const auto year = batch.values<std::int16_t>(0), reporter = batch.values<std::int16_t>(3),
             partner = batch.values<std::int16_t>(4);
  const auto month = batch.values<std::int8_t>(1), marks = batch.values<std::int8_t>(11);
  const auto value = batch.values<double>(7), mass = batch.values<double>(8), quantity = batch.values<double>(9);
  const auto delivery = batch.values<std::int32_t>(12);
  ProductCode product;
  std::string digits;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& r = records[order[i]];
    if (i == 0 || r.product != product) {
      product = r.product;
      digits = product.digits();
    }
    year[i] = r.period.year;
    month[i] = static_cast<std::int8_t>(r.period.month);
    batch.set_text(2, i, kFlowNames[static_cast<std::size_t>(r.flow)]);
    reporter[i] = static_cast<std::int16_t>(r.reporter.value);
    partner[i] = static_cast<std::int16_t>(r.partner.value);
    batch.set_text(5, i, name_of(product.nomenclature()));
    batch.set_text(6, i, digits);
    value[i] = r.value_usd;
    if (r.has(Mark::mass_known))
      mass[i] = r.mass_kg;
    else
      batch.set_null(8, i);
    if (r.has(Mark::quantity_known))
      quantity[i] = r.quantity;
    else
      batch.set_null(9, i);
    batch.set_text(10, i, name_of(r.unit));
    marks[i] = static_cast<std::int8_t>(r.marks);
    if (deliveries.empty())
      batch.set_null(12, i);
    else
      delivery[i] = deliveries.size() == 1 ? deliveries.front() : deliveries[order[i]];
  }
}

Error corrupt_file(const std::filesystem::path& path) {
  return {ErrorCode::corrupt,
          {"a stored trade file has an unexpected content. Import the delivery again.",
           "保存された貿易データの内容が想定と異なります。もう一度取り込んでください。"},
          path.string()};
}

std::optional<Flow> flow_of(std::string_view name) {
  for (std::size_t i = 0; i < kFlowNames.size(); ++i) {
    if (kFlowNames[i] == name) return static_cast<Flow>(i);
  }
  return std::nullopt;
}

QuantityUnit unit_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(QuantityUnit::other); ++i) {
    if (name == name_of(static_cast<QuantityUnit>(i))) return static_cast<QuantityUnit>(i);
  }
  return QuantityUnit::other;
}

std::string select(std::string_view columns, const std::filesystem::path& path, const std::string& where) {
  return fmt::format("SELECT {} FROM read_parquet({}){}{}", columns, sql_string(path.string()),
                     where.empty() ? "" : " WHERE ", where);
}

// The product of a row; consecutive rows mostly repeat it, so parsing is rare.
class ProductColumn {
 public:
  [[nodiscard]] std::optional<ProductCode> operator()(std::string_view revision, std::string_view digits) {
    if (digits != digits_ || revision != revision_) {
      revision_ = revision;
      digits_ = digits;
      const auto nomenclature = parse_nomenclature(revision);
      product_ = nomenclature ? ProductCode::parse(*nomenclature, digits) : std::nullopt;
    }
    return product_;
  }

 private:
  std::string revision_, digits_;
  std::optional<ProductCode> product_;
};

}  // namespace

Result<void> write_trade_file(Database& db, const std::filesystem::path& path, std::span<const TradeRecord> records,
                              std::span<const std::uint32_t> order, std::span<const std::int32_t> deliveries) {
  NOROSHI_EXPECT(deliveries.size() <= 1 || deliveries.size() == records.size());
  std::size_t at = 0;
  return db.write_parquet(path.string(), trade_columns(), order.size(), [&](BatchWriter& batch) {
    const auto rows = std::min(batch.capacity(), order.size() - at);
    fill(batch, records, order.subspan(at, rows), deliveries);
    at += rows;
    return rows;
  });
}

Result<TradeRecords> read_trade_file(Database& db, const std::filesystem::path& path, const std::string& where) {
  auto rows = db.query(
      select("revision, product, year, month, flow, reporter, partner, value_usd, mass_kg, quantity, unit, marks", path,
             where));
  if (!rows) return fail(rows.error());
  TradeRecords records;
  ProductColumn products;
  while (true) {
    auto batch = rows->next();
    if (!batch) return fail(batch.error());
    if (!*batch) return records;
    const auto& b = **batch;
    for (std::size_t i = 0; i < b.rows(); ++i) {
      const auto product = products(b.text(0, i), b.text(1, i));
      const auto flow = flow_of(b.text(4, i));
      if (!product || !flow) return fail(corrupt_file(path));
      TradeRecord r;
      r.product = *product;
      r.period = {b.values<std::int16_t>(2)[i], static_cast<std::uint8_t>(b.values<std::int8_t>(3)[i])};
      r.flow = *flow;
      r.reporter = AreaCode{static_cast<std::uint16_t>(b.values<std::int16_t>(5)[i])};
      r.partner = AreaCode{static_cast<std::uint16_t>(b.values<std::int16_t>(6)[i])};
      r.value_usd = b.values<double>(7)[i];
      r.mass_kg = b.is_null(8, i) ? 0.0 : b.values<double>(8)[i];
      r.quantity = b.is_null(9, i) ? 0.0 : b.values<double>(9)[i];
      r.unit = unit_of(b.text(10, i));
      r.marks = static_cast<std::uint8_t>(b.values<std::int8_t>(11)[i]);
      records.push_back(r);
    }
  }
}

Result<std::vector<std::int32_t>> read_row_deliveries(Database& db, const std::filesystem::path& path) {
  auto rows = db.query(select("delivery", path, ""));
  if (!rows) return fail(rows.error());
  std::vector<std::int32_t> deliveries;
  while (true) {
    const auto batch = rows->next();
    if (!batch) return fail(batch.error());
    if (!*batch) return deliveries;
    const auto values = (*batch)->values<std::int32_t>(0);
    deliveries.insert(deliveries.end(), values.begin(), values.end());
  }
}

Result<void> visit_trade_file(Database& db, const std::filesystem::path& path, const std::string& where,
                              const FlowVisitor& visitor) {
  auto rows = db.query(select("revision, product, reporter, partner, value_usd", path, where));
  if (!rows) return fail(rows.error());
  ProductColumn products;
  while (true) {
    auto batch = rows->next();
    if (!batch) return fail(batch.error());
    if (!*batch) return {};
    const auto& b = **batch;
    const auto reporter = b.values<std::int16_t>(2), partner = b.values<std::int16_t>(3);
    const auto value = b.values<double>(4);
    for (std::size_t begin = 0, end = 0; begin < b.rows(); begin = end) {
      const auto digits = b.text(1, begin);
      for (end = begin + 1; end < b.rows() && b.text(1, end) == digits && b.text(0, end) == b.text(0, begin);) ++end;
      const auto product = products(b.text(0, begin), digits);
      if (!product) return fail(corrupt_file(path));
      visitor(*product, reporter.subspan(begin, end - begin), partner.subspan(begin, end - begin),
              value.subspan(begin, end - begin));
    }
  }
}

bool same_key(const TradeRecord& a, const TradeRecord& b) {
  return a.product == b.product && a.flow == b.flow && a.reporter == b.reporter && a.partner == b.partner &&
         a.period == b.period;
}

std::vector<std::uint32_t> sorted_order(std::span<const TradeRecord> records) {
  struct Key {
    std::uint64_t product;
    std::uint64_t rest;  // flow, reporter, partner, year, month
    std::uint32_t index;
    bool operator<(const Key& o) const {
      return product != o.product ? product < o.product : rest != o.rest ? rest < o.rest : index < o.index;
    }
  };
  NOROSHI_EXPECT(records.size() <= 0xFFFF'FFFFu);
  std::vector<Key> keys(records.size());
  tbb::parallel_for(std::size_t{0}, records.size(), [&](std::size_t i) {
    const auto& r = records[i];
    const auto rest = (static_cast<std::uint64_t>(r.flow) << 48) |
                      (static_cast<std::uint64_t>(r.reporter.value) << 36) |
                      (static_cast<std::uint64_t>(r.partner.value) << 24) |
                      (static_cast<std::uint64_t>(static_cast<std::uint16_t>(r.period.year)) << 8) | r.period.month;
    keys[i] = {r.product.packed(), rest, static_cast<std::uint32_t>(i)};
  });
  tbb::parallel_sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order(keys.size());
  tbb::parallel_for(std::size_t{0}, keys.size(), [&](std::size_t i) { order[i] = keys[i].index; });
  return order;
}

}  // namespace noroshi
