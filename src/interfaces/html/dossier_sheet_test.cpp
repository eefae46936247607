#include "interfaces/html/dossier_sheet.hpp"

#include <gtest/gtest.h>

namespace noroshi::html {
namespace {

use_cases::DossierSheet cobalt() {
  use_cases::DossierSheet sheet;
  sheet.headline = {"Cobalt <x>", "コバルト"};
  sheet.figures = {{{"Largest supplier", "最大の輸入先"}, {"Finland 40 %", "フィンランド 40％"}, {}, {1}}};
  sheet.sources.push_back({.source = "UN (comtrade)", .period = "2023", .age_days = 41});
  return sheet;
}

TEST(DossierSheet, ShowsItsFiguresWithTheNumbersOfTheirSourcesInTheLanguage) {
  const auto page = sheet_markup(cobalt(), Language::ja);
  for (const char* part : {"class=\"sheet\"", "フィンランド 40％", "<sup>1</sup>", "<b>1</b> UN 2023", "別添"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
  EXPECT_EQ(page.find("Finland"), std::string::npos);
}

TEST(DossierSheet, EscapesEveryWord) {
  EXPECT_NE(sheet_markup(cobalt(), Language::en).find("Cobalt &lt;x&gt;"), std::string::npos);
}

TEST(DossierSheet, LeavesOutWhatIsEmptyAndDrawsNothingForIt) {
  const auto page = sheet_markup(cobalt(), Language::en);
  for (const char* part : {"class=\"m\"", "class=\"g\"", "class=\"trends\"", "Laws and their dates"})
    EXPECT_EQ(page.find(part), std::string::npos) << part;
  EXPECT_TRUE(sheet_markup({}, Language::en).empty());
}

TEST(DossierSheet, AGapInATrendIsNoLineAndAnUnnamedCountryNoZero) {
  auto sheet = cobalt();
  sheet.first_year = 2020;
  sheet.trends = {{{"China", "中国"}, {0.5, std::nullopt, 0.7, 0.8}}};
  sheet.stages = {{{"Mine", "採掘"}, {"2023", "2023"}, {}, false, "0.50+"}};
  sheet.countries = {{{"Chile", "チリ"}, {0.6}, false}, {{"Peru", "ペルー"}, {std::nullopt}, false}};
  const auto page = sheet_markup(sheet, Language::en);
  EXPECT_NE(page.find("M0.6 7.0M12.6 4.6L18.6 3.4"), std::string::npos) << page;
  EXPECT_EQ(page.find("Peru"), std::string::npos) << "a row of nothing is no row";
}

TEST(DossierSheet, PrintsOnASheetOfItsOwn) {
  EXPECT_NE(sheet_style().find("break-after:page"), std::string_view::npos);
  EXPECT_NE(sheet_style().find("@page sheet"), std::string_view::npos);
}

}  // namespace
}  // namespace noroshi::html
