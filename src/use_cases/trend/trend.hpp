#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/chart.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct TrendRequest {
  std::string good;  // atlas id, name in any language, or code
  std::string importer = "JPN";
  std::optional<int> from, to;       // years; nothing: the newest with figures and the ten before
  bool monthly = false;              // a row a month
  std::vector<std::string> methods;  // ids; empty: all
  std::string source;                // feed id; empty: the best for each year
  std::optional<Date> as_of;

  static auto fields() {
    using R = TrendRequest;
    return std::tuple{
        Field{.name = "good",
              .value = "GOOD",
              .member = &R::good,
              .doc = {"Atlas id, name in any language, or product code.",
                      "アトラスのID、名称（言語を問わない）又は品目コード。"},
              .is = ValueIs::good,
              .required = true},
        holdings::importer_field(&R::importer),
        Field{.name = "from",
              .value = "YEAR",
              .member = &R::from,
              .doc = {"First year. Default: ten years before the last.", "最初の年。既定値は最終年の10年前。"},
              .min = 1900,
              .max = 2200},
        Field{.name = "to",
              .value = "YEAR",
              .member = &R::to,
              .doc = {"Last year. Default: the newest in which anything of the good is loaded.",
                      "最後の年。既定値は当該物資のデータがある最新年。"},
              .min = 1900,
              .max = 2200},
        Field{.name = "monthly",
              .member = &R::monthly,
              .doc = {"A row for each month. Methods judge whole years and are left out.",
                      "月ごとに表示する。手法による判定は年単位のため省略。"}},
        Field{.name = "method",
              .value = "IDS",
              .member = &R::methods,
              .doc = {"Methods by id (geodep,ec2021). Default: all; ⟦methods⟧ lists them.",
                      "手法ID（例：geodep,ec2021）。既定値は全手法。⟦methods⟧ で一覧を表示。"},
              .is = ValueIs::method},
        Field{.name = "source",
              .value = "FEED",
              .member = &R::source,
              .doc = {"Use this feed only. Default: the best one for each year.",
                      "指定したフィードのみを使用する。既定では年ごとに最良のものを選択。"},
              .is = ValueIs::trade_feed},
        holdings::as_of_field(&R::as_of)};
  }
};

struct TrendReport {
  // trend: code,scope,period,..., one row per code and period, also of periods of which nothing is known (`why` says
  // what is missing). flagged: one row per code and method, with the first year of its unbroken run. The second is left
  // out of months.
  std::vector<ReportTable> tables;
  std::vector<Chart> charts;  // of each of the first codes: share and HHI, value
};

// How an importer's dependence on one good went: value, weight, unit value, suppliers, share, HHI and every method's
// word, code by code. Errors: those of choose_good and choose_importer; invalid_input for a span that is none;
// not_found for a method, or when nothing of the good is loaded and no years are given. Cost: each year is read and
// judged once (importer_history).
[[nodiscard]] Result<TrendReport> follow_trend(holdings::OpenedWorkspace& workspace, const TrendRequest& request,
                                               const Progress& progress);

}  // namespace noroshi::use_cases
