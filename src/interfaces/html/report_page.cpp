#include "interfaces/html/report_page.hpp"

#include "interfaces/html/chart_library.hpp"
#include "interfaces/html/chart_script.hpp"
#include "interfaces/html/markup.hpp"
#include "interfaces/html/page_style.hpp"
#include "interfaces/html/table_section.hpp"
#include "interfaces/wire/chart_option.hpp"
#include "interfaces/wire/chart_table.hpp"
#include "interfaces/wire/json_table.hpp"

namespace noroshi::html {
namespace {

std::string_view code_of(Language language) { return language == Language::ja ? "ja" : "en"; }

std::string chart_section(const Chart& chart, std::size_t number, Language language) {
  const std::string title = escaped(chart.title.in(language));
  std::string body;
  if (chart.knows_anything()) {
    ReportTable figures = wire::chart_table(chart);
    figures.notes.clear();  // they stand under the chart already
    figures.provenance.clear();
    body = fmt::format(
        "<div class=\"plot\" data-chart=\"{}\" role=\"img\" aria-label=\"{}\"></div>\n"
        "<details class=\"figures\" open><summary>{}</summary>{}</details>\n",
        number, title, StaticText{"The figures as a table", "数値を表で見る"}.in(language),
        table_section(figures, language));
  } else {
    body = fmt::format("<p class=\"unknown\">{}</p>\n",
                       StaticText{"Unknown with the data loaded.", "取込済みのデータからは不明。"}.in(language));
  }
  return fmt::format(
      "<section class=\"chart\"><figure>\n<h2>{}</h2>\n<p class=\"unit\">{}</p>\n{}{}</figure></section>\n", title,
      escaped(chart.unit.in(language)), body, lines_under(wire::chart_notes(chart), chart.provenance, language));
}

std::string header(const Report& report, Language language) {
  std::string facts;
  for (const auto& [name, value] : report.facts) {
    facts.append(fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", escaped(name.in(language)), escaped(value)));
  }
  const auto& kind = report.kind.in(language);
  const auto& summary = report.summary.in(language);
  return fmt::format("<header>\n{}<h1>{}</h1>\n{}{}</header>\n",
                     kind.empty() ? "" : fmt::format("<p class=\"kind\">{}</p>\n", escaped(kind)),
                     escaped(report.title.in(language)),
                     facts.empty() ? "" : fmt::format("<dl class=\"facts\">{}</dl>\n", facts),
                     summary.empty() ? "" : fmt::format("<p class=\"lead\">{}</p>\n", escaped(summary)));
}

// A caption that only repeats the heading of the page is left out.
ReportTable first_table(const Report& report) {
  ReportTable table = report.tables.front();
  if (table.title == report.title) table.title = {};
  return table;
}

// The first table, then the pictures, then everything else.
std::string article(const Report& report, Language language) {
  std::string out = fmt::format("<article lang=\"{}\" data-title=\"{}\">\n{}{}", code_of(language),
                                escaped(report.title.in(language)),
                                language == Language::ja ? report.front.ja : report.front.en, header(report, language));
  if (!report.tables.empty()) out.append(table_section(first_table(report), language));
  for (std::size_t i = 0; i < report.charts.size(); ++i) out.append(chart_section(report.charts[i], i, language));
  for (std::size_t i = 1; i < report.tables.size(); ++i) out.append(table_section(report.tables[i], language));
  if (const auto under = lines_under(report.notes, report.provenance, language); !under.empty())
    out.append("<section>").append(under).append("</section>\n");
  const StaticText closing{
      "“Unknown” means that the data loaded do not tell; it never means zero or safe. Marks: ● flagged, · clear, ? "
      "unknown. "
      "The page holds all of its data and opens no connection. Made with Noroshi, open-source software.",
      "「不明」は、取込済みのデータからは判断できないことを示し、ゼロ又は安全を意味しない。記号は ● 該当、· 非該当、? "
      "不明。"
      "本ページは全てのデータを含み、外部への通信を行わない。作成：Noroshi（オープンソースソフトウェア）。"};
  return out.append(fmt::format("<footer><p>{}</p></footer>\n</article>\n", closing.in(language)));
}

std::string radio(Language shown, Language chosen, std::string_view label) {
  return fmt::format(
      "<input class=\"switch\" type=\"radio\" name=\"language\" id=\"show-{0}\" aria-label=\"{1}\"{2}>\n",
      code_of(shown), label, shown == chosen ? " checked" : "");
}

// The figures of the page for programs: <script type="application/json"> is data, browsers do not run it.
std::string data_blocks(const Report& report) {
  std::vector<ReportTable> tables = report.tables;
  for (const auto& chart : report.charts) tables.push_back(wire::chart_table(chart));
  return fmt::format(
      "<script type=\"application/json\" id=\"noroshi-data\">{}</script>\n"
      "<script type=\"application/json\" id=\"noroshi-charts\">{}</script>\n",
      wire::write_script_json(tables), wire::write_script_charts(report.charts));
}

// The library stands in the page once, for both languages, if there is anything to draw.
std::string scripts(const Report& report) {
  const auto library = report.charts.empty() ? std::string{} : fmt::format("<script>{}</script>\n", chart_library());
  return fmt::format("{}<script>{}</script>\n", library, chart_script());
}

}  // namespace

std::string report_page(const Report& report, Language language) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "script-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"generator\" "
      "content=\"Noroshi\">\n"
      "<title>{title}</title>\n<style>{style}{front}</style>\n</head>\n<body>\n{en_switch}{ja_switch}"
      "<div class=\"tabs\"><label for=\"show-en\" lang=\"en\">English</label><label for=\"show-ja\" "
      "lang=\"ja\">日本語</label></div>\n"
      "{en}{ja}{data}{scripts}</body>\n</html>\n",
      fmt::arg("lang", code_of(language)), fmt::arg("title", escaped(report.title.in(language))),
      fmt::arg("style", page_style()), fmt::arg("front", report.front.style),
      fmt::arg("en_switch", radio(Language::en, language, "English")),
      fmt::arg("ja_switch", radio(Language::ja, language, "日本語")), fmt::arg("en", article(report, Language::en)),
      fmt::arg("ja", article(report, Language::ja)), fmt::arg("data", data_blocks(report)),
      fmt::arg("scripts", scripts(report)));
}

}  // namespace noroshi::html
