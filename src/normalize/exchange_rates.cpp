#include "normalize/exchange_rates.hpp"

#include <charconv>

#include "toml/document.hpp"

namespace noroshi::normalize {
namespace {

std::optional<int> year_of(std::string_view digits) {
  int year = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), year).ptr;
  const bool whole = end == digits.data() + digits.size();
  return whole && year >= 1900 && year <= 2200 ? std::optional{year} : std::nullopt;
}

Result<void> add(const std::filesystem::path& file, std::map<int, double>& rates) {
  auto document = toml::Document::read(file, file.string());
  if (!document) return fail(document.error());
  if (const auto years = document->top().table("jpy_per_usd", toml::Presence::optional)) {
    for (const auto& key : years->keys()) {
      const auto year = year_of(key);
      const auto rate = years->number(key);
      if (year && rate && *rate > 0.0) {
        rates[*year] = *rate;
      } else if (rate) {
        years->report(
            key, text("'{}' is no exchange rate. Write `2022 = 131.5`: yen for one US dollar.",
                      "「{}」は為替レートとして読めません。`2022 = 131.5`（1米ドル当たりの円）のように書いてください。",
                      key));
      }
    }
  }
  if (const auto problems = document->finish(); !problems.empty()) return fail(problems.front());
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

}  // namespace noroshi::normalize
