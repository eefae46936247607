#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "holdings/good_choice.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "lake/workspace.hpp"
#include "model/gap.hpp"

namespace noroshi::holdings {

// What an importer bought of a good in a year from one origin.
struct GoodOrigin {
  AreaCode area;
  double value_usd = 0.0;
  std::optional<double> mass_kg;  // nothing: some of its rows carry no weight
};

// An importer's supply of a good from abroad, as the ledger of critical goods starts from it.
struct GoodSupply {
  std::string code;  // under which it was reported; it may hold other goods too
  GoodCode::Scope scope = GoodCode::Scope::exact;
  int year = 0;
  int months = 12;  // of the year that are there; 12: all
  std::string feed;
  Standing standing = Standing::own;
  std::vector<GoodOrigin> origins;  // identified, largest value first, then by code
  double unidentified_usd = 0.0;    // from nobody in particular
  double exports_usd = 0.0;         // of the importer itself, own goods and re-exports
  bool exports_known = false;       // the importer's exports of the code are loaded
  // Why the origins may not be all there are: months of the year, listed partners, or a printed total that they fall
  // short of. The shares of origins are then those of what is listed.
  Shortfall shortfall;
  std::vector<lake::Partition> used;

  [[nodiscard]] double imports_usd() const;  // identified and unidentified
  // Kilograms where every identified origin has a weight; nothing otherwise.
  [[nodiscard]] std::optional<double> imports_kg() const;
};

// The importer's own imports of one of the good's codes with the lines below it: a whole year before a part of one; the
// best-fitting code, then the newest year, then the code with the largest imports; the most trusted feed of the year.
// Errors: not_found, on the field `good`, when no imports of the good are loaded; those of reading files. Cost: one
// pass over the files of the years that are looked at.
[[nodiscard]] Result<GoodSupply> good_supply(OpenedWorkspace& workspace, const GoodChoice& good,
                                             const ImporterChoice& importer, std::optional<Date> as_of = std::nullopt);

}  // namespace noroshi::holdings
