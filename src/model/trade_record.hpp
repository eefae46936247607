#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/calendar.hpp"
#include "model/area.hpp"
#include "model/product.hpp"

namespace noroshi {

enum class Flow : std::uint8_t { import, export_, re_import, re_export };

// Units of the supplementary quantity, after the World Customs Organization's list.
enum class QuantityUnit : std::uint8_t {
  none,
  kilograms,
  items,
  pairs,
  dozens,
  litres,
  metres,
  square_metres,
  cubic_metres,
  carats,
  kilowatt_hours,
  thousands,
  other,
};
[[nodiscard]] constexpr const char* name_of(QuantityUnit unit) {
  constexpr const char* names[] = {"", "kg", "u", "2u", "12u", "l", "m", "m2", "m3", "carat", "kWh", "1000u", "other"};
  return names[static_cast<std::size_t>(unit)];
}

// What a publisher says about one figure.
enum class Mark : std::uint8_t {
  mass_known = 1,
  quantity_known = 2,
  mass_estimated = 4,
  quantity_estimated = 8,
  value_estimated = 16,  // not reported, imputed by the publisher (BACI's reconciliation is not an estimate)
};

// One trade flow as one party reported it: the row of the lake's `trade` table. For data that are already
// reconciled (BACI) the reporter is the importer and the flow is an import.
// Key: (period, flow, reporter, partner, product). partner = kWorld is the publisher's own total; such rows are
// stored apart (`trade_totals`) and only ever compared, never added.
struct TradeRecord {
  ProductCode product;
  double value_usd = 0.0;  // current USD; imports usually CIF, exports usually FOB
  double mass_kg = 0.0;    // meaningful only with Mark::mass_known
  double quantity = 0.0;   // meaningful only with Mark::quantity_known
  Period period;
  AreaCode reporter, partner;
  Flow flow = Flow::import;
  QuantityUnit unit = QuantityUnit::none;
  std::uint8_t marks = 0;
  std::uint8_t part = 0;     // which of the areas that fold into its reporter and partner, likewise
  std::uint32_t record = 0;  // line of the delivered file, while an import is under way; not stored

  [[nodiscard]] bool has(Mark m) const { return (marks & static_cast<std::uint8_t>(m)) != 0; }
  void set(Mark m) { marks = static_cast<std::uint8_t>(marks | static_cast<std::uint8_t>(m)); }
  [[nodiscard]] std::optional<double> net_mass_kg() const {
    return has(Mark::mass_known) ? std::optional{mass_kg} : std::nullopt;
  }
};

using TradeRecords = std::vector<TradeRecord>;

}  // namespace noroshi
