#include <algorithm>
#include <iterator>

#include "holdings/list_columns.hpp"

namespace noroshi::holdings {
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
           {"share of the largest supplier in imports from identified areas, listed or not; unknown where suppliers "
            "may be missing",
            "最大供給国のシェア（供給国を特定できる輸入に対する。内訳のない分を含む）。供給国が欠けている可能性があれば"
            "不明"}},
          {"hhi",
           {"HHI", "HHI"},
           CellKind::real,
           {"Herfindahl-Hirschman index: sum of squared shares of suppliers, 0 to 1; at least this where some are "
            "not listed, unknown where suppliers may be missing",
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

}  // namespace

std::vector<ReportColumn> ranking_columns(const std::vector<MethodChoice>& methods, bool several_importers) {
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

}  // namespace noroshi::holdings
