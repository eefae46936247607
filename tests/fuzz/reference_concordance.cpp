#include "reference_rows.hpp"
#include "sources/reference_catalog.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
  switch (data[0] % 4) {
    case 0:
      noroshi::fuzz::run(noroshi::sources::concordance_feed(), "any.csv", text);
      break;
    case 1:
      noroshi::fuzz::run(noroshi::sources::concordance_feed(), "any.csv", "HS5_6d,ISIC4_4d,weight\n" + text);
      break;
    case 2:
      noroshi::fuzz::run(noroshi::sources::concordance_feed(), "any.csv",
                         "code.after,code.before,Relationship,adjustment\n" + text);
      break;
    default:
      noroshi::fuzz::run(noroshi::sources::baci_countries_feed(), "any.csv", "country_code,country_iso3\n" + text);
  }
  return 0;
}
