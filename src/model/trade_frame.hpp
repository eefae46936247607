#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/trade_record.hpp"

namespace noroshi {

// How much of one dimension a delivery holds. not_said: neither its publisher nor its user says so; then only a printed
// total shows that the list is whole.
enum class Extent : std::uint8_t { not_said, listed, all };
[[nodiscard]] std::string_view name_of(Extent extent);  // "not_said", "listed", "all"
[[nodiscard]] std::optional<Extent> parse_extent(std::string_view name);

// What a feed, a mapping ([frame]) or the user of an import says that a delivery holds. Months need no word: the rows
// show which there are.
struct DeclaredFrame {
  Extent partners = Extent::not_said;      // of an importer's report of one product
  Extent destinations = Extent::not_said;  // of an exporter's report of one product
  Extent products = Extent::not_said;      // of a reporter's report: all codes of one level of one nomenclature
  Extent reporters = Extent::not_said;     // all that filed for the products it holds

  friend bool operator==(const DeclaredFrame&, const DeclaredFrame&) = default;
};
// "partners=all destinations=listed products=all reporters=not_said": in the register.
[[nodiscard]] std::string name_of(const DeclaredFrame& frame);
[[nodiscard]] std::optional<DeclaredFrame> parse_frame(std::string_view words);

// What the stored trade of one feed holds of one reporter's imports or exports in a period, at one level (digits) of
// one nomenclature: a row of the lake's table `frames`. Written with every import, over all stored rows of the year.
struct TradeFrame {
  Period period;  // a month, or the year where the reporter filed it whole
  Flow flow = Flow::import;
  AreaCode reporter;
  Nomenclature nomenclature = Nomenclature::hs22;
  std::uint8_t digits = 6;
  Extent partners = Extent::not_said;  // import: partners, export: destinations; the weakest of the deliveries within
  Extent products = Extent::not_said;
  Extent reporters = Extent::not_said;
  std::uint32_t product_count = 0, rows = 0;
  double value_usd = 0.0;               // of all partners held
  std::uint32_t products_totalled = 0;  // products with a printed World total
  double totals_usd = 0.0;              // sum of these totals
  double short_usd = 0.0;               // sum over them of max(0, total - partners)
};

}  // namespace noroshi
