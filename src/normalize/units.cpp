#include "normalize/units.hpp"

#include <array>
#include <string>

#include "names/letter_case.hpp"

namespace noroshi::normalize {
namespace {

struct Row {
  std::string_view name;  // lower case, no spaces
  QuantityUnit unit;
  double factor;
};

// Sources: WCO recommendation on standard units of quantity (abbreviations, and the numeric codes that UN Comtrade
// gives them); Japan Customs, statistical schedule and questions 1-4 (unit abbreviations); HM Revenue, US Schedule B
// where the same abbreviation occurs. 1000 kWh and 1000 l are multiples of their base units.
constexpr std::array kUnits{
    Row{"", QuantityUnit::none, 1.0},
    Row{"-", QuantityUnit::none, 1.0},
    Row{"n/a", QuantityUnit::none, 1.0},
    Row{"na", QuantityUnit::none, 1.0},
    Row{"noquantity", QuantityUnit::none, 1.0},
    Row{"1", QuantityUnit::none, 1.0},
    Row{"-1", QuantityUnit::none, 1.0},
    Row{"2", QuantityUnit::square_metres, 1.0},
    Row{"m2", QuantityUnit::square_metres, 1.0},
    Row{"m²", QuantityUnit::square_metres, 1.0},
    Row{"sm", QuantityUnit::square_metres, 1.0},
    Row{"sqm", QuantityUnit::square_metres, 1.0},
    Row{"th.m2", QuantityUnit::square_metres, 1e3},
    Row{"3", QuantityUnit::kilowatt_hours, 1e3},
    Row{"1000kwh", QuantityUnit::kilowatt_hours, 1e3},
    Row{"mwh", QuantityUnit::kilowatt_hours, 1e3},
    Row{"kwh", QuantityUnit::kilowatt_hours, 1.0},
    Row{"4", QuantityUnit::metres, 1.0},
    Row{"m", QuantityUnit::metres, 1.0},
    Row{"mtr", QuantityUnit::metres, 1.0},
    Row{"km", QuantityUnit::metres, 1e3},
    Row{"5", QuantityUnit::items, 1.0},
    Row{"u", QuantityUnit::items, 1.0},
    Row{"no", QuantityUnit::items, 1.0},
    Row{"nos", QuantityUnit::items, 1.0},
    Row{"pcs", QuantityUnit::items, 1.0},
    Row{"st", QuantityUnit::items, 1.0},
    Row{"10", QuantityUnit::items, 1.0},
    Row{"u(jeu/pack)", QuantityUnit::items, 1.0},
    Row{"6", QuantityUnit::pairs, 1.0},
    Row{"2u", QuantityUnit::pairs, 1.0},
    Row{"pr", QuantityUnit::pairs, 1.0},
    Row{"prs", QuantityUnit::pairs, 1.0},
    Row{"7", QuantityUnit::litres, 1.0},
    Row{"l", QuantityUnit::litres, 1.0},
    Row{"ltr", QuantityUnit::litres, 1.0},
    Row{"kl", QuantityUnit::litres, 1e3},
    Row{"1000l", QuantityUnit::litres, 1e3},
    Row{"8", QuantityUnit::kilograms, 1.0},
    Row{"kg", QuantityUnit::kilograms, 1.0},
    Row{"kgs", QuantityUnit::kilograms, 1.0},
    Row{"mt", QuantityUnit::kilograms, 1e3},
    Row{"t", QuantityUnit::kilograms, 1e3},
    Row{"ton", QuantityUnit::kilograms, 1e3},
    Row{"g", QuantityUnit::kilograms, 1e-3},
    Row{"gr", QuantityUnit::kilograms, 1e-3},
    Row{"9", QuantityUnit::thousands, 1.0},
    Row{"1000u", QuantityUnit::thousands, 1.0},
    Row{"th", QuantityUnit::thousands, 1.0},
    Row{"11", QuantityUnit::dozens, 1.0},
    Row{"12u", QuantityUnit::dozens, 1.0},
    Row{"u(doz)", QuantityUnit::dozens, 1.0},
    Row{"dz", QuantityUnit::dozens, 1.0},
    Row{"doz", QuantityUnit::dozens, 1.0},
    Row{"12", QuantityUnit::cubic_metres, 1.0},
    Row{"m3", QuantityUnit::cubic_metres, 1.0},
    Row{"m³", QuantityUnit::cubic_metres, 1.0},
    Row{"cm", QuantityUnit::cubic_metres, 1.0},  // Japan Customs: cubic metre, not centimetre
    Row{"1000m3", QuantityUnit::cubic_metres, 1e3},
    Row{"13", QuantityUnit::carats, 1.0},
    Row{"carat", QuantityUnit::carats, 1.0},
    Row{"ct", QuantityUnit::carats, 1.0},
    Row{"car", QuantityUnit::carats, 1.0},
    Row{"gt", QuantityUnit::other, 1.0},  // Japan Customs: gross tonnage of a ship
    Row{"dt", QuantityUnit::other, 1.0},  // deadweight tonnage
};

std::optional<UnitMeaning> look_up(std::string_view key) {
  for (const Row& row : kUnits) {
    if (row.name == key) return UnitMeaning{row.unit, row.factor};
  }
  return std::nullopt;
}

}  // namespace

std::optional<UnitMeaning> parse_unit(std::string_view text) {
  std::string key;
  for (const char c : text) {
    if (c != ' ' && c != '\n') key += to_lower(c);
  }
  if (const auto found = look_up(key)) return found;
  // "KG (D.W.)", dry weight, is still a weight: what stands in brackets says how it was taken.
  const auto bracket = key.find('(');
  return bracket == std::string::npos || bracket == 0 ? std::nullopt
                                                      : look_up(std::string_view{key}.substr(0, bracket));
}

}  // namespace noroshi::normalize
