#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/range.hpp"

namespace noroshi {

// What the ledger of a critical good needs to know beyond trade (docs/supply_facts.md): published figures
// with their source, or a range that the atlas marks as its own. What nobody knows is absent.

// Where in the chain a good stands: the days from a cut to the first stop follow it.
enum class GoodTier : std::uint8_t {
  part,          // goes into a product as it is
  material,      // is behind the part
  raw_material,  // is behind the material
  energy,        // fuel or feedstock that is burnt or cracked as it arrives
  consumable,    // used up by people or machines: medicine, food, maintenance
  equipment,     // makes things; an installed stock works on
};

struct SourcedRange {
  Range value;
  std::string unit;     // "days", "share"
  std::string source;   // key of the atlas' sources; of a range of ours: what it leans on, if anything
  int year = 0;         // that the figure is about; 0 of a range of ours
  std::string country;  // whom it speaks of, ISO 3166 alpha-3 or "EU": not Japan is a proxy; empty: the world
  bool ours = false;    // a range that we assume (the note says why), not a published one
  Text note = {};       // what it means, or why we assume it
};

// One use of the good: by the industries of an ISIC Rev.4 division, or by final demand (division empty). A division has
// one use.
struct GoodUse {
  std::string division;  // "26"
  Text application;      // "compound semiconductors"
  SourcedRange share;    // of the good's use; the shares of a good need not sum to 1: the rest is unknown
  std::optional<SourcedRange> indispensable;  // share of the division's output that cannot be made without it
};

struct SupplyFacts {
  GoodTier tier = GoodTier::material;
  std::optional<SourcedRange> pipeline_days;  // from the cut to the first stop downstream
  std::vector<GoodUse> uses;
  std::optional<SourcedRange> commercial_stock_days;  // held by makers, traders and users at home
  std::optional<SourcedRange> strategic_stock_days;   // held by or for the state: moves only by a measure
  std::optional<SourcedRange> home_share;      // made at home, of supply, recycled apart; raw material may be imported
  std::optional<SourcedRange> recycled_share;  // of supply that comes back at home
  std::optional<SourcedRange> substitutable_share;  // of the need that can be done without, in the end
  std::optional<SourcedRange> substitution_days;    // until it is
  std::optional<SourcedRange> other_origins_share;  // of a lost flow that others can add
  std::optional<SourcedRange> other_origins_days;   // until they ship
  std::optional<SourcedRange> transit_days;         // from shipment abroad to use at home
};

}  // namespace noroshi
