#include "interfaces/html/dossier_sheet.hpp"

#include <algorithm>
#include <cmath>

#include "interfaces/html/markup.hpp"
#include "interfaces/wire/figure.hpp"
#include "model/cell.hpp"

namespace noroshi::html {
namespace {

using use_cases::DossierSheet;

std::string numbers(const DossierSheet::Sources& sources) {
  std::string out;
  for (const int n : sources) out += (out.empty() ? "" : ",") + std::to_string(n);
  return out.empty() ? out : fmt::format("<sup>{}</sup>", out);
}

std::string percent(double share) {
  if (share > 0 && share < 0.005) return "&lt;1";
  return fmt::format("{:.0f}", 100.0 * share);
}

std::string section(std::string_view width, const std::string& title, const std::string& small,
                    const std::string& body) {
  return fmt::format("<section class=\"{}\"><h2>{}{}</h2>{}</section>\n", width, title,
                     small.empty() ? "" : " <small>" + small + "</small>", body);
}

std::string head(const DossierSheet& sheet, Language language) {
  std::string facts;
  for (const auto& fact : sheet.facts) facts += "<div>" + escaped(fact.in(language)) + "</div>";
  const auto& lead = sheet.lead.in(language);
  return fmt::format("<div class=\"head\"><div><h1>{}</h1>{}</div><div class=\"id\">{}</div></div>\n",
                     escaped(sheet.headline.in(language)),
                     lead.empty() ? "" : "<p class=\"sub\">" + escaped(lead) + "</p>", facts);
}

std::string figures(const DossierSheet& sheet, Language language) {
  if (sheet.figures.empty()) return {};
  std::string out;
  for (const auto& f : sheet.figures) {
    out += fmt::format("<div><span>{}</span><b>{}</b><em>{}{}</em></div>", escaped(f.label.in(language)),
                       escaped(f.value.in(language)), escaped(f.note.in(language)), numbers(f.sources));
  }
  return "<div class=\"big\">" + out + "</div>\n";
}

std::string share_cell(const DossierSheet& sheet, const DossierSheet::StageRow& row, std::size_t c) {
  std::string classes = sheet.stages[c].imports ? "j" : "";
  if (!row.shares[c]) return fmt::format("<td class=\"{}\"><div><span>–</span></div></td>", classes);
  const double share = *row.shares[c];
  const bool largest = !row.unnamed && std::ranges::none_of(sheet.countries, [&](const auto& other) {
    return !other.unnamed && other.shares[c] && *other.shares[c] > share;
  });
  if (largest) classes += " t";
  if (row.unnamed && share >= 0.005) classes += " h";
  return fmt::format("<td class=\"{}\"><div><span>{}</span><i style=\"width:{:.0f}%\"></i></div></td>", classes,
                     percent(share), std::max(100.0 * share, share > 0 ? 1.0 : 0.0));
}

std::string stages(const DossierSheet& sheet, Language language) {
  if (sheet.stages.empty()) return {};
  std::string out = "<table class=\"m\"><thead><tr><th></th>";
  for (const auto& c : sheet.stages)
    out += fmt::format("<td class=\"{}\"><b>{}</b>{}{}</td>", c.imports ? "j" : "", escaped(c.title.in(language)),
                       escaped(c.under.in(language)), numbers(c.sources));
  out += "</tr></thead><tbody>";
  for (const auto& row : sheet.countries) {
    const bool empty = std::ranges::none_of(row.shares, [](const auto& s) { return s && *s > 0; });
    if (empty) continue;
    out += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(row.name.in(language)));
    for (std::size_t c = 0; c < sheet.stages.size(); ++c) out += share_cell(sheet, row, c);
    out += "</tr>";
  }
  out += fmt::format("</tbody><tfoot><tr><th>{}</th>",
                     StaticText{"HHI (+: at least)", "集中度HHI（+は下限）"}.in(language));
  for (const auto& c : sheet.stages)
    out += fmt::format("<td class=\"{}\">{}</td>", c.imports ? "j" : "",
                       c.hhi.empty() ? std::string{wire::unknown_word().in(language)} : c.hhi);
  out += "</tr></tfoot></table>";
  return section("w8", std::string{StaticText{"Where it is concentrated", "どこに集中しているか"}.in(language)},
                 std::string{StaticText{"share of each country, %; bold: the largest; –: not named by the source",
                                        "国別シェア（％）。太字は最大、–は出典に記載なし"}
                                 .in(language)},
                 out);
}

std::string pairs(const std::vector<std::pair<Text, Text>>& items, Language language) {
  std::string out = "<dl class=\"pair\">";
  for (const auto& [name, value] : items)
    out += fmt::format("<dt>{}</dt><dd>{}</dd>", escaped(name.in(language)), escaped(value.in(language)));
  return out + "</dl>";
}

std::string about(const DossierSheet& sheet, Language language) {
  std::string out;
  if (!sheet.about.in(language).empty() || !sheet.uses.empty()) {
    out += fmt::format("<h2>{}</h2>", StaticText{"What it is, and what for", "何か、何に使うか"}.in(language));
    if (!sheet.about.in(language).empty()) out += "<p>" + escaped(sheet.about.in(language)) + "</p>";
    if (!sheet.uses.empty()) out += pairs(sheet.uses, language);
  }
  if (!sheet.criteria.empty()) {
    out += fmt::format("<h2 style=\"margin-top:.5em\">{}</h2>",
                       StaticText{"Criteria of Japan's act", "特定重要物資の指定要件"}.in(language));
    out += pairs(sheet.criteria, language);
  }
  if (out.empty()) return {};
  return fmt::format("<section class=\"{}\">{}</section>\n", sheet.stages.empty() ? "" : "w4", out);
}

// One small line chart; the scale is 0 to 1 in all of them.
std::string trend_svg(const DossierSheet::Trend& trend, int first_year) {
  constexpr double kLeft = 0.6, kWidth = 18.0, kBase = 13.0, kHeight = 12.0;
  const auto n = trend.values.size();
  const auto x = [&](std::size_t i) {
    return n < 2 ? kLeft : kLeft + kWidth * static_cast<double>(i) / static_cast<double>(n - 1);
  };
  const auto y = [&](double v) { return kBase - kHeight * v; };
  std::string path, dots;
  bool pen = false;
  for (std::size_t i = 0; i < n; ++i) {
    if (!trend.values[i]) {
      pen = false;
      continue;
    }
    path += fmt::format("{}{:.1f} {:.1f}", pen ? "L" : "M", x(i), y(*trend.values[i]));
    const bool alone = !pen && (i + 1 == n || !trend.values[i + 1]);
    if (alone || i + 1 == n)
      dots += fmt::format("<circle class=\"dt\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\".7\"/>", x(i), y(*trend.values[i]));
    pen = true;
  }
  const bool is_index = trend.name.en == "HHI";
  const auto said = [&](double v) { return is_index ? fmt::format("{:.2f}", v) : percent(v); };
  std::string labels;
  if (n > 0 && trend.values.back())
    labels += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" style=\"font-weight:700\">{}</text>", kLeft + kWidth + 1.2,
                          y(*trend.values.back()) + 0.9, said(*trend.values.back()));
  if (n > 1 && trend.values.front())
    labels += fmt::format("<text class=\"l\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", kLeft,
                          std::max(2.2, y(*trend.values.front()) - 0.9), said(*trend.values.front()));
  return fmt::format(
      "<svg viewBox=\"0 0 27 16.4\" role=\"img\"><path class=\"ax\" d=\"M0 {0}H19\"/><path class=\"da\" d=\"M0 "
      "{1}H19\"/>"
      "<path class=\"ln\" d=\"{2}\"/>{3}{4}<text class=\"l\" x=\"0\" y=\"16\">{5}</text><text class=\"l\" x=\"19\" "
      "y=\"16\" "
      "text-anchor=\"end\">{6}</text></svg>",
      kBase, y(0.5), path, dots, labels, first_year, first_year + static_cast<int>(n) - 1);
}

