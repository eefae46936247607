#include "normalize/exchange_rates.hpp"

#include <charconv>
#include <cmath>

#include "normalize/data_file.hpp"

namespace noroshi {
namespace {

Result<void> add(const std::filesystem::path& file, std::map<int, double>& rates) {
  const auto table = read_toml(file);
  if (!table) return fail(table.error());
  const auto* years = table->get_as<toml::table>("jpy_per_usd");
  if (years == nullptr) return {};
  for (const auto& [key, node] : *years) {
    int year = 0;
    const auto digits = key.str();
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), year).ptr;
    const auto rate = node.value<double>();
    if (end != digits.data() + digits.size() || year < 1900 || year > 2200 || !rate || !(*rate > 0.0) ||
        !std::isfinite(*rate)) {
      return fail(
          ErrorCode::invalid_input,
          text("'{}' is no exchange rate. Write `2022 = 131.5`: yen for one US dollar.",
               "「{}」は為替レートとして読めません。`2022 = 131.5`（1米ドル当たりの円）のように書いてください。",
               digits),
          place_of(file, node));
    }
    rates[year] = *rate;
  }
  return {};
}

}  // namespace

Result<ExchangeRates> ExchangeRates::load(const std::filesystem::path& bundled,
                                          const std::filesystem::path& workspace) {
  ExchangeRates rates;
  if (auto read = add(bundled, rates.jpy_per_usd_); !read) return fail(read.error());
  if (std::filesystem::exists(workspace)) {
    if (auto read = add(workspace, rates.jpy_per_usd_); !read) return fail(read.error());
  }
  return rates;
}

std::optional<double> ExchangeRates::jpy_per_usd(int year) const {
  const auto found = jpy_per_usd_.find(year);
  return found == jpy_per_usd_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace noroshi
