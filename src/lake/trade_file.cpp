#include "lake/trade_file.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_reduce.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/contract.hpp"
#include "lake/flow_names.hpp"

namespace noroshi::lake {
namespace {

// The digits of the products of a file, each text once (two editions may share the digits), and where each one stands.
struct ProductTexts {
  std::vector<std::string> digits;
  std::unordered_map<std::string, std::size_t> index;

  ProductTexts(std::span<const TradeRecord> records, std::span<const std::uint32_t> order) {
    while (!order.empty()) {  // from each product to the next: the records in between need not be looked at
      const auto product = records[order.front()].product;
      const auto next =
          std::ranges::upper_bound(order, product, {}, [&](std::uint32_t i) { return records[i].product; });
      order = order.subspan(static_cast<std::size_t>(next - order.begin()));
      auto text = product.digits();
      if (index.try_emplace(text, digits.size()).second) digits.push_back(std::move(text));
    }
    if (digits.empty()) digits.emplace_back();  // a file without rows
  }
};

// Those of a few names that occur, in their order, and where each of them stands among these.
struct PresentNames {
  std::vector<std::string> names;
  std::array<std::size_t, 16> index{};

  template <class NameOf>
  PresentNames(unsigned present, NameOf name_of_value) {
    for (std::size_t value = 0; value < index.size(); ++value) {
      if ((present >> value & 1) == 0) continue;
      index[value] = names.size();
      names.emplace_back(name_of_value(value));
    }
  }
};

// What the text columns of a file hold.
struct TradeTexts {
  PresentNames flows, revisions, units;
  ProductTexts products;

  static TradeTexts of(std::span<const TradeRecord> records, std::span<const std::uint32_t> order) {
    struct Present {
      unsigned flows = 0, revisions = 0, units = 0;
    };
    const auto present = tbb::parallel_reduce(
        tbb::blocked_range<std::size_t>{0, records.size()}, Present{},
        [&](const auto& range, Present p) {
          for (auto i = range.begin(); i < range.end(); ++i) {
            p.flows |= 1u << static_cast<unsigned>(records[i].flow);
            p.revisions |= 1u << static_cast<unsigned>(records[i].product.nomenclature());
            p.units |= 1u << static_cast<unsigned>(records[i].unit);
          }
          return p;
        },
        [](const Present& a, const Present& b) {
          return Present{a.flows | b.flows, a.revisions | b.revisions, a.units | b.units};
        });
    const auto or_any = [](unsigned bits) { return bits == 0 ? 1u : bits; };  // a file without rows
    return {{or_any(present.flows), [](std::size_t v) { return kFlowNames[v]; }},
            {or_any(present.revisions), [](std::size_t v) { return name_of(static_cast<Nomenclature>(v)); }},
            {or_any(present.units), [](std::size_t v) { return name_of(static_cast<QuantityUnit>(v)); }},
            ProductTexts{records, order}};
  }
};

std::vector<columnar::OutputColumn> trade_columns(const TradeTexts& texts) {
  return {{"year", columnar::ColumnType::int16},
          {"month", columnar::ColumnType::int8},
          {"flow", columnar::ColumnType::text, texts.flows.names},
          {"reporter", columnar::ColumnType::int16},
          {"partner", columnar::ColumnType::int16},
          {"revision", columnar::ColumnType::text, texts.revisions.names},
          {"product", columnar::ColumnType::text, texts.products.digits},
          {"value_usd", columnar::ColumnType::real},
          {"mass_kg", columnar::ColumnType::real},
          {"quantity", columnar::ColumnType::real},
          {"unit", columnar::ColumnType::text, texts.units.names},
          {"marks", columnar::ColumnType::int8},
          {"delivery", columnar::ColumnType::int32}};
}

// Rows lie anywhere in memory: asked for ahead, they are waited for together.
constexpr std::size_t kAhead = 16;

void fill(columnar::BatchWriter& batch, std::span<const TradeRecord> records, std::span<const std::uint32_t> order,
          const TradeTexts& texts, std::span<const std::int32_t> deliveries) {
  const auto year = batch.values<std::int16_t>(0), reporter = batch.values<std::int16_t>(3),
             partner = batch.values<std::int16_t>(4);
  const auto month = batch.values<std::int8_t>(1), marks = batch.values<std::int8_t>(11);
  const auto value = batch.values<double>(7), mass = batch.values<double>(8), quantity = batch.values<double>(9);
  const auto delivery = batch.values<std::int32_t>(12);
  std::size_t product = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i + kAhead < order.size()) {  // a record may lie across two lines of the cache
      const auto* next = reinterpret_cast<const char*>(&records[order[i + kAhead]]);
      __builtin_prefetch(next);
      __builtin_prefetch(next + sizeof(TradeRecord) - 1);
    }
    const auto& r = records[order[i]];
    if (i == 0 || r.product != records[order[i - 1]].product) product = texts.products.index.at(r.product.digits());
    year[i] = r.period.year;
    month[i] = static_cast<std::int8_t>(r.period.month);
    batch.set_category(2, i, texts.flows.index[static_cast<std::size_t>(r.flow)]);
    reporter[i] = static_cast<std::int16_t>(r.reporter.value);
    partner[i] = static_cast<std::int16_t>(r.partner.value);
    batch.set_category(5, i, texts.revisions.index[static_cast<std::size_t>(r.product.nomenclature())]);
    batch.set_category(6, i, product);
    value[i] = r.value_usd;
    mass[i] = r.mass_kg;
    if (!r.has(Mark::mass_known)) batch.set_null(8, i);
    quantity[i] = r.quantity;
    if (!r.has(Mark::quantity_known)) batch.set_null(9, i);
    batch.set_category(10, i, texts.units.index[static_cast<std::size_t>(r.unit)]);
    marks[i] = static_cast<std::int8_t>(r.marks);
    if (deliveries.empty())
      batch.set_null(12, i);
    else
      delivery[i] = deliveries[deliveries.size() == 1 ? 0 : order[i]];
  }
}

