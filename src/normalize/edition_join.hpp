#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "model/trade_record.hpp"
#include "normalize/concordance.hpp"

namespace noroshi::normalize {

// What two editions of the Harmonized System make of one number, by a concordance between them.
class EditionTable {
 public:
  enum class Meaning : std::uint8_t { same, changed, not_known };

  explicit EditionTable(Concordance map) : forwards_{std::move(map)}, backwards_{forwards_.inverse()} {}

  // same: all parts of the number (two to six digits) in one edition lead to parts of the same number in the other, and
  // back. changed: some part comes from or goes to another number. not_known: the table has no such number.
  [[nodiscard]] Meaning of(std::string_view digits) const;

 private:
  Concordance forwards_, backwards_;
};
// By pair of editions, the older one first.
using EditionTables = std::map<std::pair<Nomenclature, Nomenclature>, EditionTable>;

// Rows of one product in the stored trade of a year.
struct ProductHolding {
  ProductCode product;
  std::uint64_t rows = 0;
  double value_usd = 0.0;
};

struct EditionJoinFacts {
  std::uint64_t rows = 0, rows_joined = 0, rows_apart = 0;  // all; under another edition's number; kept apart
  double value_usd = 0.0, value_joined = 0.0, value_apart = 0.0;
  std::size_t numbers_joined = 0, numbers_apart = 0;
  std::set<std::pair<Nomenclature, Nomenclature>> joined;         // (reported in, joined with)
  std::set<std::pair<Nomenclature, Nomenclature>> without_table;  // of `joined`: no concordance was asked
};

// Makes one product of the reports that some countries file in one edition of the Harmonized System and others in
// another, within a year. Rule: codes of two to six digits with the same number are one product, in the edition in
// force in the year (else the newest that somebody used), unless a concordance says that the number changed its meaning
// between the editions (EditionTable::Meaning::changed); then each meaning stays a product of its own. Codes beyond six
// digits are national and stay apart. Without a concordance numbers are believed: of the six-digit codes, most keep
// their content from one edition to the next.
class EditionJoin {
 public:
  EditionJoin() = default;  // joins nothing
  EditionJoin(std::span<const ProductHolding> holdings, int year, const EditionTables& tables);

  // The product as which a reported code counts.
  [[nodiscard]] ProductCode target(ProductCode reported) const;
  [[nodiscard]] const EditionJoinFacts& facts() const { return facts_; }

  // The importers whose imports of a (joined) product were reported in another edition than the product's.
  using ReportedEditions = std::map<std::pair<ProductCode, AreaCode>, Nomenclature>;
  // Renames records of one year. Where a reporter files a number of one flow and period in several editions, only the
  // rows of the edition that comes first (in force, then newest) are kept, so that nothing counts twice. Cost O(n).
  ReportedEditions apply(TradeRecords& records) const;

 private:
  void take(ProductCode product, const ProductHolding& holding, std::span<const ProductCode> meanings,
            const EditionTables& tables);
  void keep_one_edition_per_reporter(TradeRecords& records) const;

  Nomenclature in_force_ = Nomenclature::hs22;
  std::unordered_map<ProductCode, ProductCode> target_;  // only those that are renamed
  EditionJoinFacts facts_;
};

// The pairs of editions (older first) in which some number of a year stands side by side: the tables a join would ask.
[[nodiscard]] std::set<std::pair<Nomenclature, Nomenclature>> editions_side_by_side(
    std::span<const ProductHolding> holdings);

}  // namespace noroshi::normalize
