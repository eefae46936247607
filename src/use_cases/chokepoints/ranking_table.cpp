#include "use_cases/chokepoints/ranking_table.hpp"

#include <algorithm>
#include <array>

#include "base/single_precision.hpp"

namespace noroshi::use_cases {
namespace {

ReportColumn in_files(ReportColumn column) {
  column.file_only = true;
  return column;
}
ReportColumn in_front(ReportColumn column) {
  column.lead = true;
  return column;
}

std::vector<ReportColumn> position_columns(bool several_importers) {
  ReportColumn importer{"importer", {"Importer", "輸入国"}, CellKind::text, {"whose imports", "輸入する国・地域"}};
  ReportColumn year{"year", {"Year", "年"}, CellKind::integer, {"of the trade", "貿易の対象年"}};
  importer.file_only = year.file_only = !several_importers;
  importer.lead = year.lead = several_importers;
  return {importer,
          year,
          in_front({"product", {"Product", "品目"}, CellKind::text, {"trade code", "品目コード"}}),
          in_files({"revision", {"Edition", "HS版"}, CellKind::text, {"nomenclature of the code", "コードの分類"}}),
          {"import_value_usd",
           {"Imports", "輸入額"},
           CellKind::usd,
           {"of the year in USD; with a reason in `why_unknown` for the whole row, at least so much",
            "当年の輸入額（米ドル）。データに不足がある行では判明分（下限）"}},
          {"suppliers",
           {"Suppliers", "供給国数"},
           CellKind::integer,
           {"areas known to supply; at least so many where suppliers may be missing",
            "判明している供給国・地域の数（不足がある場合は下限）"}},
          in_files({"top_supplier",
                    {"Top supplier (ISO)", "最大供給国（ISO）"},
                    CellKind::text,
                    {"ISO code of the largest known supplier", "判明している最大供給国のISOコード"}}),
          {"top_share",
           {"Top share", "最大シェア"},
           CellKind::share,
           {"share of the largest supplier in imports from identified areas; unknown where suppliers may be missing",
            "最大供給国のシェア（供給国の判明分に対する）。供給国が欠けている可能性があれば不明"}},
          {"hhi",
           {"HHI", "HHI"},
           CellKind::real,
           {"Herfindahl-Hirschman index: sum of squared shares of suppliers, 0 to 1; unknown where suppliers may be "
            "missing",
            "ハーフィンダール・ハーシュマン指数：供給国シェアの二乗和（0～1）。供給国が欠けている可能性があれば不明"}}};
}

std::vector<ReportColumn> summary_columns() {
  return {{"flags", {"Flags", "該当数"}, CellKind::integer, {"methods that flag the product", "該当とした手法の数"}},
          {"judged", {"of", "判定数"}, CellKind::integer, {"methods able to judge it", "判定できた手法の数"}},
          {"why_unknown",
           {"Why unknown", "不明の理由"},
           CellKind::text,
           {"what the data lack for the whole row, else the commonest reason of its unknown verdicts",
            "行全体に及ぶデータの不足。なければ「不明」とした手法の最も多い理由"}},
          {"rank",
           {"Rank by HHI", "HHI順位"},
           CellKind::number,
           {"among the importer's products, 1 the most concentrated", "輸入国の品目中の順位（1が最も集中）"}},
          {"rank_low", {"from", "下限"}, CellKind::number, {"lower end of the rank, 90 %", "順位の90％区間の下限"}},
          {"rank_high", {"to", "上限"}, CellKind::number, {"upper end of the rank, 90 %", "順位の90％区間の上限"}},
          {"unidentified_share",
           {"Not identified", "供給国不明"},
           CellKind::share,
           {"of imports, from no area in particular (not elsewhere specified, rejected rows)",
            "特定の国・地域に帰属しない輸入の割合（「その他」、取り込めなかった行）"}},
          {"unlisted_share",
           {"Not listed", "未掲載分"},
           CellKind::share,
           {"of the known total of imports, explained by no partner", "輸入総額のうち相手国の内訳がない割合"}},
          {"reported_by",
           {"Reported by", "報告者"},
           CellKind::text,
           {"the importer, or exporters where it filed nothing", "輸入側。その報告がなければ輸出側"}},
          {"feed", {"Source", "出典"}, CellKind::text, {"feed that speaks for the row", "用いたデータのフィード"}}};
}

std::vector<ReportColumn> held_columns() {
  const auto bound = [](std::string id, Text title, CellKind kind, Text note) {
    return in_files({std::move(id), std::move(title), kind, std::move(note)});
  };
  return {
      bound("shortfall", {"Shortfall", "不足"}, CellKind::text,
            {"id of what the data lack for the whole row", "行全体に及ぶデータの不足のID"}),
      bound("hhi_low", {"HHI at least", "HHI下限"}, CellKind::real,
            {"with what is not known to be whose spread thin", "帰属不明分が多数に分散しているとした場合のHHI"}),
      bound("hhi_high", {"HHI at most", "HHI上限"}, CellKind::real,
            {"with what is not known to be whose in one hand", "帰属不明分が一者に集中しているとした場合のHHI"}),
      bound("top_share_low", {"Top share at least", "最大シェア下限"}, CellKind::share,
            {"with what is not known to be whose spread thin", "帰属不明分が多数に分散しているとした場合の最大シェア"}),
      bound("top_share_high", {"Top share at most", "最大シェア上限"}, CellKind::share,
            {"with what is not known to be whose in one hand", "帰属不明分が一者に集中しているとした場合の最大シェア"}),
      bound("listed_hhi", {"HHI of the part held", "判明分のHHI"}, CellKind::real,
            {"only where the row has a shortfall: of the trade that is held", "不足がある行のみ：判明分から計算"}),
      bound("listed_top_share", {"Top share of the part held", "判明分の最大シェア"}, CellKind::share,
            {"only where the row has a shortfall: of the trade that is held", "不足がある行のみ：判明分から計算"})};
}

Cell method_cell(const indicators::Indicator& method, Verdict verdict, double score) {
  if (method.doc.decides) return verdict;
  return verdict == Verdict::unknown ? Cell{} : known_digits(score);
}

Cell known(bool is, double value) { return is ? Cell{known_digits(value)} : Cell{}; }

std::vector<Cell> held_cells(const holdings::PositionRow& r) {
  const bool part = r.shortfall.gap != Gap::none, whole = !part && r.hhi_high > 0.0;
  return {part ? Cell{std::string{name_of(r.shortfall.gap)}} : Cell{},
          known(whole, r.hhi_low),
          known(whole, r.hhi_high),
          known(whole, r.top_low),
          known(whole, r.top_high),
          known(part && r.suppliers > 0, r.hhi),
          known(part && r.suppliers > 0, r.top_share)};
}

// Of a known total; without one nobody knows.
Cell unlisted_share(const holdings::PositionRow& r) {
  if (r.shortfall.gap != Gap::none) return {};
  return r.imports_usd > 0 ? known_digits(r.unlisted_usd / r.imports_usd) : 0.0;
}

std::vector<Cell> cells_of(const RankedRow& ranked, const std::vector<holdings::MethodChoice>& methods,
                           const normalize::AreaCatalog& areas, const holdings::ProductTitles& titles) {
  const auto& r = ranked.position;
  const bool supplied = r.suppliers > 0, whole = shares_known(r);
  std::vector<Cell> line{ranked.of->importer.code,
                         static_cast<std::int64_t>(ranked.of->year),
                         r.product.digits(),
                         std::string{name_of(r.product.nomenclature())},
                         r.imports_usd,
                         static_cast<std::int64_t>(r.suppliers),
                         supplied ? Cell{areas.area(r.top_supplier).iso3} : Cell{},
                         known(whole, r.top_share),
                         known(whole, r.hhi)};
  for (std::size_t m = 0; m < methods.size(); ++m)
    line.push_back(method_cell(*methods[m].method, r.verdicts[m], r.scores[m]));
  line.emplace_back(static_cast<std::int64_t>(r.flagged));
  line.emplace_back(static_cast<std::int64_t>(r.judged));
  const auto why = why_unknown(r, methods);
  line.push_back(why ? Cell{*why} : Cell{Text{"", ""}});
  for (const double v : {r.rank, r.rank_low, r.rank_high}) line.push_back(r.has_interval && whole ? Cell{v} : Cell{});
  line.emplace_back(r.imports_usd > 0 ? known_digits(r.unidentified_usd / r.imports_usd) : 0.0);
  line.push_back(unlisted_share(r));
  line.push_back(r.mirrored ? Cell{Text{"exporters", "輸出側"}} : Cell{Text{"importer", "輸入側"}});
  line.emplace_back(r.feed);
  const auto title = titles.find(r.product);
  line.push_back(title ? Cell{*title} : Cell{});
  line.push_back(supplied ? Cell{Text{areas.area(r.top_supplier).en, areas.area(r.top_supplier).ja}} : Cell{});
  std::ranges::move(held_cells(r), std::back_inserter(line));
  for (std::size_t m = 0; m < methods.size(); ++m) {
    if (!methods[m].method->doc.decides) continue;
    line.emplace_back(std::string{m < r.why.size() ? name_of(r.why[m]) : std::string_view{}});
  }
  return line;
}

}  // namespace

std::optional<Text> why_unknown(const holdings::PositionRow& row, const std::vector<holdings::MethodChoice>& methods) {
  if (row.shortfall.gap != Gap::none) return describe(row.shortfall);
  std::array<int, kGaps> count{};
  for (std::size_t m = 0; m < methods.size() && m < row.why.size(); ++m) {
    if (methods[m].method->doc.decides && row.verdicts[m] == Verdict::unknown)
      ++count[static_cast<std::size_t>(row.why[m])];
  }
  count[static_cast<std::size_t>(Gap::none)] = 0;
  const auto most = std::ranges::max_element(count);
  if (*most == 0) return std::nullopt;
  return Text{describe(static_cast<Gap>(most - count.begin()))};
}

std::vector<ReportColumn> ranking_columns(const std::vector<holdings::MethodChoice>& methods, bool several_importers) {
  auto columns = position_columns(several_importers);
  for (const auto& m : methods) {
    const auto& doc = m.method->doc;
    columns.push_back({std::string{doc.id}, doc.label, doc.decides ? CellKind::verdict : CellKind::real, doc.rule});
  }
  std::ranges::move(summary_columns(), std::back_inserter(columns));
  columns.push_back(in_front({"name", {"Name", "品名"}, CellKind::text, {"of the trade code", "品目コードの品名"}}));
  columns.push_back(in_front({"top_supplier_name",
                              {"Top supplier", "最大供給国"},
                              CellKind::text,
                              {"the largest known supplier; others may be larger where suppliers may be missing",
                               "判明している最大供給国（供給国が欠けている行では、より大きい供給国がありうる）"}}));
  std::ranges::move(held_columns(), std::back_inserter(columns));
  for (const auto& m : methods) {
    const auto& doc = m.method->doc;
    if (!doc.decides) continue;
    const Text label{doc.label};
    columns.push_back(in_files({std::string{doc.id} + "_why",
                                {label.en + ", why unknown", label.ja + "（不明の理由）"},
                                CellKind::text,
                                {"id of the reason for an unknown verdict", "「不明」の理由のID"}}));
  }
  return columns;
}

std::vector<ReportColumn> overlap_columns() {
  return {{"methods", {"Methods", "該当した手法"}, CellKind::text, {"that flag together", "同時に該当とした手法"}},
          {"methods_count", {"Number", "手法数"}, CellKind::integer, {"of methods in the set", "組に含まれる手法の数"}},
          {"products",
           {"Products", "品目数"},
           CellKind::integer,
           {"flagged by exactly this set", "この組の手法だけが該当とした品目の数"}},
          {"import_value_usd", {"Imports", "輸入額"}, CellKind::usd, {"of these products", "これらの品目の輸入額"}}};
}

std::vector<std::vector<Cell>> ranking_cells(const std::vector<RankedRow>& rows,
                                             const std::vector<holdings::MethodChoice>& methods,
                                             const normalize::AreaCatalog& areas,
                                             const holdings::ProductTitles& titles) {
  std::vector<std::vector<Cell>> cells;
  cells.reserve(rows.size());
  for (const auto& r : rows) cells.push_back(cells_of(r, methods, areas, titles));
  return cells;
}

}  // namespace noroshi::use_cases
