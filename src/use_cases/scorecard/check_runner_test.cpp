#include "use_cases/scorecard/check_runner.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <stdexcept>

#include "holdings/importer_choice.hpp"
#include "holdings/test_workspace.hpp"
#include "use_cases/import/import.hpp"

// Published numbers that ask for world trade, on synthetic deliveries in BACI's layout. All figures are invented and
// written by the tests; they make each answer computable by hand and have nothing to do with real trade.
namespace noroshi::use_cases {
namespace {

constexpr int kProducts = 4500, kImporters = 150;  // the least that counts as the world
constexpr int kChina = 156, kUsa = 842, kGermany = 276, kAustralia = 36, kBrazil = 76, kJapan = 392, kSaudi = 682;

class SyntheticBaci : public example::WorkspaceTest {
 protected:
  using AddRows = std::function<void(std::string& csv, int year)>;

  static std::string code(int product) { return fmt::format("{:06}", 10000 + product); }
  static void add(std::string& csv, int year, int exporter, int importer, int product, double thousand_usd) {
    csv += fmt::format("{},{},{},{},{},1\n", year, exporter, importer, code(product), thousand_usd);
  }

  // Every product is bought by somebody outside the EU from the United States, for 1; `rows` adds what is tested.
  void import_years(int first, int last, const char* edition, const AddRows& rows) const {
    const auto buyers = bystanders();
    ASSERT_EQ(buyers.size(), std::size_t{kImporters});
    ImportRequest request;
    request.feed = "baci";
    const auto files = folder.parent_path() / (folder.filename().string() + "_files");
    std::filesystem::create_directories(files);
    for (int year = first; year <= last; ++year) {
      std::string csv = "t,i,j,k,v,q\n";
      for (int p = 0; p < kProducts; ++p)
        add(csv, year, kUsa, buyers[static_cast<std::size_t>(p % kImporters)], p, 1.0);
      rows(csv, year);
      request.files.push_back(files / fmt::format("BACI_{}_Y{}_V0synthetic.csv", edition, year));
      std::ofstream{request.files.back()} << csv;
    }
    auto writable = opened(lake::Access::write);
    const auto done = import_feed(writable, request, {});
    std::filesystem::remove_all(files);
    ASSERT_TRUE(done) << done.error().message.en;
  }

  [[nodiscard]] CheckOutcome outcome(const std::string& claim) const {
    auto workspace = opened();
    const auto& data = workspace.data();
    const auto checks = *read_published_checks(data.folder() / kPublishedNumbers, data.areas(), data.groups());
    const auto found = std::ranges::find_if(checks, [&](const auto& c) { return c.claim.en.starts_with(claim); });
    if (found == checks.end()) throw std::runtime_error("no such claim: " + claim);
    const auto results = run_checks(workspace, checks, {});
    EXPECT_TRUE(results) << results.error().message.en;
    return results->outcomes.at(static_cast<std::size_t>(found - checks.begin()));
  }

