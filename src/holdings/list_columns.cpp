#include "holdings/list_columns.hpp"

#include <algorithm>
#include <iterator>

namespace noroshi::holdings {
namespace {

// The columns that say which product a row is about.
std::vector<ReportColumn> product_columns() {
  return {{.id = "of",
           .title = {"Of", "対象"},
           .note = {"the area or group that is asked about", "問合せの対象とした国・地域又はグループ"},
           .file_only = true},
          {.id = "year",
           .title = {"Year", "年"},
           .kind = CellKind::integer,
           .note = {"of the trade", "貿易の対象年"},
           .file_only = true},
          {"product", {"Product", "品目"}, CellKind::text, {"trade code", "品目コード"}},
          {.id = "revision",
           .title = {"Edition", "HS版"},
           .note = {"nomenclature of the code", "コードの分類"},
           .file_only = true},
          {"name", {"Name", "品名"}, CellKind::text, {"of the trade code", "品目コードの品名"}}};
}

std::vector<ReportColumn> common_columns() {
  return {{"supplier", {"Supplier", "供給国"}, CellKind::text, {"ISO code of the outsider", "域外供給国のISOコード"}},
          {"dependent_members",
           {"Members", "依存国数"},
           CellKind::integer,
           {"members that depend on it", "同国に依存する構成国の数"}},
          {"importing_members",
           {"of", "輸入国数"},
           CellKind::integer,
           {"members known to import the product", "当該品目の輸入が判明している構成国の数"}},
          {"members", {"Which", "依存する構成国"}, CellKind::text, {"ISO codes", "ISOコード"}},
          {"import_value_usd",
           {"From supplier", "同国からの輸入額"},
           CellKind::usd,
           {"imports of these members from it, in USD", "依存する構成国の同国からの輸入額（米ドル）"}}};
}

std::vector<ReportColumn> reverse_columns() {
  return {
      {"partner", {"Dependent", "依存する国・地域"}, CellKind::text, {"ISO code", "ISOコード"}},
      {"partner_name", {"Name", "国・地域名"}, CellKind::text, {"of the dependent area", "依存する国・地域の名称"}},
      {"share",
       {"Share", "シェア"},
       CellKind::share,
       {"of its identified imports, bought here", "供給国の判明した輸入に占める対象からの輸入の割合"}},
      {"hhi",
       {"HHI", "HHI"},
       CellKind::real,
       {"sum of squared shares of its suppliers, the members as one", "供給国シェアの二乗和（構成国は一つとする）"}},
      {"import_value_usd",
       {"Its imports", "輸入総額"},
       CellKind::usd,
       {"of the product from everywhere, in USD", "当該品目の全世界からの輸入額（米ドル）"}}};
}

std::vector<ReportColumn> joined(std::vector<ReportColumn> columns, std::vector<ReportColumn> further) {
  std::ranges::move(further, std::back_inserter(columns));
  return columns;
}

}  // namespace

std::vector<ReportColumn> common_dependence_columns() { return joined(product_columns(), common_columns()); }
std::vector<ReportColumn> reverse_dependence_columns() { return joined(product_columns(), reverse_columns()); }

std::vector<ReportColumn> change_columns() {
  return {{.id = "importer",
           .title = {"Importer", "輸入国"},
           .note = {"whose imports", "輸入する国・地域"},
           .file_only = true},
          {"product", {"Product", "品目"}, CellKind::text, {"trade code", "品目コード"}},
          {"name", {"Name", "品名"}, CellKind::text, {"of the trade code", "品目コードの品名"}},
          {.id = "kind", .title = {"Kind", "区分"}, .note = {"id of the change", "変化の区分のID"}, .file_only = true},
          {"change", {"Change", "変化"}, CellKind::text, {"what changed", "変化の内容"}},
          {.id = "method",
           .title = {"Method (id)", "手法（ID）"},
           .note = {"whose verdict changed", "判定が変化した手法のID"},
           .file_only = true},
          {"method_label", {"Method", "手法"}, CellKind::text, {"whose verdict changed", "判定が変化した手法"}},
          {"verdict_before", {"Before", "起点の判定"}, CellKind::verdict, {"verdict before", "起点での判定"}},
          {"verdict_after", {"After", "終点の判定"}, CellKind::verdict, {"verdict after", "終点での判定"}},
          {"why", {"Why unknown", "不明の理由"}, CellKind::text, {"why it is no longer known", "不明となった理由"}},
          {.id = "supplier",
           .title = {"Supplier (ISO)", "供給国（ISO）"},
           .note = {"ISO code", "ISOコード"},
           .file_only = true},
          {"supplier_name", {"Supplier", "供給国"}, CellKind::text, {"whose share changed", "シェアが変化した供給国"}},
          {"share_before",
           {"Share before", "起点のシェア"},
           CellKind::share,
           {"of all imports of the product", "当該品目の総輸入額に対する割合"}},
          {"share_after",
           {"Share after", "終点のシェア"},
           CellKind::share,
           {"of all imports of the product", "当該品目の総輸入額に対する割合"}},
          {"share_change",
           {"Change of share", "シェアの差"},
           CellKind::share,
           {"after minus before", "終点から起点を引いた差"}},
          {"import_value_usd_before",
           {"Imports before", "起点の輸入額"},
           CellKind::usd,
           {"of the product, in USD", "当該品目の輸入額（米ドル）"}},
          {"import_value_usd_after",
           {"Imports after", "終点の輸入額"},
           CellKind::usd,
           {"of the product, in USD", "当該品目の輸入額（米ドル）"}}};
}

std::vector<ReportColumn> conversion_columns() {
  return {
      {.id = "importer",
       .title = {"Importer", "輸入国"},
       .note = {"whose imports", "輸入する国・地域"},
       .file_only = true},
      {.id = "year",
       .title = {"Year", "年"},
       .kind = CellKind::integer,
       .note = {"of the trade", "貿易の対象年"},
       .file_only = true},
      {.id = "from",
       .title = {"From", "変換元"},
       .note = {"edition in which trade was reported", "報告に用いられた版"},
       .file_only = true},
      {.id = "to", .title = {"To", "変換先"}, .note = {"classification of `code`", "code の分類"}, .file_only = true},
      {"code", {"Code", "コード"}, CellKind::text, {"of the target classification", "変換先の分類のコード"}},
      {"import_value_usd",
       {"Imports", "輸入額"},
       CellKind::usd,
       {"sum of source values times weights, in USD", "元コードの額と重みの積の和（米ドル）"}},
      {"share", {"Share", "構成比"}, CellKind::share, {"of the value before", "変換前の総額に対する割合"}},
      {"source_codes",
       {"From codes", "元コード数"},
       CellKind::integer,
       {"source codes that bring value here", "このコードに割り当てられた元コードの数"}},
      {"largest_source",
       {"Largest", "最大の元コード"},
       CellKind::text,
       {"source code that brings most", "割り当てられた額が最大の元コード"}},
      {"largest_source_share",
       {"of it", "うち同コード"},
       CellKind::share,
       {"its part of the value here", "このコードの額に占める割合"}}};
}

std::vector<ReportColumn> conservation_columns() {
  return {
      {"source_codes",
       {"Codes before", "変換前コード数"},
       CellKind::integer,
       {"source codes with imports", "輸入のある元コードの数"}},
      {"value_before_usd", {"Total before", "変換前の総額"}, CellKind::usd, {"in USD", "米ドル"}},
      {"target_codes",
       {"Codes after", "変換後コード数"},
       CellKind::integer,
       {"target codes that got value", "額が割り当てられた変換先コードの数"}},
      {"value_after_usd", {"Total after", "変換後の総額"}, CellKind::usd, {"in USD", "米ドル"}},
      {"unmapped_codes",
       {"Codes without target", "対応先のないコード数"},
       CellKind::integer,
       {"source codes of which part or all has no target", "全部又は一部に対応先のない元コードの数"}},
      {"unmapped_value_usd",
       {"Value without target", "対応先のない額"},
       CellKind::usd,
       {"in USD; in no row of the result", "米ドル。結果のどの行にも含まれない"}},
      {"unmapped_share", {"of total", "総額比"}, CellKind::share, {"of the total before", "変換前の総額に対する割合"}},
      {"relative_error",
       {"Rounding", "端数誤差"},
       CellKind::real,
       {"|before - after - without target| / before", "｜変換前－変換後－対応先なし｜÷変換前"}}};
}

std::vector<ReportColumn> unmapped_columns() {
  return {{"code", {"Code", "コード"}, CellKind::text, {"source code", "元コード"}},
          {"name", {"Name", "品名"}, CellKind::text, {"of the source code", "元コードの品名"}},
          {"unmapped_value_usd", {"Value without target", "対応先のない額"}, CellKind::usd, {"in USD", "米ドル"}},
          {"share", {"of total", "総額比"}, CellKind::share, {"of the total before", "変換前の総額に対する割合"}}};
}

}  // namespace noroshi::holdings
