#include "interfaces/wire/parquet_table.hpp"

#include "columnar/report_file.hpp"

namespace noroshi::wire {

Result<void> write_parquet(const ReportTable& table, Language language, const std::filesystem::path& file) {
  auto database = columnar::Database::open();
  if (!database) return fail(database.error());
  return columnar::write_report(*database, table, language, file);
}

}  // namespace noroshi::wire