 private:
  static std::vector<int> bystanders() {
    const auto& areas = example::data()->areas();
    const auto eu = holdings::choose_importer(areas, example::data()->groups(), "EU", {2019, 12, 31})->reporters();
    std::vector<int> found;
    for (const auto& area : areas.all()) {
      const bool tested = area.iso3 == "CHN" || area.iso3 == "USA" || area.iso3 == "JPN";
      if (area.kind == AreaKind::country && !tested && std::ranges::find(eu, area.code) == eu.end() &&
          found.size() < std::size_t{kImporters})
        found.push_back(area.code.value);
    }
    return found;
  }
};

// China buys 46 products in Australia alone in all three years, a 47th in two of them and a 48th in one: 47 are
// dependent in at least two of three. Germany buys 61 products in China alone and 39 in Brazil: 61 % of the EU's.
TEST_F(SyntheticBaci, GeoDepCountsDependenciesOfTheWindow) {
  import_years(2020, 2022, "HS17", [](std::string& csv, int year) {
    for (int p = 0; p < 46; ++p) add(csv, year, kAustralia, kChina, p, 10.0);
    if (year >= 2021) add(csv, year, kAustralia, kChina, 46, 10.0);
    if (year >= 2022) add(csv, year, kAustralia, kChina, 47, 10.0);
    for (int p = 100; p < 200; ++p) add(csv, year, p < 161 ? kChina : kBrazil, kGermany, p, 10.0);
  });
  const auto china = outcome("China: dependent products");
  EXPECT_EQ(china.status, CheckStatus::reproduced) << china.data.en;
  EXPECT_EQ(china.measured, 47.0);
  const auto eu = outcome("EU: dependent products whose main supplier");
  EXPECT_EQ(eu.status, CheckStatus::reproduced) << eu.data.en;
  EXPECT_DOUBLE_EQ(eu.measured.value_or(0.0), 61.0);
  const auto churn = outcome("EU: dependencies gone after 1 year");
  EXPECT_EQ(churn.status, CheckStatus::not_reproducible);
  EXPECT_NE(churn.data.en.find("missing: 1996, 1997"), std::string::npos) << churn.data.en;
}

TEST_F(SyntheticBaci, AWorldWithTooFewProductsIsNoWorld) {
  import_years(2020, 2022, "HS17", [](std::string& csv, int year) {
    if (year == 2021) csv.resize(csv.rfind('\n', csv.size() - 2) + 1);  // one product fewer
  });
  const auto china = outcome("China: dependent products");
  EXPECT_EQ(china.status, CheckStatus::not_reproducible);
  EXPECT_TRUE(china.data.en.ends_with("missing: 2021")) << china.data.en;
}

// 80 products depend on China in every year, 20 only until 2008. Judged are 1998 to 2019. After one year 20 of
// 80 x 21 + 20 x 11 are gone; after five years those of 2004 to 2008, 5 x 20 of 80 x 17 + 20 x 11.
TEST_F(SyntheticBaci, ChurnIsMeasuredOverTheWholeHistory) {
  import_years(1996, 2019, "HS92", [](std::string& csv, int year) {
    for (int p = 0; p < 100; ++p) {
      if (p < 80 || year <= 2008) add(csv, year, kChina, kGermany, p, 10.0);
    }
    if (year != 2019) return;
    // Japan buys 4,926 products in 2019, 1,133 of them mostly from China, and a little of one from everybody.
    for (int p = 0; p < 4926; ++p) {
      add(csv, year, kChina, kJapan, p, p < 1133 ? 0.051 : 0.049);
      add(csv, year, kSaudi, kJapan, p, p < 1133 ? 0.049 : 0.051);
    }
    for (const auto& area : example::data()->areas().all()) {
      const int partner = area.code.value;
      if (area.kind == AreaKind::country && partner != kJapan && partner != kChina && partner != kSaudi)
        add(csv, year, partner, kJapan, 4000, 0.0001);
    }
  });
  const auto one = outcome("EU: dependencies gone after 1 year");
  ASSERT_TRUE(one.measured) << one.data.en;
  EXPECT_DOUBLE_EQ(*one.measured, 100.0 * 20 / (80 * 21 + 20 * 11));
  EXPECT_EQ(one.status, CheckStatus::differs);
  const auto five = outcome("EU: dependencies gone after 5 years");
  ASSERT_TRUE(five.measured) << five.data.en;
  EXPECT_DOUBLE_EQ(*five.measured, 100.0 * (5 * 20) / (80 * 17 + 20 * 11));
  // The same delivery holds a whole importer, where UN Comtrade is not loaded.
  const auto japan = outcome("Japan: items with China as main supplier");
  EXPECT_EQ(japan.status, CheckStatus::reproduced) << japan.data.en;
  EXPECT_EQ(japan.measured, 1133.0);
  EXPECT_NE(japan.data.en.find("baci 2019"), std::string::npos) << japan.data.en;
}

}  // namespace
}  // namespace noroshi::use_cases
