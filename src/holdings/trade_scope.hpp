#pragma once
#include <optional>
#include <string>

#include "requests/field.hpp"

namespace noroshi::holdings {

template <class Request>
[[nodiscard]] auto importer_field(std::string Request::*member) {
  return Field{.name = "importer",
               .value = "AREA",
               .member = member,
               .doc = {"The importing country: ISO code or name (JPN, Japan, 日本), or a group (EU, G7). Default: JPN.",
                       "輸入国。ISOコード、国名（JPN、Japan、日本）又はグループ（EU、G7）。既定値は JPN。"},
               .is = ValueIs::area};
}

template <class Request>
[[nodiscard]] auto as_of_field(std::optional<Date> Request::*member) {
  return Field{.name = "as_of",
               .value = "DATE",
               .member = member,
               .doc = {"Use only what was known on that day (2024-06-30).",
                       "指定日に判明していたデータのみを使用する（例：2024-06-30）。"}};
}

// Whose trade of which year is asked about, and which data speak: what every question about trade has in common.
struct TradeScope {
  std::string importer = "JPN";  // any code or name of an area, or a group (EU, G7)
  std::optional<int> year;       // nothing: the newest year that is a picture of the importer
  std::string source;            // feed id; empty: the best feed for each (importer, product)
  std::optional<Date> as_of;     // only what was known at the end of that day

  // For questions that call the area something else.
  static auto fields_besides_importer() {
    return std::tuple{
        Field{.name = "year",
              .value = "YEAR",
              .member = &TradeScope::year,
              .doc = {"Default: the newest year with data for the importer.", "対象年。既定値はデータのある最新年。"},
              .min = 1900,
              .max = 2200},
        Field{.name = "source",
              .value = "FEED",
              .member = &TradeScope::source,
              .doc = {"Use this feed only. Default: the best one for each product.",
                      "指定したフィードのみを使用する。既定では品目ごとに最良のものを選択。"},
              .is = ValueIs::trade_feed},
        as_of_field(&TradeScope::as_of)};
  }
  static auto fields() {
    return std::tuple_cat(std::tuple{importer_field(&TradeScope::importer)}, fields_besides_importer());
  }
};

// Other fields that lists of trade have in common.
template <class Request>
[[nodiscard]] auto product_field(std::vector<std::string> Request::*member) {
  return Field{.name = "product",
               .value = "CODES",
               .member = member,
               .doc = {"Product codes; a heading takes all below it (2805). Default: all.",
                       "品目コード。上位の番号（例：2805）は下位の全品目を含む。既定値は全品目。"},
               .is = ValueIs::product};
}
template <class Request>
[[nodiscard]] auto limit_field(std::size_t Request::*member) {
  return Field{.name = "limit",
               .value = "N",
               .member = member,
               .doc = {"At most N rows. Default: all.", "最大行数。既定値は全行。"},
               .min = 1,
               .max = 100'000'000};
}

template <class Request>
[[nodiscard]] auto sort_field(std::string Request::*member) {
  return Field{.name = "sort",
               .value = "COLUMN",
               .member = member,
               .doc = {"Order by this column of the file (hhi); with - before it, descending (-import_value_usd).",
                       "指定の列（例：hhi）で並べ替える。先頭に - を付けると降順（例：-import_value_usd）。"}};
}

}  // namespace noroshi::holdings
