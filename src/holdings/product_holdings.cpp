#include "holdings/product_holdings.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "columnar/query_rows.hpp"

namespace noroshi::holdings {
namespace {

// fsum: its result does not depend, to the digits that anyone sees, on the order in which threads add.
std::string count_in(const lake::Partition& file) {
  return fmt::format(
      "SELECT revision, product, count(*)::BIGINT AS n, fsum(value_usd) AS usd FROM read_parquet({}) GROUP BY 1, 2",
      columnar::sql_file(file.path));
}

// The counted products of a file: from the cache, after putting them there if need be; else from the file itself.
std::string counted(const std::filesystem::path& folder, columnar::Database& db, const lake::Partition& file) {
  const auto kept = folder / fmt::format("{}.parquet", file.id);
  if (!std::filesystem::exists(kept)) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    const auto fresh = folder / fmt::format("{}.{}.new", file.id, ::getpid());
    if (!failed && db.execute(fmt::format("COPY ({}) TO {} (FORMAT parquet)", count_in(file),
                                          columnar::sql_string(fresh.string()))))
      std::filesystem::rename(fresh, kept, failed);
    else
      std::filesystem::remove(fresh, failed);
  }
  if (!std::filesystem::exists(kept)) return count_in(file);
  return fmt::format("SELECT revision, product, n, usd FROM read_parquet({})", columnar::sql_file(kept));
}

Result<std::vector<normalize::ProductHolding>> add_up(columnar::Database& db, const std::vector<std::string>& parts) {
  std::vector<normalize::ProductHolding> holdings;
  const auto sql =
      fmt::format("SELECT revision, product, sum(n)::BIGINT, fsum(usd) FROM ({}) GROUP BY 1, 2 ORDER BY 1, 2",
                  fmt::join(parts, " UNION ALL "));
  const auto read = columnar::each_row(db, sql, [&](const columnar::Batch& batch, std::size_t r) {
    const auto edition = parse_nomenclature(batch.text(0, r));
    const auto product = edition ? ProductCode::parse(*edition, batch.text(1, r)) : std::nullopt;
    if (!product) return;
    holdings.push_back({*product, static_cast<std::uint64_t>(batch.values<std::int64_t>(2)[r]),
                        batch.is_null(3, r) ? 0.0 : batch.values<double>(3)[r]});
  });
  if (!read) return fail(read.error());
  return holdings;
}

}  // namespace

Result<std::vector<normalize::ProductHolding>> holdings_of(const std::filesystem::path& workspace,
                                                           columnar::Database& db,
                                                           std::span<const lake::Partition> files) {
  if (files.empty()) return std::vector<normalize::ProductHolding>{};
  std::vector<std::string> kept, direct;
  for (const auto& file : files) {
    kept.push_back(counted(workspace / "cache" / "holdings", db, file));
    direct.push_back(count_in(file));
  }
  if (auto found = add_up(db, kept)) return found;
  return add_up(db, direct);  // something in the cache is broken; it may be deleted at any time
}

}  // namespace noroshi::holdings
