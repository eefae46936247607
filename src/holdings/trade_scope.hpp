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

// For questions that may be asked of several importers side by side.
template <class Request>
[[nodiscard]] auto importers_field(std::string Request::*member) {
  return Field{
      .name = "importer",
      .value = "AREAS",
      .member = member,
      .doc = {"The importing country: ISO code or name (JPN, Japan, 日本), or a group (EU, G7); several side by "
              "side with commas (JPN,KOR,EU). Default: JPN.",
              "輸入国。ISOコード、国名（JPN、Japan、日本）又はグループ（EU、G7）。コンマ区切りで複数を並べて"
              "比較する（JPN,KOR,EU）。既定値は JPN。"},
      .is = ValueIs::area};
}

// Which rows of a list of positions are wanted. What a filter asks about and a row does not know leaves the row out;
// the list says how many.
struct PositionFilter {
  std::string supplier;    // any code or name of an area: the largest known supplier
  double min_share = 0.0;  // of the largest supplier
  double min_value = 0.0;  // imports in USD
  bool designated = false;

  static auto fields() {
    using F = PositionFilter;
    return std::tuple{
        Field{.name = "supplier",
              .value = "AREA",
              .member = &F::supplier,
              .doc = {"Only products of which this area is the largest known supplier.",
                      "判明している最大供給国が指定した国・地域である品目のみ。"},
              .is = ValueIs::area},
        Field{.name = "min_share",
              .value = "SHARE",
              .member = &F::min_share,
              .doc = {"Only products of which the largest supplier is known to hold at least this share (0.5).",
                      "最大供給国のシェアがこの値以上と判明している品目のみ（例：0.5）。"},
              .min = 0.0,
              .max = 1.0},
        Field{.name = "min_value",
              .value = "USD",
              .member = &F::min_value,
              .doc = {"Only products with imports of at least so many US dollars (1e6).",
                      "輸入額がこの額（米ドル）以上の品目のみ（例：1e6）。"},
              .min = 0.0,
              .max = 1e15},
        Field{.name = "designated",
              .member = &F::designated,
              .doc = {"Only codes of goods designated under Japan's Economic Security Promotion Act.",
                      "特定重要物資に対応するコードのみ。"}}};
  }
};

// Other fields that lists of trade have in common.
template <class Request>
[[nodiscard]] auto sort_field(std::string Request::*member) {
  return Field{.name = "sort",
               .value = "COLUMN",
               .member = member,
               .doc = {"Order by this column, as it is called in files (hhi), or downwards with - before it "
                       "(--sort=-hhi). Unknown comes last.",
                       "指定した列（ファイルでの列名。例：hhi）の昇順に並べる。- を前に付けると降順（--sort=-hhi）。"
                       "不明は最後に置く。"}};
}
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

}  // namespace noroshi::holdings
