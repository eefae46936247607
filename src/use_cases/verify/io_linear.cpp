#include <algorithm>
#include <cmath>

#include "propagation/static/catalog.hpp"
#include "propagation/static/extraction.hpp"
#include "use_cases/verify/reference_cases.hpp"

namespace noroshi::use_cases {
namespace {

using propagation::LeontiefSystem;
using Numbers = std::vector<double>;

constexpr double kTolerance = 1e-10;   // relative
constexpr double kPartialShare = 0.3;  // of the columns HEM_partial30_...
constexpr std::size_t kHalvedIndustry =
    3;  // of shock_half_industry3.csv, from 0: half of its final demand or input goes

Result<Numbers> read_column(const CaseTable& table, std::size_t column, const std::filesystem::path& file) {
  Numbers numbers;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto number = read_case_number(table.rows[r][column], file, r + 2);
    if (!number) return fail(number.error());
    numbers.push_back(*number);
  }
  return numbers;
}

// "reg1|food" -> region and sector.
std::pair<std::string, std::string> split(const std::string& head) {
  const auto bar = head.find('|');
  return {head.substr(0, bar), bar == std::string::npos ? "" : head.substr(bar + 1)};
}

Result<void> fill(const CaseTable& table, const std::filesystem::path& file, numerics::DenseMatrix& matrix) {
  matrix = {table.rows.size(), table.heads.size() - 1};
  for (std::size_t c = 1; c < table.heads.size(); ++c) {
    const auto numbers = read_column(table, c, file);
    if (!numbers) return fail(numbers.error());
    for (std::size_t r = 0; r < numbers->size(); ++r) matrix(r, c - 1) = (*numbers)[r];
  }
  return {};
}

Result<IoTable> read_table(columnar::Database& db, const std::filesystem::path& folder) {
  const auto z_file = folder / "Z.csv", y_file = folder / "Y.csv";
  const auto z = read_case_table(db, z_file), y = read_case_table(db, y_file);
  if (!z) return fail(z.error());
  if (!y) return fail(y.error());
  IoTable table{.feed = folder.filename().string()};
  for (std::size_t c = 1; c < y->heads.size(); ++c) {
    const auto [region, category] = split(y->heads[c]);
    table.final_users.push_back({region, category});
  }
  for (const auto& row : z->rows) {
    const auto [region, sector] = split(row[0]);
    table.industries.push_back({region, sector});
  }
  if (const auto filled = fill(*z, z_file, table.intermediate); !filled) return fail(filled.error());
  if (const auto filled = fill(*y, y_file, table.final_demand); !filled) return fail(filled.error());
  return table;
}

Result<Numbers> measured(const LeontiefSystem& system, const propagation::StaticMethod& method, double share) {
  const auto measure = method.compute(system, {.share = share});
  if (!measure) return fail(measure.error());
  Numbers numbers;
  for (const auto& value : *measure) numbers.push_back(value.value_or(0.0));
  return numbers;
}

Result<Numbers> extracted(const LeontiefSystem& system, propagation::ExtractionKind kind, double share,
                          double propagation::ExtractionLoss::*part) {
  Numbers numbers;
  const propagation::Extractor extractor{system};
  for (std::size_t i = 0; i < system.size(); ++i) {
    const auto loss = extractor.loss({.kind = kind, .industries = {i}, .share = share});
    if (!loss) return fail(loss.error());
    numbers.push_back((*loss).*part);
  }
  return numbers;
}

// Output that half of an industry's final demand (L) or primary input (G) takes with it.
Numbers halved(const LeontiefSystem& system, bool of_input) {
  Numbers change;
  for (std::size_t i = 0; i < system.size(); ++i) {
    change.push_back(of_input
                         ? -0.5 * system.primary_input[kHalvedIndustry] * propagation::ghosh(system, kHalvedIndustry, i)
                         : -0.5 * system.final_demand[kHalvedIndustry] * system.inverse(i, kHalvedIndustry));
  }
  return change;
}

// Ours for a column of the reference; nothing for a name that is not known.
Result<std::optional<Numbers>> ours(const LeontiefSystem& system, const std::string& quantity) {
  using namespace propagation;
  using enum ExtractionKind;
  const auto some = [](Result<Numbers> numbers) { return numbers.map([](Numbers& n) { return std::optional{n}; }); };
  if (quantity == "x") return std::optional{system.output};
  if (quantity == "HEM_total_loss") return some(extracted(system, total, 1.0, &ExtractionLoss::output));
  if (quantity == "HEM_indirect") return some(extracted(system, total, 1.0, &ExtractionLoss::elsewhere));
  if (quantity == "HEM_backward") return some(extracted(system, backward, 1.0, &ExtractionLoss::output));
  if (quantity == "HEM_forward") return some(extracted(system, forward, 1.0, &ExtractionLoss::output));
  if (quantity == "HEM_partial30_loss") return some(extracted(system, supply, kPartialShare, &ExtractionLoss::output));
  if (quantity == "HEM_partial30_VA_loss")
    return some(extracted(system, supply, kPartialShare, &ExtractionLoss::value_added));
  if (quantity == "output_multiplier") return some(measured(system, output_multiplier, 1.0));
  if (quantity == "input_multiplier") return some(measured(system, input_multiplier, 1.0));
  if (quantity == "Rasmussen_backward") return some(measured(system, backward_linkage, 1.0));
  if (quantity == "Ghosh_forward_index") return some(measured(system, ghosh_forward_linkage, 1.0));
  if (quantity == "dx_leontief") return std::optional{halved(system, false)};
  if (quantity == "dx_ghosh") return std::optional{halved(system, true)};
  return std::optional<Numbers>{};
}

Deviation deviation(const std::string& file, const std::string& quantity, const Numbers& mine, const Numbers& theirs,
                    const CaseTable& table) {
  Deviation d{.file = file, .quantity = quantity, .compared = theirs.size(), .tolerance = kTolerance};
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    const double scale = std::abs(theirs[i]) > kTolerance ? std::abs(theirs[i]) : 1.0;
    const double difference = std::abs(mine[i] - theirs[i]) / scale;
    if (!(difference <= d.largest)) d.largest = difference, d.where = table.rows[i][0];
  }
  return d;
}

