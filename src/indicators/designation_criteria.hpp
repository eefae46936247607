#pragma once
#include <array>
#include <cstdint>
#include <optional>

#include "base/text.hpp"
#include "model/trade_cube.hpp"

namespace noroshi::indicators {

// not_shown: what this measure looks at does not show it. It does not follow that the criterion is not met, because the
// measure looks at import concentration only. not_met is said by recorded evidence alone.
enum class CriterionStatus : std::uint8_t { met, not_met, not_shown, unknown };

struct CriterionFinding {
  CriterionStatus status = CriterionStatus::unknown;
  StaticText criterion;
  Text reason;
};

// What is known about a criterion that trade figures cannot decide: the answer, and where it comes from.
struct CriterionEvidence {
  bool met = false;
  Text reason;
};

struct DesignationEvidence {
  std::optional<CriterionEvidence> essential;        // (i)
  std::optional<CriterionEvidence> risk_of_cut_off;  // (iii)
  std::optional<CriterionEvidence> measures_needed;  // (iv)
};

struct DesignationOptions {
  double top_share = 0.5;     // (ii) from this share of one country on ...
  double hhi = 0.5;           // ... or this concentration; both as in the official lists (Cabinet Office, METI)
  double min_coverage = 0.5;  // exports are known from this share of reported trade on, as for the methods
};

struct DesignationFindings {
  std::array<CriterionFinding, 4> criteria;  // (i) to (iv)

  // All four are required: not met as soon as one is not met; else not shown where one is not shown, unknown while one
  // is unknown.
  [[nodiscard]] CriterionStatus overall() const;
};

// Where a product stands against the four criteria for specified critical products of Japan's Economic Security
// Promotion Act (basic policy, Cabinet decision of 2022-09-30): (i) essential for survival or widely relied upon,
// (ii) excessive dependence on outside, or a risk of it, (iii) supply may be cut by acts from outside, (iv) measures
// for stable supply are particularly necessary. Only (ii) is measured here, from imports; domestic production is not in
// trade data, so a concentrated product that the importer sells more of than it buys is unknown, not met; and so is one
// whose exports are not known, because too few of those who might buy it report, and one whose suppliers are not known
// well enough to say that its imports are concentrated or that they are not. Imports that are not concentrated are
// "not shown by this measure".
// A reading aid for analysts, not a designation.
[[nodiscard]] DesignationFindings designation_criteria(const TradeYear& year, std::size_t position,
                                                       const DesignationEvidence& evidence,
                                                       const DesignationOptions& options = {});

}  // namespace noroshi::indicators
