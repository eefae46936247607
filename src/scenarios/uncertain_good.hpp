#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/supply_facts.hpp"
#include "propagation/ledger_good.hpp"
#include "scenarios/control.hpp"
#include "scenarios/scenario.hpp"

namespace noroshi::scenarios {

struct OriginFlow {
  std::string origin;   // ISO 3166 alpha-3
  double amount = 0.0;  // of the period, in GoodFlows::unit
};

// What an importer bought of a good and from whom.
struct GoodFlows {
  std::string unit = "kg";  // of mass where every origin has one, else of money
  double days = 365.0;      // of the period
  std::vector<OriginFlow> origins;
  double unidentified = 0.0;         // from nobody in particular: never cut
  std::optional<double> re_exports;  // nothing: unknown, taken as none
};

// Where a division of the facts lies in an input-output table.
struct IndustryPart {
  std::size_t industry = 0;        // row of the industry model
  double share_of_use = 1.0;       // of the division's use; those of a division sum up to 1
  double share_of_industry = 1.0;  // of the industry's output that the division makes
};
struct MappedUse {
  std::string division;  // of GoodUse
  std::vector<IndustryPart> parts;
};
struct IndustryValue {
  std::size_t industry = 0;
  double value_share = 0.0;  // what it pays for the good over its output, were it to use all of it; times its share
};

// Something that is not known exactly. Draws of the same input in the same replicate are the same numbers whatever else
// the scenario holds (measures, other goods), so runs with and without a measure differ by the measure only.
struct LedgerInput {
  std::string id;    // "commercial_stock_days", "CHN.licence_delay.zero_days", "indispensable.26"
  Text name;         // "Commercial stock"
  std::string unit;  // "days", "share"
  Range range;
  std::string source;  // key of the atlas' sources; empty: ours, the scenario's or the catalogue's
  bool ours = false;   // a range that we assume because nobody publishes one
  Text note;           // what was unknown and what stands in its place; what the figure means
};

// A good of which some inputs are ranges: a function from values of the inputs to a ledger.
class UncertainGood {
 public:
  struct Parts {
    std::string id;
    Text name;
    GoodFlows flows;
    SupplyFacts facts;
    std::optional<std::vector<MappedUse>> uses;  // nothing: no table, each use is an industry of its own: 0, 1, ...
    std::vector<IndustryValue> values;           // may be empty
  };
  // Errors: invalid_input when nothing is imported, an amount is negative, a division of `uses` is not in the facts,
  // shares of a division do not sum up to 1; those of check(Scenario).
  [[nodiscard]] static Result<UncertainGood> make(Parts parts, const Scenario& scenario);

  [[nodiscard]] const std::string& id() const { return parts_.id; }
  [[nodiscard]] const std::vector<LedgerInput>& inputs() const { return inputs_; }
  [[nodiscard]] std::size_t industries() const { return industries_; }  // rows that the ledger speaks of, at least

  // Values of all inputs of a replicate: triangular in each range, a function of (seed, good, input, replicate).
  [[nodiscard]] std::vector<double> draw(std::uint64_t seed, std::uint32_t replicate) const;
  // The same from shares u in [0, 1] of the distributions, one per input: for designs of a sensitivity analysis.
  [[nodiscard]] std::vector<double> at(std::span<const double> u) const;
  [[nodiscard]] std::vector<double> likeliest() const;

  [[nodiscard]] propagation::LedgerGood ledger(std::span<const double> values) const;

  // What was unknown and what was put in its place, for the answer; no sentence without a cause.
  [[nodiscard]] const std::vector<Text>& notes() const { return notes_; }

 private:
  friend class UncertainGoodBuilder;

  // A control on an origin of the good; its parameters are inputs from `first_input` on.
  struct BoundShock {
    const Control* control = nullptr;
    ControlWindow window;
    std::string origin;
    std::size_t first_input = 0;
  };
  // A use of the facts: where its share and what cannot do without it stand among the inputs.
  struct BoundUse {
    std::string division;
    std::vector<IndustryPart> parts;  // empty: final demand, or a division that the table does not show
    std::optional<std::size_t> share_input, indispensable_input;  // no share: it is all of the use
    int priority = 0;
  };

  UncertainGood() = default;
  [[nodiscard]] std::vector<propagation::LedgerUser> users(std::span<const double> values) const;
  void add_suppliers(propagation::LedgerGood& good, std::span<const double> values) const;
  void add_measures(propagation::LedgerGood& good, std::span<const double> values) const;

  Parts parts_;
  Scenario scenario_;
  std::vector<LedgerInput> inputs_;  // first those of input_catalog(), in its order
  std::vector<BoundShock> shocks_;
  std::vector<BoundUse> uses_;
  std::optional<std::size_t> thrift_input_, hoarding_input_;
  std::vector<Text> notes_;
  std::size_t industries_ = 0;
};

}  // namespace noroshi::scenarios