Result<void> compare_file(columnar::Database& db, const std::filesystem::path& file, const LeontiefSystem& system,
                          std::vector<Deviation>& deviations) {
  const auto table = read_case_table(db, file);
  if (!table) return fail(table.error());
  if (table->rows.size() != system.size()) {
    return fail(ErrorCode::invalid_input,
                text("the file has {} rows and the table {} industries.", "ファイルは{}行、表は{}産業です。",
                     table->rows.size(), system.size()),
                file.string());
  }
  for (std::size_t c = 1; c < table->heads.size(); ++c) {
    const auto mine = ours(system, table->heads[c]);
    if (!mine) return fail(mine.error());
    if (!*mine) {
      return fail(ErrorCode::invalid_input,
                  text("nothing is known of the quantity '{}'.", "量「{}」は定義されていません。", table->heads[c]),
                  file.string());
    }
    const auto theirs = read_column(*table, c, file);
    if (!theirs) return fail(theirs.error());
    deviations.push_back(deviation(file.filename().string(), table->heads[c], **mine, *theirs, *table));
  }
  return {};
}

}  // namespace

// A folder with Z.csv and Y.csv (heads "region|sector"), hem.csv (extractions, multipliers, linkages by industry) and
// shock_half_industry3.csv (dx = L dy, dx = dv G for the fourth industry).
Result<std::vector<Deviation>> run_io_linear_cases(columnar::Database& db, const std::filesystem::path& folder,
                                                   const Progress& progress) {
  const auto table = read_table(db, folder);
  if (!table) return fail(table.error());
  const auto system = LeontiefSystem::of(*table);
  if (!system) return fail(system.error());
  if (system->size() <= kHalvedIndustry) {
    return fail(ErrorCode::invalid_input, {"a case needs at least four industries.", "事例には4産業以上が必要です。"},
                folder.string());
  }
  std::vector<Deviation> deviations;
  const std::vector<std::string> files{"hem.csv", "shock_half_industry3.csv"};
  for (std::size_t f = 0; f < files.size(); ++f) {
    progress({files[f], files[f]}, static_cast<double>(f) / static_cast<double>(files.size()));
    if (const auto done = compare_file(db, folder / files[f], *system, deviations); !done) return fail(done.error());
  }
  return deviations;
}

}  // namespace noroshi::use_cases
