#include <algorithm>
#include <cmath>
#include <iterator>

#include "one_thread_database.hpp"
#include "scratch_input.hpp"
#include "sources/io/read_io_files.hpp"

// Matrices and lists of hostile bytes in the layouts of the shipped feeds: a table of finite numbers comes out, or an
// error in both languages. The first byte chooses the layout.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  namespace io = sources::io;
  static auto database = fuzz::database();
  static const auto feeds = *io::read_io_feeds(std::filesystem::path{NOROSHI_SOURCE_DIR} / "data" / "io_feeds");
  constexpr std::pair<const char*, const char*> kLayouts[] = {
      {"wiod2016", "WIOT2014_Nov16_ROW.csv"}, {"oecd_icio", "ICIO2023_2020.csv"},
      {"wiod2016_niot", "niot_all.csv"},      {"japan_io", "iotable_13sector_2011.csv"},
      {"china_io", "china_2020_153.csv"},     {"bea_io", "bea_use_domestic.csv"}};
  if (size == 0) return 0;
  const auto& [id, name] = kLayouts[data[0] % std::size(kLayouts)];
  const auto feed = std::find_if(feeds.begin(), feeds.end(), [&](const io::IoFeed& f) { return f.info.id == id; });
  const auto path = fuzz::file("input.csv", {reinterpret_cast<const char*>(data) + 1, size - 1});
  const auto delivery = io::read_io_files(database, *feed, {{name, path}}, 2020);
  if (!delivery) return fuzz::check(delivery.error()), 0;
  for (const auto& table : delivery->tables) {
    fuzz::check(table.size() > 0 && table.intermediate.values.size() == table.size() * table.size());
    for (const double value : table.intermediate.values) fuzz::check(std::isfinite(value));
    for (const double value : table.final_demand.values) fuzz::check(std::isfinite(value));
    for (const double value : table.output) fuzz::check(!std::isnan(value));
  }
  for (const auto& cell : delivery->rejected.rows) fuzz::check(cell.record > 0 && cell.content.size() <= 200);
  return 0;
}
