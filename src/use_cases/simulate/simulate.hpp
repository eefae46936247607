#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "holdings/recorded_run.hpp"
#include "holdings/trade_scope.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

struct SimulateRequest {
  std::vector<std::string> goods;  // of the atlas; several stop together
  std::vector<std::string> from;   // origins
  std::string importer = "JPN";
  std::string control = "ban";
  std::vector<std::string> parameters;  // "zero_days=20..60"
  int start = 0;
  int days = 90;
  int horizon = 365;
  std::optional<std::filesystem::path> scenario;  // a file says all of this and more
  std::string table;                              // "wiod2013:2011"
  int draws = 1000;                               // of the goods alone
  int industry_draws = 128;                       // through the industries, at most
  std::int64_t seed = 1;
  std::optional<Date> as_of;
  holdings::RunScope run;

  static auto fields() {
    using R = SimulateRequest;
    return std::tuple_cat(
        std::tuple{
            Field{.name = "goods",
                  .value = "GOODS",
                  .member = &R::goods,
                  .doc = {"Goods of the atlas that are kept back, by id, name or code; several are kept back together.",
                          "供給が止まる物資（アトラスのID、名称又はコード）。複数指定すると同時に止まる。"},
                  .is = ValueIs::good},
            Field{.name = "from",
                  .value = "AREAS",
                  .member = &R::from,
                  .doc = {"Origins that keep them back: ISO codes or names (CHN, China, 中国).",
                          "供給を止める国。ISOコード又は国名（CHN、China、中国）。"},
                  .is = ValueIs::area},
            holdings::importer_field(&R::importer),
            Field{.name = "control",
                  .value = "CONTROL",
                  .member = &R::control,
                  .doc = {"How: a path over time, with ranges. Default: ban.",
                          "止め方（時間経路と幅を持つ）。既定値は ban（輸出禁止）。"},
                  .choices = {"ban", "licence_delay", "quota", "slow_customs", "price"}},
            Field{.name = "parameter",
                  .value = "NAME=LOW..HIGH",
                  .member = &R::parameters,
                  .doc = {"Another range for a parameter of the control: zero_days=20..60, leakage=0.1. The answer "
                          "lists them all.",
                          "止め方のパラメータの範囲を変える（例：zero_days=20..60、leakage=0.1）。全ての値は結果に"
                          "示す。"}},
            Field{.name = "start",
                  .value = "DAY",
                  .member = &R::start,
                  .doc = {"First day of the control, counted from the start of the run. Default: 0.",
                          "措置の開始日（試算開始からの日数）。既定値は0。"},
                  .min = 0,
                  .max = 3650},
            Field{.name = "days",
                  .value = "DAYS",
                  .member = &R::days,
                  .doc = {"How long it holds. Default: 90.", "措置の継続日数。既定値は90。"},
                  .min = 1,
                  .max = 3650},
            Field{.name = "horizon",
                  .value = "DAYS",
                  .member = &R::horizon,
                  .doc = {"How long is looked ahead. Default: 365.", "試算期間の日数。既定値は365。"},
                  .min = 1,
                  .max = 3650},
            Field{.name = "scenario",
                  .value = "FILE",
                  .member = &R::scenario,
                  .doc = {"A scenario file in place of goods, origins, control, days: with measures, several shocks, "
                          "ranges of your own.",
                          "シナリオファイル。物資・供給国・措置・日数の代わりに指定し、対応策、複数の事象、独自の幅も"
                          "記述できる。"},
                  .is = ValueIs::file},
            Field{
                .name = "table",
                .value = "TABLE",
                .member = &R::table,
                .doc = {"Input-output table: feed and year (wiod2013:2011). Default: the newest with several regions.",
                        "産業連関表（フィードと年。例：wiod2013:2011）。既定値は複数地域を含む最新の表。"}},
            Field{.name = "draws",
                  .value = "N",
                  .member = &R::draws,
                  .doc = {"Draws of what is uncertain about the goods. Default: 1000.",
                          "物資に関する不確実な値の試行回数。既定値は1000。"},
                  .min = 1,
                  .max = 100'000},
            Field{.name = "industry_draws",
                  .value = "N",
                  .member = &R::industry_draws,
                  .doc = {"At most so many of them go through the industries; it stops when the loss is known well "
                          "enough. Default: 128.",
                          "そのうち産業モデルに通す最大回数。損失の推定が収束すれば打ち切る。既定値は128。"},
                  .min = 1,
                  .max = 10'000},
            Field{.name = "seed",
                  .value = "N",
                  .member = &R::seed,
                  .doc = {"Of the draws: the same seed gives the same answer. Default: 1.",
                          "乱数の種。同じ種なら同じ結果になる。既定値は1。"},
                  .min = 0,
                  .max = 9e15},
            holdings::as_of_field(&R::as_of)},
        fields_within(&R::run));
  }
};

// What happens at home when goods are kept back: days to shortage and to a stop, loss of value added by industry
// between two outer bounds, who is hit first, what the answer rests on and what moves it. Charts: loss over time with
// its band, the industries that lose most, where the first losses go.
//
// The goods are kept in their own ledgers in physical units (propagation/goods_ledger.hpp) that limit the industries
// which cannot do without them; the industry model (propagation/industries/industry_model.hpp) carries the loss on.
// Without an input-output table the goods are answered alone and the loss is unknown. Errors: not_found (good, area,
// table, control, imports of the good), invalid_input (contradictory fields, ranges), those of the scenario file;
// cancelled only before anything is there to show. Cost: goods about 0.1 s; industries: WIOD (1,435) about 10 s for 64
// draws of a year.
extern const holdings::RecordedJob<SimulateRequest> kSimulate;

}  // namespace noroshi::use_cases
