#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "model/trade_record.hpp"

namespace noroshi::bench {

// SYNTHETIC trade of the size and shape of one BACI year; no figure in it is true and none is copied. The shape is
// fitted (constants and how in the .cpp) to UN Comtrade imports of 35 six-digit products, 2022 and 2023.
struct SyntheticFlow {
  std::uint32_t product;  // 0, 1, ... in order of the code
  std::uint16_t importer, exporter;
  float usd_per_kg;   // 0: the quantity is not known
  double value_kusd;  // thousand USD, three decimals, > 0
};

struct SyntheticYear {
  std::vector<ProductCode> products;
  std::vector<SyntheticFlow> flows;  // sorted by (product, importer, exporter)
};

inline constexpr std::size_t kBaciRows = 11'000'000;

// A year of about `rows` flows: the same on every machine and number of threads. Fewer rows mean fewer products, not
// fewer partners. Cost: about 8 CPU seconds and 0.6 GiB for kBaciRows.
[[nodiscard]] Result<SyntheticYear> make_synthetic_year(std::size_t rows);

// Another year of the same world: every value moves (lognormal, s.d. kYearlyChange), some flows are missing.
[[nodiscard]] SyntheticYear another_year(const SyntheticYear& base, int year);

// BACI's file: header t,i,j,k,v,q; thousand USD, tonnes or NA; sorted by exporter, importer, product as CEPII does.
[[nodiscard]] bool write_baci_csv(const SyntheticYear& data, int year, const std::filesystem::path& path);

// The lake's file of the year, as an import of the CSV would leave it.
[[nodiscard]] Result<void> write_lake_file(columnar::Database& db, const SyntheticYear& data, int year,
                                           const std::filesystem::path& path);

}  // namespace noroshi::bench