std::string trends(const DossierSheet& sheet, Language language) {
  if (sheet.trends.empty()) return {};
  std::string out = "<div class=\"trends\">";
  for (const auto& t : sheet.trends)
    out += fmt::format("<figure><b>{}</b>{}</figure>", escaped(t.name.in(language)), trend_svg(t, sheet.first_year));
  return section("", std::string{StaticText{"Who supplied, year by year", "輸入先の推移"}.in(language)},
                 escaped(sheet.trend_unit.in(language)) +
                     std::string{StaticText{", %, one scale; dashes: 50 %; gaps: unknown",
                                            "（％、縦の目盛りは共通、破線は50％、空白は不明）"}
                                     .in(language)} +
                     numbers(sheet.trend_sources),
                 out + "</div>");
}

std::string exporters(const DossierSheet& sheet, Language language) {
  std::string out;
  for (const auto& e : sheet.exporters) {
    std::string rows = "<table class=\"bars\"><tbody>";
    for (const auto& d : e.destinations)
      rows += fmt::format("<tr><th scope=\"row\">{}</th><td><i style=\"width:{:.0f}%\"></i>{}%</td></tr>",
                          escaped(d.name.in(language)), 80.0 * d.share, percent(d.share));
    rows += fmt::format("</tbody></table><p class=\"s\">{}</p>", escaped(e.note.in(language)));
    out +=
        section(sheet.exporters.size() > 1 ? "w6" : "", escaped(e.title.in(language)) + numbers(e.sources), "", rows);
  }
  return out;
}

