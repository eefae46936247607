#pragma once
#include <optional>
#include <string>
#include <vector>

#include "holdings/good_choice.hpp"
#include "holdings/good_supply.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/io_table.hpp"
#include "normalize/industry_scheme.hpp"
#include "scenarios/scenario.hpp"
#include "scenarios/uncertain_good.hpp"
#include "use_cases/simulate/simulate.hpp"

namespace noroshi::use_cases {

// A good that the scenario keeps back, with all that is known of it.
struct KeptBackGood {
  holdings::GoodChoice choice;
  holdings::GoodSupply supply;
  scenarios::UncertainGood uncertain;
  std::vector<Text> notes;        // what the mapping to industries assumes
  bool industries_known = false;  // some industry of the table is known to use it
};

// The table that carries losses, and which of its industries are the importer's.
struct IndustryGround {
  std::string id;
  IoTable table;
  std::optional<normalize::IndustryScheme> scheme;
  std::vector<std::size_t> home;     // industries of the importer, in the order of the table
  std::vector<std::string> regions;  // their regions
};

struct SimulationQuestion {
  scenarios::Scenario scenario;
  holdings::ImporterChoice importer;
  std::vector<KeptBackGood> goods;
  std::optional<IndustryGround> ground;
  std::vector<Text> notes;  // why there is no table, what was put in place of what

  // Whether a good's use by an industry is known, or a sector itself is hit: else a loss of zero would only say that
  // nobody knows who uses it.
  [[nodiscard]] bool reaches_industries() const;
};

// Everything that a simulation needs, looked up. Errors: see kSimulate.
[[nodiscard]] Result<SimulationQuestion> ask(holdings::OpenedWorkspace& workspace, const SimulateRequest& request);

// The scenario of a file, or that of the fields.
[[nodiscard]] Result<scenarios::Scenario> scenario_of(holdings::OpenedWorkspace& workspace,
                                                      const SimulateRequest& request);
// "zero_days=20..60" or "leakage=0.1"; a middle may stand between: "zero_days=20..35..60".
[[nodiscard]] Result<std::pair<std::string, Range>> parameter_of(const std::string& words);

// The table and the importer's industries in it. Errors: not_found (the table; a table without the importer).
[[nodiscard]] Result<IndustryGround> ground_of(holdings::OpenedWorkspace& workspace, const SimulateRequest& request,
                                               const std::string& table, const holdings::ImporterChoice& importer);

// Where the divisions that use a good lie among the importer's industries. A division that a sector shares with others
// makes an equal part of it unless the table says more (a note says so).
struct GoodInTable {
  std::vector<scenarios::MappedUse> uses;
  std::vector<scenarios::IndustryValue> values;
  std::vector<Text> notes;
};
[[nodiscard]] GoodInTable place_in(const IndustryGround& ground, const SupplyFacts& facts, double imports_usd);

}  // namespace noroshi::use_cases
