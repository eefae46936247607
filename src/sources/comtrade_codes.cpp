#include "sources/comtrade_codes.hpp"

#include <array>

namespace noroshi::sources {

std::string_view comtrade_unit(std::int64_t code) {
  constexpr std::array<std::string_view, 14> kUnits{"",  "",   "m2",    "1000 kWh", "m",   "u",  "2u",
                                                    "l", "kg", "1000u", "packages", "12u", "m3", "carat"};
  return code >= 0 && code < static_cast<std::int64_t>(kUnits.size()) ? kUnits[static_cast<std::size_t>(code)] : "";
}

bool is_comtrade_aggregate(std::string_view commodity) {
  return commodity == "TOTAL" || commodity == "ALL" || commodity.starts_with("AG");
}

void mark_comtrade_estimates(std::int64_t flag, RawTrade& trade) {
  const auto mark = [&](bool set, Mark m) {
    if (set) trade.marks = static_cast<std::uint8_t>(trade.marks | static_cast<std::uint8_t>(m));
  };
  mark(trade.mass_kg && (flag == 4 || flag == 6), Mark::mass_estimated);
  mark(trade.quantity && (flag == 2 || flag == 6), Mark::quantity_estimated);
}

}  // namespace noroshi::sources
