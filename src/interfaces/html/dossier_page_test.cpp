#include "interfaces/html/dossier_page.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace noroshi::html {
namespace {

Dossier hostile() {
  Dossier dossier;
  dossier.good = "</script><script>alert(1)</script>";
  dossier.importer = "JPN";
  dossier.title = {"Magnets</title><script>", "磁石"};
  dossier.summary = {"\" onload=\"x", "要約"};
  dossier.tables.resize(2);
  dossier.tables[0].columns = {{"a", {"A", "甲"}, CellKind::text, {}}};
  dossier.tables[0].rows = {{std::string{"</script><script>alert(2)</script>"}}};
  Chart chart;
  chart.id = "x\" onclick=\"y";
  chart.categories = {{"</svg><script>", "甲"}};
  chart.series = {{{"<script>", "乙"}, {1.0}, {true}}};
  dossier.charts = {chart};
  return dossier;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(DossierPage, hostile_names_make_no_element) {
  const std::string page = dossier_page(hostile(), Language::en);
  EXPECT_EQ(count(page, "<script"), 1U) << "only the data block";
  EXPECT_EQ(count(page, "</script"), 1U);
  EXPECT_EQ(count(page, " onclick=\""), 0U);
  EXPECT_EQ(count(page, "</title>"), 1U + 2U * 2U) << "the page's, and one per chart and bar in each language";
}

TEST(DossierPage, asks_nothing_of_any_network) {
  const std::string page = dossier_page(hostile(), Language::ja);
  for (const char* part : {"http://", "https://", " src=", "url(//", "@import", "<link"})
    EXPECT_EQ(count(page, part), 0U) << part;
  EXPECT_EQ(count(page, "default-src 'none'"), 1U);
}

TEST(DossierPage, holds_both_languages_and_shows_the_one_asked_for) {
  const std::string page = dossier_page(hostile(), Language::ja);
  EXPECT_NE(page.find("<html lang=\"ja\">"), std::string::npos);
  EXPECT_NE(page.find("<article lang=\"en\">"), std::string::npos);
  EXPECT_NE(page.find("id=\"show-ja\" aria-label=\"日本語\" checked"), std::string::npos);
  EXPECT_NE(page.find("<title>磁石</title>"), std::string::npos);
  EXPECT_NE(page.find("size:A4"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::html
