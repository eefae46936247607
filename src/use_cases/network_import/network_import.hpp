#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/provenance.hpp"
#include "model/rejected.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

struct NetworkImportRequest {
  std::string feed;  // "wiod2013", or "generic_matrix" with `mapping`
  std::vector<std::filesystem::path> files;
  std::optional<std::filesystem::path> mapping;
  std::optional<std::int64_t> year;  // of files that do not say theirs
  std::optional<Date> retrieved;
  bool force = false;

  static auto fields() {
    using R = NetworkImportRequest;
    return std::tuple{
        Field{
            .name = "feed",
            .value = "FEED",
            .member = &R::feed,
            .doc = {"wiod2013, wiod2016, wiod2016_niot, oecd_icio, oecd_iot, exiobase3, china_io, japan_io, bea_io, or "
                    "generic_matrix with a mapping.",
                    "wiod2013、wiod2016、wiod2016_niot、oecd_icio、oecd_iot、exiobase3、china_io、japan_io、bea_io、"
                    "又は対応表を指定する generic_matrix。"},
            .is = ValueIs::table_feed,
            .required = true},
        Field{.name = "files",
              .value = "FILES",
              .member = &R::files,
              .doc = {"The publisher's files; those of one table together. A folder stands for the files in it that "
                      "the feed knows.",
                      "公表元のファイル（一つの表を成すものはまとめて指定）。"
                      "フォルダーはその中の該当ファイルを意味する。"},
              .is = ValueIs::file,
              .required = true},
        Field{.name = "mapping",
              .value = "FILE",
              .member = &R::mapping,
              .doc = {"How the files are laid out, for the feed generic_matrix (data/io_feeds/README.md).",
                      "フィード generic_matrix 用：ファイルの配置の記述（data/io_feeds/README.md）。"},
              .is = ValueIs::file},
        Field{.name = "year",
              .value = "YEAR",
              .member = &R::year,
              .doc = {"What the table is about, when the files do not say it.",
                      "表の対象年（ファイルから分からない場合）。"},
              .min = 1900,
              .max = 2099},
        Field{.name = "retrieved",
              .value = "DATE",
              .member = &R::retrieved,
              .doc = {"The day on which the files left their publisher. Default: the date of the file.",
                      "公表元からファイルを取得した日。既定値はファイルの日付。"}},
        Field{.name = "force",
              .member = &R::force,
              .doc = {"Store a table although cells of it could not be read; they count as zero.",
                      "読めないセルがあっても保存する（そのセルは0として扱う）。"}}};
  }
};

struct NetworkImportReport {
  Delivery delivery;
  ReportTable summary;   // a line per table: size, output, gaps of rows and columns, industries without output
  ReportTable rejected;  // cells that no number could be read from
};

// Reads the files of one feed of input-output tables into the workspace, all or nothing. Errors: not_found (feed,
// file), invalid_input (a file of another layout; not square, a missing sector, a label twice, no final demand),
// refused (cells that are no numbers, without force), busy, io, cancelled.
[[nodiscard]] Result<NetworkImportReport> import_network(holdings::OpenedWorkspace& workspace,
                                                         const NetworkImportRequest& request, const Progress& progress);

}  // namespace noroshi::use_cases