Error corrupt_file(const std::filesystem::path& path) {
  return {ErrorCode::corrupt,
          {"a stored trade file has an unexpected content. Import the delivery again.",
           "保存された貿易データの内容が想定と異なります。もう一度取り込んでください。"},
          path.string()};
}

QuantityUnit unit_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(QuantityUnit::other); ++i) {
    if (name == name_of(static_cast<QuantityUnit>(i))) return static_cast<QuantityUnit>(i);
  }
  return QuantityUnit::other;
}

std::string select(std::string_view columns, const std::filesystem::path& path, const std::string& where) {
  return fmt::format("SELECT {} FROM read_parquet({}){}{}", columns, columnar::sql_file(path),
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

Result<void> write_trade_file(columnar::Database& db, const std::filesystem::path& path,
                              std::span<const TradeRecord> records, std::span<const std::uint32_t> order,
                              std::span<const std::int32_t> deliveries) {
  NOROSHI_EXPECT(deliveries.size() <= 1 || deliveries.size() == records.size());
  const auto texts = TradeTexts::of(records, order);
  return db.write_parquet(path.string(), trade_columns(texts), order.size(),
                          [&](columnar::BatchWriter& batch, std::size_t first, std::size_t rows) {
                            fill(batch, records, order.subspan(first, rows), texts, deliveries);
                          });
}

Result<TradeRecords> read_trade_file(columnar::Database& db, const std::filesystem::path& path,
                                     const std::string& where) {
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
      const auto flow = flow_named(b.text(4, i));
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

Result<std::vector<std::int32_t>> read_row_deliveries(columnar::Database& db, const std::filesystem::path& path) {
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

Result<void> visit_trade_file(columnar::Database& db, const std::filesystem::path& path, const std::string& where,
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

}  // namespace noroshi::lake
