#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

enum class HindcastCase : std::uint8_t { all, outcomes, wiod2009, nickel2014, nickel2020, gallium2023 };

struct HindcastRequest {
  HindcastCase which = HindcastCase::all;
  std::filesystem::path outcomes;  // a folder; empty: the project's own cases
  std::string table = "wiod2013:2008";
  std::string later_table = "wiod2013:2009";
  std::uint32_t seed = 1;

  static auto fields() {
    using R = HindcastRequest;
    return std::tuple{
        Field{.name = "case",
              .value = "CASE",
              .member = &R::which,
              .doc = {"What is forecast again. Default: all.", "再現する事例。既定値は all。"},
              .choices = {"all", "outcomes", "wiod2009", "nickel2014", "nickel2020", "gallium2023"}},
        Field{.name = "outcomes",
              .value = "FOLDER",
              .member = &R::outcomes,
              .doc = {"Folder with timeline.tsv, outcomes.tsv and grades.tsv. Default: the project's own cases.",
                      "timeline.tsv、outcomes.tsv、grades.tsv のあるフォルダ。既定では同梱の事例。"},
              .is = ValueIs::folder},
        Field{.name = "table",
              .value = "TABLE",
              .member = &R::table,
              .doc = {"Input-output table whose structure forecasts (wiod2013:2008).",
                      "予測に用いる構造の産業連関表（wiod2013:2008）。"}},
        Field{.name = "later_table",
              .value = "TABLE",
              .member = &R::later_table,
              .doc = {"Table of the year that is forecast (wiod2013:2009).",
                      "予測対象年の産業連関表（wiod2013:2009）。"}},
        Field{.name = "seed",
              .value = "N",
              .member = &R::seed,
              .doc = {"Of the draws: bootstrap, halves, bands. Default: 1.",
                      "乱数の種（ブートストラップ、分割、帯）。既定値は1。"},
              .min = 0,
              .max = 4294967295.0}};
  }
};

// Forecasts what has happened from what was known before, and scores it. The first table holds every score; one table
// per hindcast lists its forecasts with the misses marked. A hindcast whose data are not in the workspace is a row "not
// run" that says what to load. Errors: not_found (the folder of outcomes); those of reading it; cancelled.
[[nodiscard]] Result<std::vector<ReportTable>> run_hindcasts(holdings::OpenedWorkspace& workspace,
                                                             const HindcastRequest& request, const Progress& progress);

}  // namespace noroshi::use_cases
