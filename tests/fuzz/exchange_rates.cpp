#include "normalize/exchange_rates.hpp"

#include <cmath>

#include "scratch_input.hpp"

// A workspace's own exchange rates: a positive number of yen for a year, or a refusal with its place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  const auto path = fuzz::file("exchange_rates.toml", {reinterpret_cast<const char*>(data), size});
  const auto rates =
      normalize::ExchangeRates::load(std::filesystem::path{NOROSHI_SOURCE_DIR} / "data" / "exchange_rates.toml", path);
  if (!rates) return fuzz::check(rates.error()), fuzz::check(!rates.error().where.empty()), 0;
  for (int year = 1900; year <= 2200; ++year) {
    const auto rate = rates->jpy_per_usd(year);
    fuzz::check(!rate || (std::isfinite(*rate) && *rate > 0.0));
  }
  return 0;
}
