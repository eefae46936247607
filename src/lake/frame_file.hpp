#pragma once
#include <filesystem>
#include <span>
#include <vector>

#include "columnar/database.hpp"
#include "model/trade_doubt.hpp"
#include "model/trade_frame.hpp"

namespace noroshi::lake {

// Parquet form of the tables `frames` and `doubts`: what the trade of one feed and year holds, and which of its figures
// an import doubted. One file per feed and year each, beside the file of `trade` of the same name; written with it.
//
//   frames: year SMALLINT, month TINYINT (0 = whole year), flow VARCHAR, reporter SMALLINT, revision VARCHAR, digits
//   TINYINT, partners VARCHAR, products VARCHAR, reporters VARCHAR (not_said, listed, all), product_count INTEGER, rows
//   INTEGER, value_usd DOUBLE, products_totalled INTEGER, totals_usd DOUBLE, short_usd DOUBLE.
//   doubts: kind VARCHAR (name_of), year, month, flow, reporter, partner SMALLINT, revision, product VARCHAR, observed
//   DOUBLE, expected DOUBLE, delivery INTEGER.
//
// Errors: io; of reading also corrupt (a word that is none).
[[nodiscard]] Result<void> write_frames(columnar::Database& db, const std::filesystem::path& path,
                                        std::span<const TradeFrame> frames);
[[nodiscard]] Result<std::vector<TradeFrame>> read_frames(columnar::Database& db, const std::filesystem::path& path);

[[nodiscard]] std::string_view name_of(DoubtKind kind);  // "total_differs"
[[nodiscard]] Result<void> write_doubts(columnar::Database& db, const std::filesystem::path& path,
                                        std::span<const TradeDoubt> doubts);
[[nodiscard]] Result<std::vector<TradeDoubt>> read_doubts(columnar::Database& db, const std::filesystem::path& path);

}  // namespace noroshi::lake
