#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/reference_rows.hpp"

namespace noroshi::normalize {

struct CodeValue {
  std::string code;
  double value = 0.0;
  friend bool operator==(const CodeValue&, const CodeValue&) = default;
};

struct Conversion {
  std::vector<CodeValue> values;    // in the target scheme, by code
  std::vector<CodeValue> unmapped;  // what found no target, in the codes it came with
  double value_in = 0.0, value_out = 0.0, value_unmapped = 0.0;

  // |in - out - unmapped| / |in|: rounding only. The share that did not get through is value_unmapped / value_in.
  [[nodiscard]] double conservation_error() const;
};

// Where the weights of a concordance come from, counted by source codes.
struct ConcordanceFacts {
  std::size_t given = 0;              // the source states them
  std::size_t one_to_one = 0;         // a single target needs none
  std::size_t equal_split = 0;        // several targets and no weight: divided equally, for want of anything better
  std::size_t derived = 0;            // composed or inverted from other concordances
  std::size_t rescaled = 0;           // of `given`: the weights did not add up to 1 and were rescaled (within 1 %)
  std::vector<std::string> repaired;  // codes that had lost their leading zero, as they should be
};

// A weighted many-to-many map between two classifications (editions of the Harmonized System, ISIC, BEC, SITC, NAICS,
// sectors of an input-output table). Each code of the source spreads its value over targets with weights w >= 0 that
// add up to 1, or to less where part of it is known to have no target; what is missing is reported, never dropped.
//   convert:  y_t = sum_f x_f w(f,t)
//   compose:  w(f,t) = sum_m w1(f,m) w2(m,t)
//   inverse:  w(t,f) = x_f w(f,t) / sum_g x_g w(g,t); with the x that was converted, inverse(convert(x)) = x exactly.
// Codes are kept as text because schemes differ; a conversion sorts its result by code.
class Concordance {
 public:
  // Rows must share one pair of schemes. Codes of the Harmonized System of odd length get their leading zero back.
  // Errors: invalid_input for no rows, mixed schemes, a negative weight, weights of one code given in part or adding up
  // to something more than 1 % away from 1.
  [[nodiscard]] static Result<Concordance> from_rows(std::span<const ConcordanceRow> rows);

  [[nodiscard]] const std::string& from_scheme() const { return from_scheme_; }
  [[nodiscard]] const std::string& to_scheme() const { return to_scheme_; }
  [[nodiscard]] std::size_t size() const { return from_.size(); }  // source codes
  [[nodiscard]] const ConcordanceFacts& facts() const { return facts_; }
  [[nodiscard]] std::vector<CodeValue> targets_of(std::string_view code) const;           // weights; empty when unknown
  [[nodiscard]] std::span<const std::string> codes_below(std::string_view number) const;  // source codes that begin so

  [[nodiscard]] Conversion convert(std::span<const CodeValue> values) const;
  // Adds those of `codes` that are headings of source codes (850760 of 8507) and none themselves: a heading whose parts
  // all have one and the same target leads there. One whose parts go different ways is not added: nobody says how it
  // divides.
  [[nodiscard]] Concordance with_headings(std::span<const std::string> codes) const;
  // This map, then `next`. Errors: invalid_input when next does not begin where this one ends.
  [[nodiscard]] Result<Concordance> then(const Concordance& next) const;
  // The way back, dividing each target by what each source brought to it; sources without a value count as 0, and a
  // target that nothing reached is divided by the weights alone. Without values every source counts the same.
  [[nodiscard]] Concordance inverse(std::span<const CodeValue> source_values = {}) const;

 private:
  struct Link {
    std::uint32_t target;
    double weight;
  };
  static Concordance assemble(std::string from_scheme, std::string to_scheme,
                              std::vector<std::pair<std::pair<std::string, std::string>, double>> weights);
  [[nodiscard]] std::span<const Link> links_of(std::size_t from) const {
    return {links_.data() + begin_[from], links_.data() + begin_[from + 1]};
  }
  [[nodiscard]] std::size_t find(std::string_view code) const;  // size() when unknown

  std::string from_scheme_, to_scheme_;
  std::vector<std::string> from_, to_;  // sorted
  std::vector<std::uint32_t> begin_;    // from_.size() + 1
  std::vector<Link> links_;             // by source, then target
  ConcordanceFacts facts_;
};

// "10111" of the Harmonized System is 010111 after a spreadsheet took its zero away; a code of even length stays.
[[nodiscard]] std::string with_leading_zero(std::string_view scheme, std::string_view code);

}  // namespace noroshi::normalize
