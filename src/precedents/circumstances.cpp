#include "precedents/circumstances.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "names/letter_case.hpp"

namespace noroshi::precedents {
namespace {

template <class T>
struct Words {
  T means;
  std::vector<std::string_view> words;
};

// The first list that has a word of the title decides: a chicken ban is an act, whatever a chicken is.
const std::vector<Words<Shock>>& shock_words() {
  static const std::vector<Words<Shock>> all{
      {Shock::act_of_state,
       {"ban",         "bans",         "embargo", "embargoes", "sanction", "sanctions",       "licence", "licences",
        "license",     "licensing",    "quota",   "quotas",    "control",  "controls",        "curb",    "curbs",
        "restriction", "restrictions", "tariff",  "tariffs",   "boycott",  "nationalisation", "seizure"}},
      {Shock::route,
       {"suez", "panama", "hormuz", "malacca", "bosporus", "canal", "strait", "sea", "bridge", "blockage", "blockade",
        "port", "rhine", "mississippi", "railway", "pipeline"}},
      {Shock::conflict, {"war", "invasion", "ukraine", "conflict", "coup", "rebels"}},
      {Shock::market, {"squeeze", "lme", "demand", "hoarding", "bankruptcy", "insolvency"}},
      {Shock::accident, {"fire",      "quake",     "earthquake",    "earthquakes", "flood",      "floods",  "flooding",
                         "hurricane", "typhoon",   "tsunami",       "storm",       "freeze",     "drought", "eruption",
                         "volcano",   "explosion", "blast",         "lockdown",    "lockdowns",  "covid",   "epidemic",
                         "pandemic",  "outbreak",  "blackout",      "outage",      "leak",       "recall",  "strike",
                         "landslide", "accident",  "contamination", "ransomware",  "cyberattack"}}};
  return all;
}

const std::vector<Words<GoodTier>>& tier_words() {
  static const std::vector<Words<GoodTier>> all{
      {GoodTier::consumable,
       {"wheat",   "grain",   "rice",     "maize",    "corn",      "palm",       "sunflower",   "soybeans",
        "sugar",   "chicken", "beef",     "pork",     "formula",   "food",       "saline",      "iv",
        "fluids",  "drug",    "drugs",    "medicine", "medicines", "antibiotic", "antibiotics", "cefazolin",
        "heparin", "vaccine", "vaccines", "mask",     "masks",     "gloves",     "fertiliser",  "fertilizer"}},
      {GoodTier::part,
       {"car",       "cars",       "vehicle",   "vehicles",   "auto",          "automotive",     "truck",  "trucks",
        "aircraft",  "harness",    "chip",      "chips",      "semiconductor", "semiconductors", "fab",    "fabs",
        "packaging", "sensor",     "sensors",   "valve",      "valves",        "disk",           "disks",  "drives",
        "substrate", "substrates", "gearbox",   "gearboxes",  "airbag",        "airbags",        "seat",   "seats",
        "tyre",      "tyres",      "battery",   "batteries",  "display",       "displays",       "part",   "parts",
        "component", "components", "capacitor", "capacitors", "bearing",       "bearings",       "engine", "engines"}},
      {GoodTier::raw_material,
       {"ore",      "earth",   "earths",    "nickel",    "cobalt",    "lithium",   "graphite",  "antimony",
        "tungsten", "gallium", "ga",        "germanium", "ge",        "magnesium", "aluminium", "aluminum",
        "bauxite",  "alumina", "titanium",  "palladium", "platinum",  "manganese", "tin",       "copper",
        "zinc",     "quartz",  "phosphate", "potash",    "fluorspar", "helium",    "neon",      "rubber"}},
      {GoodTier::material,
       {"resin",   "resins", "pigment",        "peroxide",    "photoresist", "resist",   "hf",      "fluoride",
        "urea",    "adblue", "petrochemicals", "chemicals",   "film",        "foam",     "glass",   "magnet",
        "magnets", "wafer",  "wafers",         "polysilicon", "steel",       "plastics", "solvent", "polymer",
        "ammonia", "nylon",  "yarn",           "pulp",        "cement"}},
      {GoodTier::energy,
       {"oil", "crude", "gas", "lng", "lpg", "coal", "naphtha", "diesel", "petrol", "gasoline", "power", "electricity",
        "uranium"}}};
  return all;
}

std::set<std::string> words_of(std::string_view title) {
  std::set<std::string> words;
  std::string word;
  for (const char c : to_lower(title) + " ") {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word.push_back(c);
    } else if (!word.empty()) {
      words.insert(std::exchange(word, {}));
    }
  }
  return words;
}

template <class T>
std::optional<T> first_named(const std::vector<Words<T>>& lists, const std::set<std::string>& title) {
  for (const auto& list : lists) {
    if (std::ranges::any_of(list.words, [&](std::string_view w) { return title.contains(std::string{w}); })) {
      return list.means;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> days_until_empty(const Circumstances& known) {
  if (!known.stock_days) return std::nullopt;
  return known.transit_days.value_or(0.0) + *known.stock_days / known.share_cut.value_or(1.0);
}

Circumstances circumstances_of_title(std::string_view title) {
  const auto words = words_of(title);
  return {.shock = first_named(shock_words(), words), .tier = first_named(tier_words(), words)};
}

StaticText name_of(Shock shock) {
  constexpr std::array<StaticText, kShocks> names{{{"act of a state", "国家の措置"},
                                                   {"accident or disaster", "事故・災害"},
                                                   {"route", "輸送路"},
                                                   {"conflict", "紛争"},
                                                   {"market", "市場"}}};
  return names[static_cast<std::size_t>(shock)];
}

StaticText name_of(Reach reach) {
  constexpr std::array<StaticText, kReaches> names{
      {{"same country", "国内"}, {"neighbour", "近隣国"}, {"deep sea", "遠洋"}}};
  return names[static_cast<std::size_t>(reach)];
}

StaticText name_of(GoodTier tier) {
  constexpr std::array<StaticText, kTiers> names{{{"part", "部品"},
                                                  {"material", "素材"},
                                                  {"raw material", "原料"},
                                                  {"energy", "エネルギー"},
                                                  {"consumable", "消費財"},
                                                  {"equipment", "設備"}}};
  return names[static_cast<std::size_t>(tier)];
}

}  // namespace noroshi::precedents
