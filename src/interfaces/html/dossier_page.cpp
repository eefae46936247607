#include "interfaces/html/dossier_page.hpp"

#include "interfaces/html/chart_library.hpp"
#include "interfaces/html/chart_script.hpp"
#include "interfaces/html/markup.hpp"
#include "interfaces/html/page_style.hpp"
#include "interfaces/html/table_section.hpp"
#include "interfaces/wire/chart_option.hpp"
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
      escaped(chart.unit.in(language)), body, lines_under(chart.notes, chart.provenance, language));
}

std::string facts(const use_cases::Dossier& dossier, Language language) {
  const auto fact = [&](StaticText name, std::string_view value) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name.in(language), escaped(value));
  };
  return fmt::format("<dl class=\"facts\">{}{}{}</dl>\n", fact({"Good", "物資"}, dossier.good),
                     fact({"Importer", "輸入国"}, dossier.importer),
                     fact({"Made on", "作成日"}, to_string(dossier.made_on)));
}

// Key figures first, then the pictures, then everything else.
std::string article(const use_cases::Dossier& dossier, Language language) {
  std::string out = fmt::format(
      "<article lang=\"{}\" data-title=\"{}\">\n<header>\n<p class=\"kind\">{}</p>\n<h1>{}</h1>\n{}<p "
      "class=\"lead\">{}</p>\n</header>\n",
      code_of(language), escaped(dossier.title.in(language)),
      StaticText{"Noroshi · supply dossier", "Noroshi（狼煙） 物資別サプライチェーン資料"}.in(language),
      escaped(dossier.title.in(language)), facts(dossier, language), escaped(dossier.summary.in(language)));
  if (!dossier.tables.empty()) out.append(table_section(dossier.tables.front(), language));
  for (std::size_t i = 0; i < dossier.charts.size(); ++i) out.append(chart_section(dossier.charts[i], i, language));
  for (std::size_t i = 1; i < dossier.tables.size(); ++i) out.append(table_section(dossier.tables[i], language));
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
std::string data_blocks(const use_cases::Dossier& dossier) {
  std::vector<ReportTable> tables = dossier.tables;
  for (const auto& chart : dossier.charts) tables.push_back(wire::chart_table(chart));
  return fmt::format(
      "<script type=\"application/json\" id=\"noroshi-data\">{}</script>\n"
      "<script type=\"application/json\" id=\"noroshi-charts\">{}</script>\n",
      wire::write_script_json(tables), wire::write_script_charts(dossier.charts));
}

// The library stands in the page once, for both languages.
std::string scripts() {
  return fmt::format("<script>{}</script>\n<script>{}</script>\n", chart_library(), chart_script());
}

}  // namespace

std::string dossier_page(const use_cases::Dossier& dossier, Language language) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "script-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"generator\" "
      "content=\"Noroshi\">\n"
      "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{en_switch}{ja_switch}"
      "<div class=\"tabs\"><label for=\"show-en\" lang=\"en\">English</label><label for=\"show-ja\" "
      "lang=\"ja\">日本語</label></div>\n"
      "{en}{ja}{data}{scripts}</body>\n</html>\n",
      fmt::arg("lang", code_of(language)), fmt::arg("title", escaped(dossier.title.in(language))),
      fmt::arg("style", page_style()), fmt::arg("en_switch", radio(Language::en, language, "English")),
      fmt::arg("ja_switch", radio(Language::ja, language, "日本語")), fmt::arg("en", article(dossier, Language::en)),
      fmt::arg("ja", article(dossier, Language::ja)), fmt::arg("data", data_blocks(dossier)),
      fmt::arg("scripts", scripts()));
}

}  // namespace noroshi::html
