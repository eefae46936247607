#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sources/feed.hpp"

namespace noroshi::sources::generic {

// How a table of somebody else's making holds trade: a TOML file (data/mappings/README.md is its reference). Each
// property of a flow comes from a column or is constant for the whole file.
struct Mapping {
  FeedInfo info;
  columnar::TableFormat format;

  struct Columns {
    std::string period, month, flow, reporter, partner, product, value, mass, quantity, unit, nomenclature;
  } columns;

  struct Constants {
    std::optional<Period> period;
    std::optional<Flow> flow;
    std::string reporter, partner, product, unit;
    std::optional<Nomenclature> nomenclature;  // nothing: the edition in force in that year
  } constants;

  char decimal = '.', thousands = 0;           // of the numbers in cells; thousands 0: digits stand together
  double value_scale = 1.0, mass_scale = 1.0;  // file's unit -> currency unit, kilogram
  RawTrade::Currency currency = RawTrade::Currency::usd;
  enum class Areas : std::uint8_t { number_or_text, text, japan_customs } areas = Areas::number_or_text;
  std::map<std::string, Flow, std::less<>> flow_words;  // "M" -> import
  std::optional<std::size_t> product_digits;            // exact length of a code; nothing: any even length
};

// Errors: not_found, invalid_input with file:line (no TOML, an unknown key, a property without column or constant).
[[nodiscard]] Result<Mapping> read_mapping(const std::filesystem::path& file);
[[nodiscard]] Result<Mapping> parse_mapping(std::string_view toml, const std::string& where);

}  // namespace noroshi::sources::generic
