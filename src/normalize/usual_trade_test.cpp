#include "normalize/usual_trade.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <numeric>
#include <stdexcept>

#include "base/test_source_folder.hpp"

namespace noroshi::normalize {
namespace {

const AreaCatalog& catalog() {
  static const auto loaded = AreaCatalog::load(AreaCatalogFiles::in(test::source_folder() / "data"));
  if (!loaded) throw std::runtime_error(loaded.error().message.en);
  return *loaded;
}

Result<std::vector<double>> read(const std::string& toml) {
  const auto file = std::filesystem::temp_directory_path() / fmt::format("noroshi_usual_trade_{}.toml", ::getpid());
  std::ofstream{file} << toml;
  return read_usual_trade(file, catalog());
}

TEST(UsualTrade, OfTheWorldsImportsAddsUpToOneAndLeavesNoCountryOut) {
  double sum = 0.0;
  for (const auto& area : catalog().all()) {
    const double share = catalog().usual_import_share(area.code);
    EXPECT_EQ(share > 0.0, area.kind == AreaKind::country) << area.en;
    sum += share;
  }
  EXPECT_NEAR(sum, 1.0, 1e-12);
  EXPECT_DOUBLE_EQ(catalog().usual_import_share(*catalog().find("JPN")), 0.035);
}

TEST(UsualTrade, SpreadsWhatIsNotListedEvenly) {
  const auto shares = read("[percent]\nJPN = 40\nUSA = 20\n");
  ASSERT_TRUE(shares);
  const auto of = [&](const char* iso3) { return (*shares)[catalog().find(iso3)->index()]; };
  EXPECT_DOUBLE_EQ(of("JPN"), 0.4);
  EXPECT_DOUBLE_EQ(of("FRA"), of("TUV"));
  EXPECT_NEAR(std::accumulate(shares->begin(), shares->end(), 0.0), 1.0, 1e-12);
}

TEST(UsualTrade, RefusesAreasThatAreNoCountriesAndMoreThanAll) {
  EXPECT_EQ(read("[percent]\nQQQ = 1\n").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(read("[percent]\nJPN = 60\nUSA = 50\n").error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace noroshi::normalize
