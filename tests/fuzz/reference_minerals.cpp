#include "reference_rows.hpp"
#include "sources/reference_catalog.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
  switch (data[0] % 5) {
    case 0:
      noroshi::fuzz::run(noroshi::sources::usgs_mcs_feed(), "x.csv", "Statistics_detail\n" + text);
      break;
    case 1:
      noroshi::fuzz::run(noroshi::sources::usgs_mcs_feed(), "x.csv", "COMMODITY," + text);
      break;
    case 2:
      noroshi::fuzz::run(noroshi::sources::usgs_mcs_feed(), "x.csv",
                         "COMMODITY,PROD_2023,PROD_EST_ 2024,RESERVES_2024\n" + text);
      break;
    case 3:
      noroshi::fuzz::run(noroshi::sources::bgs_minerals_feed(), "x.csv", "bgs_commodity_trans\n" + text);
      break;
    default:
      noroshi::fuzz::run(noroshi::sources::eu_crm_feed(), "fact_GlobalSupplyShares.csv",
                         "Material,Stage,Share\n" + text);
  }
  return 0;
}
