#include "interfaces/html/report_page.hpp"

#include <gtest/gtest.h>

#include <string_view>

#include "interfaces/html/chart_library.hpp"

namespace noroshi::html {
namespace {

Report hostile() {
  Report report;
  report.kind = {"<script>", "種別"};
  report.facts = {{{"<script>", "物資"}, "</script><script>alert(1)</script>"}};
  report.title = {"Magnets</title><script>", "磁石"};
  report.summary = {"\" onload=\"x", "要約"};
  report.tables.resize(2);
  report.tables[0].columns = {{"a", {"A", "甲"}, CellKind::text, {}}};
  report.tables[0].rows = {{std::string{"</script><script>alert(2)</script>"}}};
  Chart chart;
  chart.id = "x\" onclick=\"y";
  chart.categories = {{"</svg><script>", "甲"}};
  chart.series = {{{"<script>", "乙"}, {1.0}, {true}}};
  report.charts = {chart};
  report.notes = {{"<script>note", "注記"}};
  return report;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

// The page without the library in it, which is not ours.
std::string own_part(std::string page) {
  const std::size_t at = page.find(chart_library());
  return at == std::string::npos ? "the library is not in the page" : page.erase(at, chart_library().size());
}

TEST(ReportPage, hostile_names_make_no_element) {
  const std::string page = own_part(report_page(hostile(), Language::en));
  EXPECT_EQ(count(page, "<script"), 4U) << "figures, charts, the library and the page's own script";
  EXPECT_EQ(count(page, "</script"), 4U);
  EXPECT_EQ(count(page, " onclick=\""), 0U);
  EXPECT_EQ(count(page, "</title>"), 1U);
}

TEST(ReportPage, carries_the_library_once_and_nothing_in_it_ends_the_script) {
  const std::string page = report_page(hostile(), Language::en);
  EXPECT_EQ(count(page, chart_library()), 1U);
  EXPECT_NE(chart_library().find("Apache Software Foundation"), std::string_view::npos);
  EXPECT_EQ(count(chart_library(), "</script"), 0U);
}

TEST(ReportPage, a_chart_of_which_nothing_is_known_says_so) {
  auto report = hostile();
  report.charts[0].series[0].known = {false};
  const std::string page = own_part(report_page(report, Language::ja));
  EXPECT_EQ(count(page, "class=\"plot\""), 0U);
  EXPECT_EQ(count(page, "取込済みのデータからは不明"), 1U);
}

TEST(ReportPage, asks_nothing_of_any_network) {
  const std::string page = own_part(report_page(hostile(), Language::ja));
  for (const char* part : {"http://", "https://", " src=", "url(//", "@import", "<link"})
    EXPECT_EQ(count(page, part), 0U) << part;
  EXPECT_EQ(count(page, "default-src 'none'"), 1U);
}

TEST(ReportPage, holds_both_languages_and_shows_the_one_asked_for) {
  const std::string page = report_page(hostile(), Language::ja);
  EXPECT_NE(page.find("<html lang=\"ja\">"), std::string::npos);
  EXPECT_NE(page.find("<article lang=\"en\" "), std::string::npos);
  EXPECT_NE(page.find("id=\"show-ja\" aria-label=\"日本語\" checked"), std::string::npos);
  EXPECT_NE(page.find("<title>磁石</title>"), std::string::npos);
  EXPECT_NE(page.find("size:A4"), std::string::npos);
}

TEST(ReportPage, without_charts_it_is_small_and_still_switches_languages) {
  auto report = hostile();
  report.charts.clear();
  const std::string page = report_page(report, Language::en);
  EXPECT_EQ(count(page, chart_library()), 0U);
  EXPECT_LT(page.size(), 60'000U);
  EXPECT_NE(page.find("id=\"show-ja\""), std::string::npos);
}

TEST(ReportPage, what_is_empty_is_left_out) {
  const std::string page = report_page({.title = {"T", "題"}}, Language::en);
  for (const char* part : {"class=\"kind\"", "class=\"facts\"", "class=\"lead\"", "<section"})
    EXPECT_EQ(count(page, part), 0U) << part;
}

TEST(ReportPage, the_first_table_does_not_repeat_the_title_of_the_page) {
  Report report{.title = {"Sources", "データ源"}};
  report.tables.resize(2);
  report.tables[0].title = report.title;
  report.tables[1].title = {"Rejected rows", "不採用の行"};
  const std::string page = report_page(report, Language::ja);
  EXPECT_EQ(count(page, "<caption>Sources</caption>") + count(page, "<caption>データ源</caption>"), 0U);
  EXPECT_EQ(count(page, "<caption>不採用の行</caption>"), 1U);
  EXPECT_EQ(count(page, "<h1>データ源</h1>"), 1U);
}

TEST(ReportPage, notes_on_the_whole_and_their_sources_stand_at_the_end) {
  auto report = hostile();
  report.provenance = {{.source = "WIOD", .period = "2014"}};
  const std::string page = own_part(report_page(report, Language::en));
  EXPECT_GT(page.find("&lt;script&gt;note"), page.find("class=\"chart\""));
  EXPECT_EQ(count(page, "WIOD"), 2U) << "once in each language";
}

}  // namespace
}  // namespace noroshi::html
