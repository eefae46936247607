#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "columnar/database.hpp"
#include "model/trade_record.hpp"

namespace noroshi::lake {

// Parquet form of trade records: tables `trade` and `trade_totals`, one file per feed and year, sorted by
// (product, flow, reporter, partner, month). Columns, for any tool:
//   year SMALLINT, month TINYINT (0 = whole year), flow VARCHAR, reporter SMALLINT, partner SMALLINT (area codes, table
//   `areas`), revision VARCHAR, product VARCHAR (digits with leading zeros), value_usd DOUBLE, mass_kg DOUBLE,
//   quantity DOUBLE, unit VARCHAR, marks TINYINT (bits of Mark), delivery INTEGER (with which the row came; table
//   `deliveries`).

// `order`: indices of the rows among `records`, in storage order (lake/trade_order). `deliveries`: the delivery of each
// record, or one for all of them, or none (records outside a workspace).
[[nodiscard]] Result<void> write_trade_file(columnar::Database& db, const std::filesystem::path& path,
                                            std::span<const TradeRecord> records, std::span<const std::uint32_t> order,
                                            std::span<const std::int32_t> deliveries = {});

[[nodiscard]] Result<TradeRecords> read_trade_file(columnar::Database& db, const std::filesystem::path& path,
                                                   const std::string& where = {});

// The delivery of each row, in file order. Error: invalid_input for a file from before workspace format 2.
[[nodiscard]] Result<std::vector<std::int32_t>> read_row_deliveries(columnar::Database& db,
                                                                    const std::filesystem::path& path);

// One flow of a file whose rows are already bilateral (BACI): the hot path into a trade cube, in file order.
using FlowVisitor = std::function<void(ProductCode product, std::span<const std::int16_t> reporter,
                                       std::span<const std::int16_t> partner, std::span<const double> value_usd)>;
// Calls the visitor with runs of rows of one product. Cost: reading four columns.
[[nodiscard]] Result<void> visit_trade_file(columnar::Database& db, const std::filesystem::path& path,
                                            const std::string& where, const FlowVisitor& visitor);

}  // namespace noroshi::lake
