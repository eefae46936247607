#include "normalize/exchange_rates.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "base/test_source_folder.hpp"

namespace noroshi::normalize {
namespace {

TEST(ExchangeRates, ComeFromTheBundledFileAndTheWorkspaceAddsToThem) {
  const auto own = std::filesystem::temp_directory_path() / ("noroshi_rates_" + std::to_string(::getpid()) + ".toml");
  std::ofstream{own} << "[jpy_per_usd]\n2150 = 99.5\n";
  const auto rates = ExchangeRates::load(test::source_folder() / "data" / "exchange_rates.toml", own);
  ASSERT_TRUE(rates) << rates.error().message.en;
  EXPECT_EQ(rates->jpy_per_usd(2019), 109.01);
  EXPECT_EQ(rates->jpy_per_usd(2150), 99.5);
  EXPECT_EQ(rates->jpy_per_usd(2151), std::nullopt);
  for (const char* wrong : {"2150 = -1.0", "2150 = inf", "2150 = nan", "2150x = 99.5", "x = 99.5"}) {
    std::ofstream{own} << "[jpy_per_usd]\n" << wrong << "\n";
    const auto refused = ExchangeRates::load(test::source_folder() / "data" / "exchange_rates.toml", own);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  }
  std::filesystem::remove(own);
}

}  // namespace
}  // namespace noroshi::normalize
