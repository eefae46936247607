#include "lake/area_table.hpp"

#include <array>

namespace noroshi::lake {
namespace {

constexpr std::array<std::string_view, 6> kKinds{"country",       "historical", "group",
                                                 "not_specified", "bunkers",    "special"};

}  // namespace

Result<void> write_area_table(columnar::Database& db, const std::filesystem::path& path, std::span<const Area> areas) {
  const std::vector<columnar::OutputColumn> columns{
      {"area", columnar::ColumnType::int16}, {"iso3", columnar::ColumnType::text}, {"iso2", columnar::ColumnType::text},
      {"kind", columnar::ColumnType::text},  {"en", columnar::ColumnType::text},   {"ja", columnar::ColumnType::text},
      {"zh", columnar::ColumnType::text},    {"ko", columnar::ColumnType::text}};
  return db.write_parquet(path.string(), columns, areas.size(),
                          [&](columnar::BatchWriter& batch, std::size_t first, std::size_t rows) {
                            for (std::size_t r = 0; r < rows; ++r) {
                              const auto& area = areas[first + r];
                              batch.values<std::int16_t>(0)[r] = static_cast<std::int16_t>(area.code.value);
                              batch.set_text(1, r, area.iso3);
                              batch.set_text(2, r, area.iso2);
                              batch.set_text(3, r, kKinds[static_cast<std::size_t>(area.kind)]);
                              std::size_t column = 4;
                              for (const auto* name : {&area.en, &area.ja, &area.zh, &area.ko})
                                batch.set_text(column++, r, *name);
                            }
                          });
}

}  // namespace noroshi::lake