std::string methods(const DossierSheet& sheet, Language language) {
  if (sheet.methods.empty()) return {};
  std::string out = "<table class=\"g\"><thead><tr><th></th>";
  for (const int year : sheet.method_years) out += fmt::format("<td>’{:02}</td>", year % 100);
  out += "</tr></thead><tbody>";
  for (const auto& row : sheet.methods) {
    out += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(row.method.in(language)));
    for (const auto& v : row.verdicts) {
      out += v ? fmt::format("<td class=\"{}\" title=\"{}\">{}</td>", name_of(*v), wire::verdict_words(*v).in(language),
                             wire::verdict_mark(*v))
               : std::string{"<td></td>"};
    }
    out += "</tr>";
  }
  out += "</tbody></table>";
  if (!sheet.why_unknown.empty()) {
    std::string why;
    for (const auto& w : sheet.why_unknown) why += (why.empty() ? "" : "; ") + w.in(language);
    out += fmt::format("<p class=\"s\"><b>{}</b> {}</p>", StaticText{"Why unknown.", "不明の理由："}.in(language),
                       escaped(why));
  }
  return section(
      "w7",
      std::string{StaticText{"Methods: ", "手法別の判定："}.in(language)} + escaped(sheet.methods_count.in(language)),
      std::string{
          StaticText{"● flagged · clear ? unknown; blank: not judged", "● 該当 · 非該当 ? 不明、空白は判定対象外"}.in(
              language)},
      out);
}

std::string laws(const DossierSheet& sheet, Language language) {
  if (sheet.laws.empty()) return {};
  std::string out = "<table><tbody>";
  for (const auto& law : sheet.laws) {
    const auto left = law.days >= 0 ? text("in {} d", "あと{}日", law.days) : text("{} d ago", "{}日前", -law.days);
    out += fmt::format("<tr><td><b>{}</b> {}</td><td class=\"n\">{}<br>{}</td></tr>", escaped(law.country.in(language)),
                       escaped(law.what.in(language)), to_string(law.day), left.in(language));
  }
  return fmt::format("<h2>{}</h2>{}</tbody></table>", StaticText{"Laws and their dates", "法令と期日"}.in(language),
                     out);
}

std::string not_known(const DossierSheet& sheet, Language language) {
  if (sheet.not_known.empty()) return {};
  std::string out;
  for (const auto& gap : sheet.not_known) out += "<li>" + escaped(gap.in(language)) + "</li>";
  return fmt::format("<h2 style=\"margin-top:.5em\">{}</h2><ul>{}</ul>",
                     StaticText{"What we do not know", "わかっていないこと"}.in(language), out);
}

// "Publisher (feed)" and "Publisher, title": the first page has room for the publisher.
std::string publisher_of(const std::string& source) {
  constexpr std::size_t kMost = 60;
  auto end = source.find(" (");
  end = std::min({end, source.find("（"), source.find("「")});
  std::string name = source.substr(0, end);
  if (name.size() <= kMost) return name;
  const auto comma = name.find(", ");
  return comma == std::string::npos ? name : name.substr(0, comma);
}

std::string foot(const DossierSheet& sheet, Language language) {
  std::string out;
  for (std::size_t i = 0; i < sheet.sources.size(); ++i) {
    const auto& p = sheet.sources[i];
    out += fmt::format("{}<b>{}</b> {} {}, {}", i == 0 ? "" : " · ", i + 1,
                       escaped(publisher_of(use_cases::cited(p.source).in(language))), escaped(p.period),
                       wire::age_words(p.age_days, language));
  }
  const StaticText closing{
      "“Unknown” never means zero or safe. The annex has every figure with its source, date and method.",
      "「不明」はゼロ又は安全を意味しない。各数値の出典、日付、方法は別添に示す。"};
  return fmt::format("<div class=\"foot\"><b>{}</b> {} {}</div>\n",
                     StaticText{"Sources and ages.", "出典と古さ："}.in(language), out, closing.in(language));
}

}  // namespace

std::string sheet_markup(const DossierSheet& sheet, Language language) {
  if (sheet.headline.en.empty()) return {};
  const auto side = laws(sheet, language) + not_known(sheet, language);
  const auto column =
      side.empty() ? std::string{}
                   : fmt::format("<section class=\"{}\">{}</section>\n", sheet.methods.empty() ? "" : "w5", side);
  return fmt::format("<section class=\"sheet\">\n{}{}{}{}{}{}{}{}{}</section>\n<p class=\"annex\">{}</p>\n",
                     head(sheet, language), figures(sheet, language), stages(sheet, language), about(sheet, language),
                     trends(sheet, language), exporters(sheet, language), methods(sheet, language), column,
                     foot(sheet, language), StaticText{"Annex", "別添"}.in(language));
}

}  // namespace noroshi::html
