#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/provenance.hpp"
#include "numerics/dense_matrix.hpp"

namespace noroshi {

// An input-output table as its publisher prints it: who delivers how much to whom in a year. One region makes it a
// national table, several a world table (MRIO).
//
//   row i, column j of `intermediate`: what industry i sold to industry j;
//   row i, column k of `final_demand`: what industry i sold to final user k; a row of both sums to output[i].
//
// Money of a year in `unit`. What the publisher leaves out is empty, never zero: a table without output or value added
// says so, and the network that is built of it says what it put in its place.

// A sector of a region. Codes are the table's own ("JPN", "c14"); ISO 3166 alpha-3 where the publisher uses it.
struct Industry {
  std::string region, sector;
  friend auto operator<=>(const Industry&, const Industry&) = default;
};

// What a region does with goods that it does not use up in making others: "households", "government",
// "capital formation", "inventories", "exports" (of a national table).
struct FinalUser {
  std::string region, category;
  friend auto operator<=>(const FinalUser&, const FinalUser&) = default;
};

struct IoTable {
  std::string feed;                    // "wiod2013"
  int year = 0;                        // what the flows are about
  std::string unit;                    // "million USD"
  std::vector<Industry> industries;    // N rows and columns; order of the publisher
  std::vector<FinalUser> final_users;  // M columns
  numerics::DenseMatrix intermediate;  // N x N
  numerics::DenseMatrix final_demand;  // N x M
  std::vector<double> output;          // N, gross output; empty: the publisher prints none
  std::vector<double> value_added;     // N, of the column; empty: the publisher prints none
  // Of a national table whose imports stand apart: imported[i][j] is what industry j buys of product i from abroad
  // (N x (N + M)); empty otherwise.
  numerics::DenseMatrix imported;
  std::vector<Provenance> provenance;

  [[nodiscard]] std::size_t size() const { return industries.size(); }
};

}  // namespace noroshi
