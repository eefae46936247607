#pragma once
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/gap.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/trade_cube_builder.hpp"
#include "normalize/usual_values.hpp"

namespace noroshi::holdings {

// Exporters of a product whose lists of destinations are whole, taken together.
struct WholeExporters {
  double carried = 0.0;  // their share in the product's exports, as importers' reports of these years name them
  std::vector<normalize::UsualValues::AreaValue> sold;  // by destination
};

// A set of areas, by code.
class AreaSet {
 public:
  void add(AreaCode area) { in_[area.index()] = 1; }
  [[nodiscard]] bool has(AreaCode area) const { return in_[area.index()] != 0; }

 private:
  std::vector<char> in_ = std::vector<char>(kAreaCodes, 0);
};

// What the reports of a year stand for, by value. `reports` are the importers with a report of the product that lacks
// nothing; those that show all products report on every one.
class WorldHeld {
 public:
  // `earlier`: imports by importers' own reports of earlier years; outlives this.
  WorldHeld(const normalize::AreaCatalog& areas, const normalize::UsualValues& earlier)
      : areas_{areas}, earlier_{earlier} {}

  AreaSet shows_all;  // importers that filed the whole year with all products of the level
  std::unordered_map<ProductCode, WholeExporters> exporters;

  // Share of the usual imports of a product, of the world or of some areas, that is reported: HeldShares.
  [[nodiscard]] double share(ProductCode product, const AreaSet& reports) const;
  [[nodiscard]] double share(ProductCode product, const AreaSet& reports, std::span<const AreaCode> among) const;

  // Why a group's position is not its members' imports: members that carry more than 5 % of what the group usually buys
  // of the product did not file, or what they filed lacks something (`gap_of_members`, of the largest such member).
  [[nodiscard]] Shortfall members(ProductCode product, const normalize::ImporterGroup& group, const AreaSet& filed,
                                  const AreaSet& whole, const Shortfall& gap_of_members) const;

  // Identified areas whose absent positions are not known to be no trade, and groups of which that is true; sorted.
  [[nodiscard]] std::vector<AreaCode> partial_importers(std::span<const normalize::ImporterGroup> groups) const;
  // products_listed unless importers of most of the world's trade in all goods show all products.
  [[nodiscard]] Gap comparison_gap() const;

 private:
  using Values = std::vector<normalize::UsualValues::AreaValue>;
  template <class Among>
  [[nodiscard]] double share_among(ProductCode product, const AreaSet& reports, double general, Among among) const;
  [[nodiscard]] double general(const AreaSet& reports, std::span<const AreaCode> among) const;
  [[nodiscard]] double general(const AreaSet& reports) const;  // of the world

  const normalize::AreaCatalog& areas_;
  const normalize::UsualValues& earlier_;
};

}  // namespace noroshi::holdings
