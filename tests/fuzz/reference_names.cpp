#include "reference_rows.hpp"
#include "sources/reference_catalog.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  switch (data[0] % 4) {
    case 0:
      noroshi::fuzz::run(noroshi::sources::hs_nomenclature_feed(), "H6.csv", "code,description\n" + std::string{text});
      break;
    case 1:
      noroshi::fuzz::run(noroshi::sources::hs_nomenclature_feed(), "list.csv", text);
      break;
    case 2:
      noroshi::fuzz::run(noroshi::sources::japan_tariff_feed(), "tariff_2026_07_09.csv", text);
      break;
    default:
      noroshi::fuzz::run(noroshi::sources::japan_import_laws_feed(), "tariff_2026_07_09.csv", text);
  }
  return 0;
}
