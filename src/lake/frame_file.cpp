#include "lake/frame_file.hpp"

#include <array>

#include "columnar/query_rows.hpp"
#include "lake/flow_names.hpp"

namespace noroshi::lake {

namespace {

using columnar::ColumnType;

constexpr std::array<std::string_view, kDoubtKinds> kDoubtNames{"total_differs", "value_unit", "filler_values",
                                                                "parts_only", "value_rejected"};

std::optional<DoubtKind> doubt_named(std::string_view name) {
  for (std::size_t i = 0; i < kDoubtNames.size(); ++i) {
    if (kDoubtNames[i] == name) return static_cast<DoubtKind>(i);
  }
  return std::nullopt;
}

Error unreadable(const std::filesystem::path& path) {
  return {ErrorCode::corrupt,
          {"a stored file about the frame of trade has an unexpected content. Import the delivery again.",
           "保存された貿易データの範囲情報の内容が想定と異なります。もう一度取り込んでください。"},
          path.string()};
}

AreaCode area_of(std::int16_t stored) { return AreaCode{static_cast<std::uint16_t>(stored)}; }

}  // namespace

std::string_view name_of(DoubtKind kind) { return kDoubtNames[static_cast<std::size_t>(kind)]; }

Result<void> write_frames(columnar::Database& db, const std::filesystem::path& path,
                          std::span<const TradeFrame> frames) {
  const std::vector<columnar::OutputColumn> columns{{"year", ColumnType::int16},
                                                    {"month", ColumnType::int8},
                                                    {"flow", ColumnType::text},
                                                    {"reporter", ColumnType::int16},
                                                    {"revision", ColumnType::text},
                                                    {"digits", ColumnType::int8},
                                                    {"partners", ColumnType::text},
                                                    {"products", ColumnType::text},
                                                    {"reporters", ColumnType::text},
                                                    {"product_count", ColumnType::int32},
                                                    {"rows", ColumnType::int32},
                                                    {"value_usd", ColumnType::real},
                                                    {"products_totalled", ColumnType::int32},
                                                    {"totals_usd", ColumnType::real},
                                                    {"short_usd", ColumnType::real}};
  return db.write_parquet(path.string(), columns, frames.size(),
                          [&](columnar::BatchWriter& batch, std::size_t first, std::size_t rows) {
                            for (std::size_t i = 0; i < rows; ++i) {
                              const auto& f = frames[first + i];
                              batch.values<std::int16_t>(0)[i] = f.period.year;
                              batch.values<std::int8_t>(1)[i] = static_cast<std::int8_t>(f.period.month);
                              batch.set_text(2, i, kFlowNames[static_cast<std::size_t>(f.flow)]);
                              batch.values<std::int16_t>(3)[i] = static_cast<std::int16_t>(f.reporter.value);
                              batch.set_text(4, i, name_of(f.nomenclature));
                              batch.values<std::int8_t>(5)[i] = static_cast<std::int8_t>(f.digits);
                              batch.set_text(6, i, name_of(f.partners));
                              batch.set_text(7, i, name_of(f.products));
                              batch.set_text(8, i, name_of(f.reporters));
                              batch.values<std::int32_t>(9)[i] = static_cast<std::int32_t>(f.product_count);
                              batch.values<std::int32_t>(10)[i] = static_cast<std::int32_t>(f.rows);
                              batch.values<double>(11)[i] = f.value_usd;
                              batch.values<std::int32_t>(12)[i] = static_cast<std::int32_t>(f.products_totalled);
                              batch.values<double>(13)[i] = f.totals_usd;
                              batch.values<double>(14)[i] = f.short_usd;
                            }
                          });
}

Result<std::vector<TradeFrame>> read_frames(columnar::Database& db, const std::filesystem::path& path) {
  std::vector<TradeFrame> frames;
  bool sound = true;
  const auto read = columnar::each_row(
      db,
      "SELECT year, month, flow, reporter, revision, digits, partners, products, reporters, product_count, rows, "
      "value_usd, products_totalled, totals_usd, short_usd FROM read_parquet(" +
          columnar::sql_file(path) + ")",
      [&](const columnar::Batch& b, std::size_t i) {
        const auto flow = flow_named(b.text(2, i));
        const auto nomenclature = parse_nomenclature(b.text(4, i));
        const auto partners = parse_extent(b.text(6, i)), products = parse_extent(b.text(7, i)),
                   reporters = parse_extent(b.text(8, i));
        if (!flow || !nomenclature || !partners || !products || !reporters) {
          sound = false;
          return;
        }
        TradeFrame f;
        f.period = {b.values<std::int16_t>(0)[i], static_cast<std::uint8_t>(b.values<std::int8_t>(1)[i])};
        f.flow = *flow, f.nomenclature = *nomenclature;
        f.reporter = area_of(b.values<std::int16_t>(3)[i]);
        f.digits = static_cast<std::uint8_t>(b.values<std::int8_t>(5)[i]);
        f.partners = *partners, f.products = *products, f.reporters = *reporters;
        f.product_count = static_cast<std::uint32_t>(b.values<std::int32_t>(9)[i]);
        f.rows = static_cast<std::uint32_t>(b.values<std::int32_t>(10)[i]);
        f.value_usd = b.values<double>(11)[i];
        f.products_totalled = static_cast<std::uint32_t>(b.values<std::int32_t>(12)[i]);
        f.totals_usd = b.values<double>(13)[i];
        f.short_usd = b.values<double>(14)[i];
        frames.push_back(f);
      });
  if (!read) return fail(read.error());
  if (!sound) return fail(unreadable(path));
  return frames;
}

Result<void> write_doubts(columnar::Database& db, const std::filesystem::path& path,
                          std::span<const TradeDoubt> doubts) {
  const std::vector<columnar::OutputColumn> columns{
      {"kind", ColumnType::text},     {"year", ColumnType::int16},     {"month", ColumnType::int8},
      {"flow", ColumnType::text},     {"reporter", ColumnType::int16}, {"partner", ColumnType::int16},
      {"revision", ColumnType::text}, {"product", ColumnType::text},   {"observed", ColumnType::real},
      {"expected", ColumnType::real}, {"delivery", ColumnType::int32}};
  return db.write_parquet(path.string(), columns, doubts.size(),
                          [&](columnar::BatchWriter& batch, std::size_t first, std::size_t rows) {
                            for (std::size_t i = 0; i < rows; ++i) {
                              const auto& d = doubts[first + i];
                              batch.set_text(0, i, name_of(d.kind));
                              batch.values<std::int16_t>(1)[i] = d.period.year;
                              batch.values<std::int8_t>(2)[i] = static_cast<std::int8_t>(d.period.month);
                              batch.set_text(3, i, kFlowNames[static_cast<std::size_t>(d.flow)]);
                              batch.values<std::int16_t>(4)[i] = static_cast<std::int16_t>(d.reporter.value);
                              batch.values<std::int16_t>(5)[i] = static_cast<std::int16_t>(d.partner.value);
                              batch.set_text(6, i, name_of(d.product.nomenclature()));
                              batch.set_text(7, i, d.product.digits());
                              batch.values<double>(8)[i] = d.observed;
                              batch.values<double>(9)[i] = d.expected;
                              batch.values<std::int32_t>(10)[i] = d.delivery;
                            }
                          });
}

Result<std::vector<TradeDoubt>> read_doubts(columnar::Database& db, const std::filesystem::path& path) {
  std::vector<TradeDoubt> doubts;
  bool sound = true;
  const auto read = columnar::each_row(
      db,
      "SELECT kind, year, month, flow, reporter, partner, revision, product, observed, expected, delivery FROM "
      "read_parquet(" +
          columnar::sql_file(path) + ")",
      [&](const columnar::Batch& b, std::size_t i) {
        const auto kind = doubt_named(b.text(0, i));
        const auto flow = flow_named(b.text(3, i));
        const auto nomenclature = parse_nomenclature(b.text(6, i));
        const auto product = nomenclature ? ProductCode::parse(*nomenclature, b.text(7, i)) : std::nullopt;
        if (!kind || !flow || !product) {
          sound = false;
          return;
        }
        doubts.push_back({*kind,
                          {b.values<std::int16_t>(1)[i], static_cast<std::uint8_t>(b.values<std::int8_t>(2)[i])},
                          *flow,
                          area_of(b.values<std::int16_t>(4)[i]),
                          area_of(b.values<std::int16_t>(5)[i]),
                          *product,
                          b.values<double>(8)[i],
                          b.values<double>(9)[i],
                          b.values<std::int32_t>(10)[i]});
      });
  if (!read) return fail(read.error());
  if (!sound) return fail(unreadable(path));
  return doubts;
}

}  // namespace noroshi::lake
