#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace noroshi::normalize {

// Yearly average exchange rates, for statistics that are published in yen. Shares and concentrations do not depend on
// them; values in USD do. File: data/exchange_rates.toml, extended by exchange_rates.toml in the workspace.
class ExchangeRates {
 public:
  [[nodiscard]] static Result<ExchangeRates> load(const std::filesystem::path& bundled,
                                                  const std::filesystem::path& workspace);
  // Yen for one US dollar; nothing for a year without a rate (the row is then rejected, never guessed).
  [[nodiscard]] std::optional<double> jpy_per_usd(int year) const;

 private:
  std::map<int, double> jpy_per_usd_;
};

}  // namespace noroshi::normalize
