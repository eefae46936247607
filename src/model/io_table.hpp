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
// "capital_formation", "inventories", "exports" (of a national table), "imports" (of one that counts them off,
// negative).
struct FinalUser {
  std::string region, category;
  friend auto operator<=>(const FinalUser&, const FinalUser&) = default;
};

struct IoTable {
  std::string feed;                    // "wiod2013"
  std::string part;                    // which table of the feed, where it has several a year: "JPN"; else empty
  int year = 0;                        // what the flows are about
  std::string unit;                    // "million USD"
  std::vector<Industry> industries;    // N rows and columns; order of the publisher
  std::vector<FinalUser> final_users;  // M columns
  numerics::DenseMatrix intermediate;  // N x N
  numerics::DenseMatrix final_demand;  // N x M
  std::vector<double> output;          // N, gross output; empty: the publisher prints none
  std::vector<double> value_added;     // N, of the column; empty: the publisher prints none
  // N, what else stands in the column, so that output = intermediate inputs (of home and imported) + other inputs +
  // value added: taxes less subsidies on products, transport margins, adjustments. Empty: the publisher prints none.
  std::vector<double> other_inputs;
  // Of a national table whose imports stand apart: imported[i][j] is what industry j buys of product i from abroad
  // (N x (N + M)); empty otherwise.
  numerics::DenseMatrix imported;
  std::vector<std::string> names;  // N, what the publisher calls each industry in words; empty: codes only
  std::vector<Provenance> provenance;

  // "wiod2013:2011", "wiod2016_niot:JPN:2014": what a user asks for.
  [[nodiscard]] std::string id() const {
    return part.empty() ? feed + ":" + std::to_string(year) : feed + ":" + part + ":" + std::to_string(year);
  }
  [[nodiscard]] std::size_t size() const { return industries.size(); }
};

}  // namespace noroshi
