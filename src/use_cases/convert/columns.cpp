#include "use_cases/convert/convert.hpp"

namespace noroshi::use_cases {

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

}  // namespace noroshi::use_cases
