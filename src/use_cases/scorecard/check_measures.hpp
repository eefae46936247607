#pragma once
#include "use_cases/scorecard/published_checks.hpp"

namespace noroshi::use_cases {

// What is measured on loaded trade. Each answers nothing when the data hold no such position or no verdict.
// Shares are in %, counts in items.

[[nodiscard]] Result<std::optional<double>> flagged_items(const TradeQuestion& question);
// Flagged items whose largest supplier is the one asked about.
[[nodiscard]] Result<std::optional<double>> flagged_items_led_by(const TradeQuestion& question);
[[nodiscard]] Result<std::optional<double>> flagged_share(const TradeQuestion& question);  // of items with a verdict
[[nodiscard]] Result<std::optional<double>> supplier_share_of_flagged(const TradeQuestion& question);
[[nodiscard]] Result<std::optional<double>> churn_share(const TradeQuestion& question);  // of a history

[[nodiscard]] Result<std::optional<double>> imports_billion_usd(const TradeQuestion& question);
[[nodiscard]] Result<std::optional<double>> imports_million_usd(const TradeQuestion& question);
[[nodiscard]] Result<std::optional<double>> supplier_count(const TradeQuestion& question);
[[nodiscard]] Result<std::optional<double>> import_hhi(const TradeQuestion& question);
[[nodiscard]] Result<std::optional<double>> supplier_share(const TradeQuestion& question);

// Iran sells half to the United States and half to Brazil; their distances from Iran on the published scale are 10
// and 5.
[[nodiscard]] std::optional<double> mean_distance_of_the_iran_example();

}  // namespace noroshi::use_cases
