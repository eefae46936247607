#include <cmath>

#include "columnar/table_reader.hpp"
#include "one_thread_database.hpp"
#include "scratch_input.hpp"

// CSV, JSON and Parquet of hostile bytes: rows come out in order, rejected ones have their place, nothing else happens.
// The first byte chooses the options.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  static auto database = fuzz::database();
  if (size == 0) return 0;
  columnar::TableFormat format;
  format.delimiter = (data[0] & 1) != 0 ? '\0' : ',';
  format.has_header = (data[0] & 2) == 0;
  format.skip_rows = (data[0] & 4) != 0 ? 1 : 0;
  if ((data[0] & 8) != 0) format.nulls = {"NA"};
  if ((data[0] & 16) != 0) format.json_records = "data";
  const std::vector<columnar::FieldSpec> fields{{"t", columnar::FieldKind::integer},
                                                {"name", columnar::FieldKind::text, false, {"n'a\"me"}},
                                                {"v", columnar::FieldKind::real, false}};
  const auto path = fuzz::file("input.csv", {reinterpret_cast<const char*>(data) + 1, size - 1});
  auto reader = columnar::TableReader::open(database, path, fields, format);
  if (!reader) return fuzz::check(reader.error()), 0;
  std::uint64_t rows = 0, last = 0;
  while (true) {
    auto batch = reader->next();
    if (!batch) return fuzz::check(batch.error()), 0;
    if (!*batch) break;
    for (std::size_t r = 0; r < (*batch)->rows(); ++r, ++rows) {
      fuzz::check((*batch)->record(r) > last);
      last = (*batch)->record(r);
      if (const auto text = (*batch)->text(1, r)) fuzz::check(!text->empty());
      if (const auto v = (*batch)->real(2, r)) fuzz::check(std::isfinite(*v));
      static_cast<void>((*batch)->integer(0, r));
    }
  }
  fuzz::check(rows == reader->rows_read() && reader->line(last) >= last);
  std::uint64_t before = 0;
  for (const auto& row : reader->rejected()) {
    fuzz::check(row.record > before && row.content.size() <= 200);
    before = row.record;
  }
  return 0;
}
