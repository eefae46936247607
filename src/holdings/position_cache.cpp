#include "holdings/position_cache.hpp"

#include <unistd.h>

#include <algorithm>

#include "base/build_id.hpp"

namespace noroshi::holdings {
namespace {

constexpr std::size_t kMostEntries = 500;

// FNV-1a, 64 bits: a name for a file, not a secret.
std::string digest(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return fmt::format("{:016x}", hash);
}

const std::vector<columnar::OutputColumn>& fixed_columns() {
  static const std::vector<columnar::OutputColumn> columns{{"nomenclature", columnar::ColumnType::text},
                                                           {"product", columnar::ColumnType::text},
                                                           {"feed", columnar::ColumnType::text},
                                                           {"top_supplier", columnar::ColumnType::int32},
                                                           {"suppliers", columnar::ColumnType::int32},
                                                           {"flagged", columnar::ColumnType::int32},
                                                           {"judged", columnar::ColumnType::int32},
                                                           {"shortfall", columnar::ColumnType::int32},
                                                           {"shortfall_have", columnar::ColumnType::int32},
                                                           {"shortfall_of", columnar::ColumnType::int32},
                                                           {"mirrored", columnar::ColumnType::boolean},
                                                           {"has_interval", columnar::ColumnType::boolean},
                                                           {"imports_usd", columnar::ColumnType::real},
                                                           {"unidentified_usd", columnar::ColumnType::real},
                                                           {"hhi", columnar::ColumnType::real},
                                                           {"top_share", columnar::ColumnType::real},
                                                           {"exports_usd", columnar::ColumnType::real},
                                                           {"rank", columnar::ColumnType::real},
                                                           {"rank_low", columnar::ColumnType::real},
                                                           {"rank_high", columnar::ColumnType::real},
                                                           {"report_error", columnar::ColumnType::real},
                                                           {"assumed_error", columnar::ColumnType::real},
                                                           {"shortfall_share", columnar::ColumnType::real},
                                                           {"unlisted_usd", columnar::ColumnType::real},
                                                           {"hhi_low", columnar::ColumnType::real},
                                                           {"hhi_high", columnar::ColumnType::real},
                                                           {"top_low", columnar::ColumnType::real},
                                                           {"top_high", columnar::ColumnType::real},
                                                           {"share_mirrored", columnar::ColumnType::real},
                                                           {"own_country_usd", columnar::ColumnType::real},
                                                           {"years_loaded", columnar::ColumnType::int32}};
  return columns;
}

std::vector<columnar::OutputColumn> columns_for(std::size_t methods) {
  auto columns = fixed_columns();
  for (std::size_t m = 0; m < methods; ++m) {
    columns.push_back({fmt::format("verdict_{}", m), columnar::ColumnType::int32});
    columns.push_back({fmt::format("score_{}", m), columnar::ColumnType::real});
    columns.push_back({fmt::format("why_{}", m), columnar::ColumnType::int32});
  }
  return columns;
}

void put(columnar::BatchWriter& batch, std::size_t i, const PositionRow& r, const JudgedImporter& judged) {
  std::size_t c = 0;
  batch.set_text(c++, i, name_of(r.product.nomenclature()));
  batch.set_text(c++, i, r.product.digits());
  batch.set_text(c++, i, r.feed);
  for (const int v : {static_cast<int>(r.top_supplier.value), r.suppliers, r.flagged, r.judged,
                      static_cast<int>(r.shortfall.gap), int{r.shortfall.have}, int{r.shortfall.of}}) {
    batch.values<std::int32_t>(c++)[i] = v;
  }
  for (const bool v : {r.mirrored, r.has_interval}) batch.values<bool>(c++)[i] = v;
  for (const double v :
       {r.imports_usd, r.unidentified_usd, r.hhi, r.top_share, r.exports_usd, r.rank, r.rank_low, r.rank_high,
        r.report_error, r.assumed_error, static_cast<double>(r.shortfall.share), r.unlisted_usd, r.hhi_low, r.hhi_high,
        r.top_low, r.top_high, judged.share_mirrored, judged.own_country_usd}) {
    batch.values<double>(c++)[i] = v;
  }
  batch.values<std::int32_t>(c++)[i] = judged.years_loaded;
  for (std::size_t m = 0; m < r.verdicts.size(); ++m) {
    batch.values<std::int32_t>(c++)[i] = static_cast<std::int32_t>(r.verdicts[m]);
    batch.values<double>(c++)[i] = r.scores[m];
    batch.values<std::int32_t>(c++)[i] = static_cast<std::int32_t>(r.why[m]);
  }
}

std::optional<PositionRow> row_at(const columnar::Batch& b, std::size_t i, std::size_t methods,
                                  JudgedImporter& judged) {
  std::size_t c = 0;
  const auto whole = [&] { return b.values<std::int32_t>(c++)[i]; };
  const auto yes = [&] { return b.values<bool>(c++)[i]; };
  const auto real = [&] { return b.values<double>(c++)[i]; };
  const auto nomenclature = parse_nomenclature(b.text(0, i));
  const auto product = nomenclature ? ProductCode::parse(*nomenclature, b.text(1, i)) : std::nullopt;
  if (!product) return std::nullopt;
  PositionRow r;
  r.product = *product;
  r.feed = std::string{b.text(2, i)};
  c = 3;
  r.top_supplier = AreaCode{static_cast<std::uint16_t>(whole())};
  r.suppliers = whole();
  r.flagged = whole();
  r.judged = whole();
  r.shortfall.gap = static_cast<Gap>(whole());
  r.shortfall.have = static_cast<std::uint16_t>(whole());
  r.shortfall.of = static_cast<std::uint16_t>(whole());
  r.mirrored = yes();
  r.has_interval = yes();
  double shortfall_share = 0.0;
  for (double* v : {&r.imports_usd, &r.unidentified_usd, &r.hhi, &r.top_share, &r.exports_usd, &r.rank, &r.rank_low,
                    &r.rank_high, &r.report_error, &r.assumed_error, &shortfall_share, &r.unlisted_usd, &r.hhi_low,
                    &r.hhi_high, &r.top_low, &r.top_high, &judged.share_mirrored, &judged.own_country_usd}) {
    *v = real();
  }
  r.shortfall.share = static_cast<float>(shortfall_share);
  judged.years_loaded = whole();
  for (std::size_t m = 0; m < methods; ++m) {
    r.verdicts.push_back(static_cast<Verdict>(whole()));
    r.scores.push_back(real());
    r.why.push_back(static_cast<Gap>(whole()));
  }
  return r;
}

void forget_oldest(const std::filesystem::path& folder) {
  // Others may forget at the same time, and the disk may say no at every step: then more is kept than needed.
  std::error_code failed;
  std::vector<std::pair<std::filesystem::file_time_type, std::filesystem::path>> entries;
  for (std::filesystem::directory_iterator entry{folder, failed}, end; !failed && entry != end;
       entry.increment(failed)) {
    std::error_code gone;
    const auto written = entry->last_write_time(gone);
    if (!gone) entries.emplace_back(written, entry->path());
  }
  std::ranges::sort(entries);
  for (std::size_t i = 0; i + kMostEntries < entries.size(); ++i) std::filesystem::remove(entries[i].second, failed);
}

}  // namespace

std::string position_key(const std::vector<lake::Partition>& files, const TradeSelection& selection, AreaCode importer,
                         const std::vector<MethodChoice>& methods, bool rank_intervals) {
  std::string all =
      fmt::format("{}|{}|{}|{}|{}|", build_id(), selection.year, selection.window, importer.value, rank_intervals);
  for (const auto& f : files) all += fmt::format("{},", f.id);
  if (selection.level)
    all += fmt::format("@{}/{}", name_of(selection.level->family), static_cast<int>(selection.level->digits));
  if (selection.group) {
    for (const auto m : selection.group->members) all += fmt::format("+{}", m.value);
  }
  for (const auto& m : methods) {
    all += fmt::format("|{}", m.method->doc.id);
    for (const auto& [name, value] : m.options) all += fmt::format(";{}={}", name, value);
  }
  return digest(all);
}

std::optional<JudgedImporter> PositionCache::find(const std::string& key, std::size_t methods) const {
  const auto file = folder_ / (key + ".parquet");
  std::error_code failed;
  if (!std::filesystem::exists(file, failed)) return std::nullopt;
  auto rows = db_.query("SELECT * FROM read_parquet(" + columnar::sql_file(file) + ")");
  if (!rows || rows->names().size() != columns_for(methods).size()) return std::nullopt;
  JudgedImporter judged;
  while (true) {
    auto batch = rows->next();
    if (!batch) return std::nullopt;
    if (!*batch) return judged;
    for (std::size_t i = 0; i < (*batch)->rows(); ++i) {
      auto row = row_at(**batch, i, methods, judged);
      if (!row) return std::nullopt;
      judged.rows.push_back(std::move(*row));
    }
  }
}

void PositionCache::keep(const std::string& key, const JudgedImporter& judged) {
  if (judged.rows.empty() || build_id().empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  if (failed) return;
  const auto temporary = folder_ / fmt::format("{}.{}.new", key, ::getpid());
  const auto written =
      db_.write_parquet(temporary.string(), columns_for(judged.rows.front().verdicts.size()), judged.rows.size(),
                        [&](columnar::BatchWriter& batch, std::size_t first, std::size_t count) {
                          for (std::size_t i = 0; i < count; ++i) put(batch, i, judged.rows[first + i], judged);
                        });
  if (written) {
    std::filesystem::rename(temporary, folder_ / (key + ".parquet"), failed);
    forget_oldest(folder_);
  } else {
    std::filesystem::remove(temporary, failed);
  }
}

}  // namespace noroshi::holdings
