#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct LevelRequest {
  std::string importer = "JPN";
  std::optional<Period> month;     // nothing: this month
  std::vector<std::string> goods;  // as choose_good reads them; empty: all goods of the atlas

  static auto fields() {
    using R = LevelRequest;
    return std::tuple{holdings::importer_field(&R::importer),
                      Field{.name = "month",
                            .value = "MONTH",
                            .member = &R::month,
                            .doc = {"The month that is judged (2026-11). Default: this month.",
                                    "対象月（例：2026-11）。既定値は当月。"}},
                      Field{.name = "good",
                            .value = "GOODS",
                            .member = &R::goods,
                            .doc = {"Atlas ids, names or product codes. Default: all goods of the atlas.",
                                    "アトラスのID、名称又は品目コード。既定値はアトラスの全物資。"},
                            .is = ValueIs::good}};
  }
};
// The measured early-warning level (granularity, timeliness, scope, simulation, detection) with its evidence.
[[nodiscard]] Result<ReportTable> measure_level(holdings::OpenedWorkspace& workspace, const LevelRequest& request);

}  // namespace noroshi::use_cases
