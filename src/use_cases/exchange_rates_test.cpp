#include "use_cases/exchange_rates.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "use_cases/bundled_data.hpp"

namespace noroshi {
namespace {

TEST(ExchangeRates, ComeFromTheBundledFileAndTheWorkspaceAddsToThem) {
  const auto own = std::filesystem::temp_directory_path() / ("noroshi_rates_" + std::to_string(::getpid()) + ".toml");
  std::ofstream{own} << "[jpy_per_usd]\n2150 = 99.5\n";
  const auto rates = ExchangeRates::load(bundled_data() / "exchange_rates.toml", own);
  ASSERT_TRUE(rates) << rates.error().message.en;
  EXPECT_EQ(rates->jpy_per_usd(2019), 109.01);
  EXPECT_EQ(rates->jpy_per_usd(2150), 99.5);
  EXPECT_EQ(rates->jpy_per_usd(2151), std::nullopt);
  std::ofstream{own} << "[jpy_per_usd]\n2150 = -1.0\n";
  EXPECT_EQ(ExchangeRates::load(bundled_data() / "exchange_rates.toml", own).error().code, ErrorCode::invalid_input);
  std::filesystem::remove(own);
}

}  // namespace
}  // namespace noroshi
