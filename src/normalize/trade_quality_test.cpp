#include "normalize/trade_quality.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/test_source_folder.hpp"
#include "normalize/test_data.hpp"

namespace noroshi::normalize {
namespace {

const AreaCatalog& catalog() {
  static const auto loaded = AreaCatalog::load(AreaCatalogFiles::in(test::source_folder() / "data"));
  if (!loaded) throw std::runtime_error(loaded.error().message.en);
  return *loaded;
}

TradeRecord row(std::string_view partner, double value, std::string_view hs = "850760") {
  TradeRecord r;
  r.product = *ProductCode::parse(Nomenclature::hs22, hs);
  r.period = {2023, 0}, r.reporter = *catalog().find("JPN"), r.partner = *catalog().find(partner), r.value_usd = value;
  return r;
}

std::map<FindingKind, std::size_t> counts(const std::vector<TradeFinding>& findings) {
  std::map<FindingKind, std::size_t> by_kind;
  for (const auto& f : findings) ++by_kind[f.kind];
  return by_kind;
}

TEST(TradeQuality, FindsNothingInCleanData) {
  EXPECT_TRUE(find_trade_errors(TradeRecords{row("World", 30), row("CHN", 20), row("KOR", 10)}, catalog()).empty());
  EXPECT_TRUE(find_trade_errors({}, catalog()).empty());
}

TEST(TradeQuality, FindsDuplicatesAndNamesBothValues) {
  const auto findings = find_trade_errors(TradeRecords{row("CHN", 20), row("KOR", 1), row("CHN", 25)}, catalog());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, FindingKind::duplicate);
  EXPECT_EQ(findings[0].expected, 20.0);
  EXPECT_EQ(findings[0].observed, 25.0);
  EXPECT_FALSE(findings[0].message.ja.empty());
}

TEST(TradeQuality, ComparesThePublishersTotalWithItsPartsBeyondTheTolerance) {
  const TradeRecords off{row("World", 31), row("CHN", 20), row("KOR", 10), row("EU", 7)};
  const auto findings = find_trade_errors(off, catalog());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, FindingKind::total_differs);
  EXPECT_EQ(findings[0].observed, 31.0);
  EXPECT_EQ(findings[0].expected, 30.0);
  EXPECT_TRUE(find_trade_errors(off, catalog(), {.total_tolerance = 0.05}).empty());
}

TEST(TradeQuality, FindsValueWithoutMassAndCodesOfAnotherEdition) {
  auto weightless = row("CHN", 20);
  weightless.set(Mark::mass_known);
  TradeQualityOptions options;
  options.exists = [](ProductCode code) { return code.digits() != "854140"; };
  const auto findings = find_trade_errors(TradeRecords{weightless, row("CHN", 1, "854140")}, catalog(), options);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].kind, FindingKind::zero_mass);
  EXPECT_EQ(findings[1].kind, FindingKind::wrong_edition);
  EXPECT_NE(findings[1].message.en.find("HS22"), std::string::npos);
}

TEST(TradeQuality, DoesNotDependOnTheOrderOfTheRows) {
  TradeRecords records{row("World", 31), row("CHN", 20), row("KOR", 10), row("KOR", 10)};
  const auto first = counts(find_trade_errors(records, catalog()));
  std::reverse(records.begin(), records.end());
  EXPECT_EQ(first, counts(find_trade_errors(records, catalog())));
}

TEST(TradeQuality, DescribesEveryKindInBothLanguages) {
  for (int kind = 0; kind <= static_cast<int>(FindingKind::filler_values); ++kind) {
    EXPECT_FALSE(describe(static_cast<FindingKind>(kind)).ja.empty());
  }
}

double number(const std::string& text) { return text.empty() ? 0.0 : std::stod(text); }

void show(const char* what, std::size_t rows, const std::vector<TradeFinding>& findings) {
  std::printf("%s, %zu rows:\n", what, rows);
  for (const auto& [kind, count] : counts(findings)) {
    std::printf("  %-40s %zu\n", std::string{describe(kind).en}.c_str(), count);
    auto examples = findings;
    std::erase_if(examples, [kind = kind](const auto& f) { return f.kind != kind; });
    std::stable_sort(examples.begin(), examples.end(), [](const auto& a, const auto& b) {
      return std::max(a.observed, a.expected) > std::max(b.observed, b.expected);
    });
    for (std::size_t i = 0; i < std::min<std::size_t>(examples.size(), 4); ++i) {
      const auto& f = examples[i];
      std::printf("    %s %s %s %s<-%s: %s\n", to_string(f.period).c_str(), f.flow == Flow::import ? "M" : "X",
                  f.product.digits().c_str(), catalog().area(f.reporter).iso3.c_str(),
                  catalog().area(f.partner).iso3.c_str(), f.message.en.c_str());
    }
  }
}

TEST(TradeQuality, LooksThroughTheRealBatteryTrade) {
  const auto file = test_data::folder() / "trade/comtrade_battery_hs6/comtrade_imports_battery_hs6_2018_2024.csv.gz";
  NOROSHI_NEEDS_TEST_DATA(file);
  const auto rows = test_data::read_csv(file);
  TradeRecords records;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& f = rows[i];
    TradeRecord r;
    r.product = *ProductCode::parse(*parse_nomenclature(f[1]), f[7]);
    r.period = *parse_period(f[0]);
    r.reporter = *catalog().find_number(std::stoi(f[2])), r.partner = *catalog().find_number(std::stoi(f[4]));
    r.value_usd = number(f[15]);
    if (!f[8].empty()) r.mass_kg = number(f[8]), r.set(Mark::mass_known);
    if (f[9] == "True") r.set(Mark::mass_estimated);
    records.push_back(r);
  }
  const auto findings = find_trade_errors(records, catalog());
  show("battery chain imports 2018-24", records.size(), findings);
  const auto by_kind = counts(findings);
  EXPECT_LT(by_kind.count(FindingKind::mass_unit) ? by_kind.at(FindingKind::mass_unit) : 0, records.size() / 500);
  for (const auto& f : findings) EXPECT_FALSE(f.message.en.empty() || f.message.ja.empty());
}

TEST(TradeQuality, LooksThroughTheRealStrategicCommodities) {
  const auto file = test_data::folder() / "trade/comtrade_strategic_commodities/comtrade_selected_hs6_2001_2025.csv.gz";
  NOROSHI_NEEDS_TEST_DATA(file);
  const auto rows = test_data::read_csv(file);
  TradeRecords records;
  std::map<std::string, AreaCode> areas;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& f = rows[i];
    for (const auto& name : {f[3], f[4]}) {
      if (!areas.contains(name)) areas[name] = *catalog().find(name);
    }
    TradeRecord r;
    r.period = *parse_period(f[0]);
    r.product =
        *ProductCode::parse(hs_in_force(r.period.year), f[2]);  // "as reported", as the mapping of the feed says
    r.flow = f[1] == "M" ? Flow::import : Flow::export_;
    r.reporter = areas[f[3]], r.partner = areas[f[4]], r.value_usd = number(f[5]);
    records.push_back(r);
  }
  const auto findings = find_trade_errors(records, catalog());
  show("strategic commodities 2001-25", records.size(), findings);
  const auto by_kind = counts(findings);
  EXPECT_GT(by_kind.count(FindingKind::value_unit), 0u);
  EXPECT_LT(by_kind.at(FindingKind::value_unit), records.size() / 1000);
}

}  // namespace
}  // namespace noroshi::normalize
